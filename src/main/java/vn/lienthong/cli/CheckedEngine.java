package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.check.NoEngine;
import vn.lienthong.check.RunningEngine;
import vn.lienthong.check.Words;
import vn.lienthong.config.Secret;
import vn.lienthong.config.Settings;
import vn.lienthong.text.Texts;

/** The engine as the connection check asks it: each call twice where people read the answer, once in each language. */
final class CheckedEngine implements RunningEngine {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final OperationsClient vietnamese;
    private final OperationsClient english;

    private CheckedEngine(Settings settings, Secret token) {
        vietnamese = new OperationsClient(settings, token, Texts.VIETNAMESE);
        english = new OperationsClient(settings, token, Locale.ENGLISH);
    }

    /** @param tokenFile null for the one the engine wrote; where that is missing, no engine ever ran here */
    static RunningEngine of(Settings settings, Path tokenFile) {
        Path file = tokenFile != null
                ? tokenFile
                : settings.path("lienthong.data-dir").resolve("operator.token");
        try {
            return new CheckedEngine(settings, new Secret(Files.readString(file).strip()));
        } catch (IOException e) {
            if (tokenFile != null) throw new CommandFailure(ExitCode.WRONG_USE, "token-file", file.toString());
            return new NoEngine();
        }
    }

    @Override
    public Optional<LogIn> logIn(String partner) {
        String path = "/partners/" + OperationsClient.encoded(partner) + "/log-in";
        try {
            JsonNode answer = post(vietnamese, path);
            if (answer.path("accepted").asBoolean())
                return Optional.of(new LogIn(true, "", new Words("", ""), new Words("", "")));
            JsonNode told = post(english, path);
            return Optional.of(new LogIn(
                    false, answer.path("reason").asText(), words(answer, told, "text"), words(answer, told, "action")));
        } catch (ProblemAnswer problem) {
            if (problem.status() == NOT_FOUND) return Optional.empty();
            throw refused(problem);
        }
    }

    @Override
    public Optional<JsonNode> dossier(String number) {
        try {
            return Optional.of(get(vietnamese, "/dossiers/" + OperationsClient.encoded(number), Map.of()));
        } catch (ProblemAnswer problem) {
            if (problem.status() == NOT_FOUND) return Optional.empty();
            throw refused(problem);
        }
    }

    @Override
    public Optional<Preview> preview(String number) {
        try {
            JsonNode answer =
                    get(vietnamese, "/dossiers/" + OperationsClient.encoded(number) + "/sync-preview", Map.of());
            List<String> empty = new ArrayList<>();
            answer.path("empty").forEach(field -> empty.add(field.asText()));
            return Optional.of(new Preview(
                    answer.path("filled").asInt(),
                    empty,
                    answer.path("incomplete").asBoolean()));
        } catch (ProblemAnswer problem) {
            if (problem.status() == NOT_FOUND) return Optional.empty();
            throw refused(problem);
        }
    }

    private static Unreachable refused(ProblemAnswer problem) {
        return new Unreachable(problem.status() == UNAUTHORIZED || problem.status() == FORBIDDEN);
    }

    @Override
    public List<Work> work(String number) {
        List<Work> all = new ArrayList<>();
        JsonNode queued =
                dossier(number).map(found -> found.path("queued")).orElse(JsonNodeFactory.instance.arrayNode());
        for (JsonNode message : queued) {
            String queue = message.path("queue").asText();
            String state = message.path("state").asText();
            if (!message.hasNonNull("error")) {
                all.add(new Work(queue, state, "", "", new Words("", ""), new Words("", "")));
                continue;
            }
            JsonNode here = message(vietnamese, queue, number);
            JsonNode there = message(english, queue, number);
            all.add(new Work(
                    queue,
                    state,
                    here.path("class").asText(""),
                    here.path("reason").asText("unknown"),
                    words(here, there, "text"),
                    words(here, there, "action")));
        }
        return all;
    }

    private static JsonNode message(OperationsClient client, String queue, String number) {
        try {
            for (JsonNode row : get(client, "/queues/" + OperationsClient.encoded(queue) + "/messages", Map.of()))
                if (row.path("maHoSo").asText().equals(number)) return row;
        } catch (ProblemAnswer problem) {
            throw refused(problem);
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private static Words words(JsonNode vietnamese, JsonNode english, String member) {
        return new Words(
                vietnamese.path(member).asText(""), english.path(member).asText(""));
    }

    private static JsonNode get(OperationsClient client, String path, Map<String, String> query) {
        try {
            return client.get(path, query);
        } catch (CommandFailure failure) {
            throw new Unreachable(false);
        }
    }

    private static JsonNode post(OperationsClient client, String path) {
        try {
            return client.post(path, JsonNodeFactory.instance.objectNode());
        } catch (CommandFailure failure) {
            throw new Unreachable(false);
        }
    }
}
