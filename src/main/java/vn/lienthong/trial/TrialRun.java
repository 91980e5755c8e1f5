package vn.lienthong.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.engine.RouteBench;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.Message;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.QueueConsumer;
import vn.lienthong.queue.Step;
import vn.lienthong.queue.StepFailure;

/** Runs one test: makes its dossier, lets its route run once, and looks at what came of it. */
final class TrialRun {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final RouteBench bench;
    private final Doors doors;
    private final PartnerStage stage;
    private final SampleDossiers samples;
    private final Clock clock;
    private final Trial trial;
    private final String number;
    private final String oneStopNumber;

    /** @param serial tells the dossier of this test from those of others */
    TrialRun(RouteBench bench, Doors doors, PartnerStage stage, Clock clock, Trial trial, int serial) {
        this.bench = bench;
        this.doors = doors;
        this.stage = stage;
        this.samples = new SampleDossiers(clock);
        this.clock = clock;
        this.trial = trial;
        boolean single =
                SampleDossiers.isSingle(trial.given().at("/dossier/kind").asText("birth"));
        this.oneStopNumber = "H92.08-260921-%04d".formatted(serial);
        this.number = single ? oneStopNumber : "G22.99.08-260921-%06d".formatted(serial);
    }

    List<Finding> findings() {
        Optional<Doors.Entry> entry = entry(trial.route());
        if (entry.isEmpty()) return List.of(finding("/route", "route-unknown", "", trial.route(), ""));
        Parts parts = new Parts(Map.of("dossier", number, "oneStopNumber", oneStopNumber));
        Script script = new Script(trial.calls(), parts);
        try {
            play(new Script(JSON.arrayNode(), parts));
            if (trial.given().has("dossier"))
                new GivenDossier(bench, samples).make(trial.given().get("dossier"), number, oneStopNumber);
        } catch (RuntimeException wrong) {

            return List.of(finding("/given/dossier", "dossier", "", "", String.valueOf(wrong.getMessage())));
        }
        for (JsonNode before : trial.given().path("before")) {
            Optional<Doors.Entry> earlier = entry(before.path("route").asText());
            if (earlier.isEmpty())
                return List.of(finding(
                        "/given/before",
                        "route-unknown",
                        "",
                        before.path("route").asText(),
                        ""));
            run(earlier.get(), before, parts, new Script(JSON.arrayNode(), parts));
        }
        play(script);
        Exchange exchange = run(entry.get(), trial.given(), parts, script);
        return new Verdict(trial, parts, script, bench.dossiers().find(number)).of(exchange);
    }

    private void play(Script script) {
        doors.play(script);
        stage.play(script);
    }

    private Optional<Doors.Entry> entry(String id) {
        RouteDefinition route = bench.context()
                .getCamelContextExtension()
                .getContextPlugin(Model.class)
                .getRouteDefinition(id);
        if (route == null) return Optional.empty();
        String uri = route.getInput().getEndpointUri();
        return doors.entry(uri.contains("?") ? uri.substring(0, uri.indexOf('?')) : uri);
    }

    private Exchange run(Doors.Entry entry, JsonNode given, Parts parts, Script script) {
        Exchange exchange = entry.consumer().createExchange(false);
        boolean request = entry.uri().startsWith("platform-http:");
        JsonNode message = parts.filled(message(given));
        Step step = request
                ? null
                : Step.tried(new Message(
                        1, "trial", number, "trial", message.toString(), 0, clock.instant(), clock.instant(), 1));
        if (request) exchange.getIn().setBody(request(given, parts).toString().getBytes(StandardCharsets.UTF_8));
        else {
            QueueConsumer.begin(exchange, step);
            exchange.getIn().setBody(entry.isBatch() ? batch(message) : message);
            headers(exchange, entry.uri().startsWith("direct:"));
        }
        given(given, "headers", parts).forEach((name, value) -> exchange.getIn().setHeader(name, value));
        given(given, "variables", parts).forEach(exchange::setVariable);
        try {
            entry.consumer().getProcessor().process(exchange);
            if (exchange.getException() == null && step != null) finish(step, script);
        } catch (Exception failure) {
            // whatever a route fails with is what the test looks at
            exchange.setException(failure);
        }
        return exchange;
    }

    /** As a queue ends a step, but that messages are only noted. */
    private void finish(Step step, Script script) {
        List<Effect> effects = new ArrayList<>();
        for (Effect effect : step.effects()) {
            if (effect instanceof NewMessage message) script.send(message);
            else effects.add(effect);
        }
        bench.commits().commit(effects);
    }

    private JsonNode message(JsonNode given) {
        if (given.has("body")) return given.get("body");
        ObjectNode message = JSON.objectNode();
        bench.dossiers().find(number).ifPresent(dossier -> message.put("dossier", number)
                .put("version", dossier.version())
                .put("status", dossier.status().name())
                .put("at", Instant.now(clock).toString()));
        given.path("message").properties().forEach(field -> message.set(field.getKey(), field.getValue()));
        return message;
    }

    private JsonNode batch(JsonNode message) {
        return JSON.arrayNode().add(JSON.objectNode().put("dossier", number).set("body", message));
    }

    /** The test's own, over the sample that it names. */
    private JsonNode request(JsonNode given, Parts parts) {
        JsonNode own = parts.filled(given.path("request"));
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
    private void headers(Exchange exchange, boolean called) {
        var in = exchange.getIn();
        in.setHeader("dossier", number);
        in.setHeader("idempotencyKey", "trial");
        Dossier dossier = called ? bench.dossiers().find(number).orElse(null) : null;
        if (dossier == null) return;
        in.setHeader("version", dossier.version());
        in.setHeader("status", dossier.status().name());
        in.setHeader("group", dossier.group());
        in.setHeader("front", dossier.front());
        in.setHeader("oneStopNumber", dossier.oneStopNumber());
        in.setHeader("receivedOn", LocalDate.ofInstant(dossier.receivedAt(), VIETNAM));
        in.setHeader("dossierIds", List.of(dossier.id()));
    }

    private Finding finding(String at, String code, String what, String expected, String got) {
        return new Finding(trial.line(at), code, what, expected, got);
    }

    /** The reason a step was not done for; empty for another failure. */
    static Optional<String> reason(Throwable failure) {
        return failure instanceof StepFailure step ? Optional.of(step.reason()) : Optional.empty();
    }
}
