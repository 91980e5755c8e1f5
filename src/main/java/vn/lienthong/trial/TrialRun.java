package vn.lienthong.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.DefaultExchange;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.engine.RouteBench;
import vn.lienthong.queue.StepFailure;

/**
 * Runs one test, on an empty database: makes its dossiers, lets its route run once, and looks at what came of it.
 * Dossiers and numbers are the same in each test.
 */
final class TrialRun {
    private static final String FIRST = "";

    private final RouteBench bench;
    private final RouteShelf shelf;
    private final Doors doors;
    private final PartnerStage stage;
    private final SampleDossiers samples;
    private final Trial trial;
    private final Map<String, String> names = new TreeMap<>();
    private final RouteRun routes;

    TrialRun(RouteBench bench, RouteShelf shelf, Doors doors, PartnerStage stage, Clock clock, Trial trial) {
        this.bench = bench;
        this.shelf = shelf;
        this.doors = doors;
        this.stage = stage;
        this.samples = new SampleDossiers(clock);
        this.trial = trial;
        List<JsonNode> dossiers = trial.dossiers();
        for (int i = 0; i < Math.max(1, dossiers.size()); i++)
            name(i, dossiers.isEmpty() ? MissingNode.getInstance() : dossiers.get(i));
        this.routes = new RouteRun(bench, samples, clock, names.get("dossier"));
    }

    /** {@code dossier} and {@code oneStopNumber}, {@code dossier2} and {@code oneStopNumber2}, … */
    private void name(int index, JsonNode dossier) {
        String which = index == 0 ? FIRST : String.valueOf(index + 1);
        boolean single = SampleDossiers.isSingle(dossier.path("kind").asText("birth"));
        String oneStopNumber = "H92.08-260921-%04d".formatted(index + 1);
        names.put("oneStopNumber" + which, oneStopNumber);
        names.put("dossier" + which, single ? oneStopNumber : "G22.99.08-260921-%06d".formatted(index + 1));
    }

    List<Finding> findings() {
        Optional<Doors.Entry> tested = entry(trial.route());
        if (tested.isEmpty()) return List.of(finding("/route", "route-unknown", "", trial.route(), ""));
        String from = trial.given().path("from").asText(trial.route());
        Optional<Doors.Entry> first = entry(from);
        if (first.isEmpty()) return List.of(finding("/given/from", "route-unknown", "", from, ""));
        bench.empty();
        play(new Script(MissingNode.getInstance(), new Parts(names)));
        try {
            makeDossiers();
        } catch (RuntimeException wrong) {
            return List.of(finding(dossiersAt(), "dossier", "", "", String.valueOf(wrong.getMessage())));
        }
        for (int i = 0; i < trial.given().path("before").size(); i++) {
            List<Finding> failed =
                    before("/given/before/" + i, trial.given().path("before").get(i));
            if (!failed.isEmpty()) return failed;
        }
        Parts parts = new Parts(names);
        Script script = new Script(trial.calls(), parts);
        play(script);
        long before = log().stream().mapToLong(EventLog.Line::seq).findFirst().orElse(0);
        Exchange exchange = routes.run(first.get(), trial.given(), parts, script);
        List<Finding> findings = new ArrayList<>();
        if (trial.given().has("from") && !script.hasReached(tested.get().uri()))
            findings.add(finding("/route", "not-reached", trial.route(), "", ""));
        List<EventLog.Line> written = log().stream()
                .filter(line -> line.seq() > before)
                .sorted(Comparator.comparing(EventLog.Line::seq))
                .toList();
        findings.addAll(
                new Verdict(trial, parts, script, bench.dossiers().find(names.get("dossier")), written).of(exchange));
        return findings;
    }

    /** Newest first. */
    private List<EventLog.Line> log() {
        return bench.log().read(null, null, null, null).lines();
    }

    private void makeDossiers() {
        GivenDossier given = new GivenDossier(bench, samples);
        List<JsonNode> dossiers = trial.dossiers();
        for (int i = 0; i < dossiers.size(); i++) {
            String which = i == 0 ? FIRST : String.valueOf(i + 1);
            given.make(dossiers.get(i), names.get("dossier" + which), names.get("oneStopNumber" + which));
        }
    }

    private String dossiersAt() {
        return trial.given().has("dossiers") ? "/given/dossiers" : "/given/dossier";
    }

    private void play(Script script) {
        doors.play(script);
        stage.play(script);
    }

    private Optional<Doors.Entry> entry(String id) {
        shelf.need(id);
        RouteDefinition route = bench.context()
                .getCamelContextExtension()
                .getContextPlugin(Model.class)
                .getRouteDefinition(id);
        if (route == null) return Optional.empty();
        String uri = route.getInput().getEndpointUri();
        return doors.entry(uri.contains("?") ? uri.substring(0, uri.indexOf('?')) : uri);
    }

    /** What a test begins with must have come about: a route before it that fails is a finding. */
    private List<Finding> before(String at, JsonNode before) {
        String id = before.path("route").asText();
        Optional<Doors.Entry> entry = entry(id);
        if (entry.isEmpty()) return List.of(finding(at, "route-unknown", "", id, ""));
        Parts parts = new Parts(names);
        Script script = new Script(before.path("answers"), parts);
        play(script);
        Exchange exchange = routes.run(entry.get(), before, parts, script);
        if (exchange.getException() != null)
            return List.of(finding(at, "before-failed", id, "", failure(exchange.getException())));
        for (Map.Entry<String, JsonNode> kept : before.path("keep").properties()) {
            String value = part(exchange, script.asked(), kept.getValue().asText());
            if (value.isEmpty())
                return List.of(finding(
                        at + "/keep/" + kept.getKey(),
                        "nothing-kept",
                        kept.getKey(),
                        kept.getValue().asText(),
                        String.valueOf(Doors.json(exchange.getMessage().getBody()))));
            names.put(kept.getKey(), value);
        }
        return List.of();
    }

    /**
     * What a jq expression, as in a route, finds in the answer, or in the variable {@code asked}: what partners were.
     */
    private String part(Exchange answered, List<Script.Asked> asked, String jq) {
        Exchange exchange = new DefaultExchange(bench.context());
        ArrayNode bodies = JsonNodeFactory.instance.arrayNode();
        asked.forEach(call -> bodies.add(call.body()));
        exchange.setVariable("asked", bodies.toString());
        exchange.getMessage().setHeaders(answered.getMessage().getHeaders());
        exchange.getMessage().setBody(Doors.json(answered.getMessage().getBody()));
        try {
            JsonNode found =
                    bench.context().resolveLanguage("jq").createExpression(jq).evaluate(exchange, JsonNode.class);
            return found == null ? "" : found.asText("");
        } catch (RuntimeCamelException notSuchAnAnswer) {
            return "";
        }
    }

    private Finding finding(String at, String code, String what, String expected, String got) {
        return new Finding(trial.line(at), code, what, expected, got);
    }

    /** The reason a step was not done for, else what failed. */
    static String failure(Throwable failure) {
        return failure instanceof StepFailure step
                ? step.reason()
                : failure.getClass().getSimpleName() + " " + failure.getMessage();
    }
}
