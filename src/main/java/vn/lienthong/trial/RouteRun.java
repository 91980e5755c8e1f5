package vn.lienthong.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.engine.RouteBench;
import vn.lienthong.payment.PaymentSignature;
import vn.lienthong.queue.Message;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.QueueConsumer;
import vn.lienthong.queue.Step;
import vn.lienthong.text.Times;

/** Lets routes run one after another, each once: one takes what an earlier one has sent to its queue. */
final class RouteRun {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String QUEUE = "queue:";

    private final RouteBench bench;
    private final SampleDossiers samples;
    private final Clock clock;
    private final String number;
    private final List<NewMessage> waiting = new ArrayList<>();

    /** @param number of the dossier that the test is about */
    RouteRun(RouteBench bench, SampleDossiers samples, Clock clock, String number) {
        this.bench = bench;
        this.samples = samples;
        this.clock = clock;
        this.number = number;
    }

    /** @param given what the route is handed; a failure of the route stands in the exchange */
    Exchange run(Doors.Entry entry, JsonNode given, Parts parts, Script script) {
        Exchange exchange = entry.consumer().createExchange(false);
        Step step = null;
        if (entry.uri().startsWith("platform-http:"))
            exchange.getIn().setBody(request(given, parts).toString().getBytes(StandardCharsets.UTF_8));
        else step = begin(exchange, entry, given, parts);
        given(given, "headers", parts).forEach((name, value) -> exchange.getIn().setHeader(name, value));
        given(given, "variables", parts).forEach(exchange::setVariable);
        try {
            entry.consumer().getProcessor().process(exchange);
            // as a queue ends a step, but that messages are only noted
            if (exchange.getException() == null && step != null) script.commit(bench.commits(), step.effects());
        } catch (Exception failure) {
            // whatever a route fails with is what the test looks at
            exchange.setException(failure);
        }
        waiting.addAll(script.messages());
        return exchange;
    }

    private Step begin(Exchange exchange, Doors.Entry entry, JsonNode given, Parts parts) {
        Optional<NewMessage> sent = given.has("body") ? Optional.empty() : taken(entry.uri());
        String line = sent.map(NewMessage::line).orElse(number);
        JsonNode message = parts.filled(message(given, sent));
        Step step = Step.tried(
                new Message(1, "trial", line, "trial", message.toString(), 0, clock.instant(), clock.instant(), 1));
        QueueConsumer.begin(exchange, step);
        exchange.getIn().setBody(entry.isBatch() ? batch(line, message) : message);
        headers(exchange, line, entry.uri().startsWith("direct:"));
        return step;
    }

    /** The oldest message of an earlier route in that queue. */
    private Optional<NewMessage> taken(String uri) {
        if (!uri.startsWith(QUEUE)) return Optional.empty();
        String queue = uri.substring(QUEUE.length());
        Optional<NewMessage> oldest = waiting.stream()
                .filter(message -> message.queue().equals(queue))
                .findFirst();
        oldest.ifPresent(waiting::remove);
        return oldest;
    }

    private JsonNode message(JsonNode given, Optional<NewMessage> sent) {
        if (given.has("body")) return given.get("body");
        ObjectNode message =
                sent.map(one -> (ObjectNode) Doors.json(one.body())).orElseGet(this::usual);
        given.path("message").properties().forEach(field -> message.set(field.getKey(), field.getValue()));
        return message;
    }

    private ObjectNode usual() {
        ObjectNode message = JSON.objectNode();
        bench.dossiers().find(number).ifPresent(dossier -> message.put("dossier", number)
                .put("version", dossier.version())
                .put("status", dossier.status().name())
                .put("at", Instant.now(clock).toString()));
        return message;
    }

    private static JsonNode batch(String line, JsonNode message) {
        return JSON.arrayNode().add(JSON.objectNode().put("dossier", line).set("body", message));
    }

    private JsonNode request(JsonNode given, Parts parts) {
        JsonNode request = whole(parts.filled(given.path("request")));
        return given.has("signed") ? signed((ObjectNode) request, given.get("signed")) : request;
    }

    /** With the payment platform's signature of these fields. */
    private static ObjectNode signed(ObjectNode request, JsonNode fields) {
        List<String> names = new ArrayList<>();
        fields.forEach(field -> names.add(field.asText()));
        return request.put(PaymentSignature.FIELD, new PaymentSignature(names, Trials.SECRET).of(request));
    }

    /** The test's own, over the sample that it names. */
    private JsonNode whole(JsonNode own) {
        if (!own.has("sample")) return own;
        ObjectNode body = samples.of(own.get("sample").asText(), number);
        if (body == null) return own;
        own.properties().forEach(field -> body.set(field.getKey(), field.getValue()));
        body.remove("sample");
        return body;
    }

    private static Map<String, Object> given(JsonNode given, String what, Parts parts) {
        return MAPPER.convertValue(
                given.has(what) ? parts.filled(given.get(what)) : JSON.objectNode(),
                MAPPER.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
    }

    /** What a step that calls another route has put there before. */
    private void headers(Exchange exchange, String line, boolean called) {
        var in = exchange.getIn();
        in.setHeader("dossier", line);
        in.setHeader("idempotencyKey", "trial");
        Dossier dossier = called ? bench.dossiers().find(number).orElse(null) : null;
        if (dossier == null) return;
        in.setHeader("version", dossier.version());
        in.setHeader("status", dossier.status().name());
        in.setHeader("group", dossier.group());
        in.setHeader("front", dossier.front());
        in.setHeader("oneStopNumber", dossier.oneStopNumber());
        in.setHeader("receivedOn", LocalDate.ofInstant(dossier.receivedAt(), Times.VIETNAM));
        in.setHeader("dossierIds", List.of(dossier.id()));
    }
}
