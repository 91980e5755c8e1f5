package vn.lienthong.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One test of one route, as it is written in a {@code .test.yaml} file.
 *
 * @param name what must hold, in the words of whoever wrote it
 * @param file relative to {@code routes/}
 * @param pointer JSON pointer of the test in its file
 */
record Trial(String name, String file, String route, JsonNode body, TrialText text, String pointer) {
    static final Set<String> FIELDS = Set.of("test", "route", "given", "calls", "expect");
    static final Set<String> GIVEN = Set.of(
            "dossier",
            "dossiers",
            "before",
            "from",
            "message",
            "body",
            "request",
            "signed",
            "headers",
            "variables",
            "settings");
    static final Set<String> BEFORE =
            Set.of("route", "message", "body", "request", "signed", "headers", "variables", "answers", "keep");
    static final Set<String> ANSWER = Set.of("partner", "route", "sql", "http", "answer");
    static final Set<String> DOSSIER = Set.of(
            "kind",
            "status",
            "procedure",
            "unit",
            "receivedAt",
            "oneStopNumber",
            "form",
            "result",
            "paper",
            "group",
            "warnings");
    static final Set<String> CALL =
            Set.of("partner", "route", "sql", "method", "path", "soap", "body", "http", "answer");
    static final Set<String> EXPECT =
            Set.of("status", "oneStopNumber", "messages", "log", "body", "headers", "answer", "parked", "http");
    static final Set<String> MESSAGE = Set.of("queue", "line", "delay", "body");
    static final Set<String> LOG = Set.of("kind", "dossier", "detail");

    static List<Trial> read(String file, String yaml) throws TrialText.Unreadable {
        TrialText text = TrialText.parse(yaml);
        if (!text.root().isArray()) throw new TrialText.Unreadable(1, "- test:");
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < text.root().size(); i++) {
            JsonNode body = text.root().get(i);
            Trial trial = new Trial(
                    body.path("test").asText(), file, body.path("route").asText(), body, text, "/" + i);
            trial.check();
            trials.add(trial);
        }
        return trials;
    }

    /** A word that is not known would be a check that never fails. */
    private void check() throws TrialText.Unreadable {
        known(body, "", FIELDS);
        if (name.isBlank() || route.isBlank()) throw new TrialText.Unreadable(line(""), "test, route");
        known(given(), "/given", GIVEN);
        known(given().path("dossier"), "/given/dossier", DOSSIER);
        each(given().path("dossiers"), "/given/dossiers", DOSSIER);
        if (given().has("dossier") && given().has("dossiers"))
            throw new TrialText.Unreadable(line("/given/dossiers"), "dossiers");
        JsonNode before = given().path("before");
        each(before, "/given/before", BEFORE);
        for (int i = 0; i < before.size(); i++)
            each(before.get(i).path("answers"), "/given/before/" + i + "/answers", ANSWER);
        known(expect(), "/expect", EXPECT);
        each(calls(), "/calls", CALL);
        each(expect().path("messages"), "/expect/messages", MESSAGE);
        each(expect().path("log"), "/expect/log", LOG);
        for (Map.Entry<String, String> setting : settings().entrySet())
            requireHarmless(setting.getKey(), setting.getValue());
        if (expect().isEmpty() && calls().isMissingNode()) throw new TrialText.Unreadable(line(""), "expect");
    }

    private void each(JsonNode list, String at, Set<String> names) throws TrialText.Unreadable {
        for (int i = 0; i < list.size(); i++) known(list.get(i), at + "/" + i, names);
    }

    private void known(JsonNode node, String at, Set<String> names) throws TrialText.Unreadable {
        for (var fields = node.fieldNames(); fields.hasNext(); ) {
            String name = fields.next();
            if (!names.contains(name)) throw new TrialText.Unreadable(line(at + "/" + name), name);
        }
    }

    JsonNode given() {
        return body.path("given");
    }

    /** The one dossier, or all of them; none for a test without. */
    List<JsonNode> dossiers() {
        List<JsonNode> dossiers = new ArrayList<>();
        if (given().has("dossier")) dossiers.add(given().get("dossier"));
        given().path("dossiers").forEach(dossiers::add);
        return dossiers;
    }

    JsonNode calls() {
        return body.path("calls");
    }

    JsonNode expect() {
        return body.path("expect");
    }

    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        given().path("settings")
                .properties()
                .forEach(setting ->
                        settings.put(setting.getKey(), setting.getValue().asText()));
        return settings;
    }

    /** A test keeps to its own database and to partners on the stage. */
    private void requireHarmless(String setting, String value) throws TrialText.Unreadable {
        boolean leadsOut = setting.startsWith("lienthong.") || setting.endsWith(".url") && !value.isEmpty();
        if (leadsOut) throw new TrialText.Unreadable(line("/given/settings/" + setting), setting);
    }

    /** @param at JSON pointer below the test */
    int line(String at) {
        return text.line(pointer + at);
    }
}
