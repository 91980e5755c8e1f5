package vn.lienthong.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.NewMessage;

/**
 * What the partners answer while one route runs, call by call, and what they were asked; the messages that were sent,
 * and the routes that were called.
 */
final class Script {
    static final String SQL = "sql ";

    private final JsonNode calls;
    private final Parts parts;
    private final List<Asked> asked = new ArrayList<>();
    private final List<NewMessage> messages = new ArrayList<>();
    private final Set<String> reached = new HashSet<>();

    /** @param calls the test's list; may be missing */
    Script(JsonNode calls, Parts parts) {
        this.calls = calls;
        this.parts = parts;
    }

    /**
     * @param target name of the partner, the address of a route that was stood in for, or {@code sql} and the statement
     * @param action of a SOAP call; empty for any other
     */
    record Asked(String target, String method, String path, String action, JsonNode body) {}

    /** @param http status */
    record Answer(int http, JsonNode body) {}

    /** A call of a partner. Empty for one the test does not know of. */
    synchronized Optional<Answer> partner(String partner, String method, String path, String action, JsonNode body) {
        boolean expected = next().path("partner").asText().equals(partner);
        Answer answer = new Answer(next().path("http").asInt(200), answer());
        asked.add(new Asked(partner, method, path, action, body));
        return expected ? Optional.of(answer) : Optional.empty();
    }

    /** A call of another route. Empty where the test lets that route run itself. */
    synchronized Optional<JsonNode> route(String uri, JsonNode body) {
        if (!next().path("route").asText().equals(uri)) return Optional.empty();
        JsonNode answer = answer();
        asked.add(new Asked(uri, "", "", "", body));
        return Optional.of(answer);
    }

    /**
     * A statement in the one-stop system's database.
     *
     * @throws IllegalStateException for one the test does not know of
     */
    synchronized JsonNode statement(String name, JsonNode bound) {
        boolean expected = next().path("sql").asText().equals(name);
        JsonNode answer = answer();
        asked.add(new Asked(SQL + name, "", "", "", bound));
        if (!expected) throw new IllegalStateException(SQL + name);
        return answer;
    }

    synchronized void reach(String uri) {
        reached.add(uri);
    }

    synchronized boolean hasReached(String uri) {
        return reached.contains(uri);
    }

    synchronized void send(NewMessage message) {
        messages.add(message);
    }

    /** Commits all but messages, which are noted once that is done. */
    void commit(Commits commits, List<? extends Effect> effects) {
        commits.commit(effects.stream()
                .filter(effect -> !(effect instanceof NewMessage))
                .toList());
        effects.stream()
                .filter(NewMessage.class::isInstance)
                .map(NewMessage.class::cast)
                .forEach(this::send);
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    synchronized List<NewMessage> messages() {
        return List.copyOf(messages);
    }

    private JsonNode next() {
        JsonNode next = calls.get(asked.size());
        return next == null ? MissingNode.getInstance() : next;
    }

    private JsonNode answer() {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        return next().has("answer") ? parts.filled(next().get("answer")) : nothing;
    }
}
