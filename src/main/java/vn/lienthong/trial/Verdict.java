package vn.lienthong.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import vn.lienthong.config.Durations;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.queue.NewMessage;

/** Holds what a route has done against what its test expects. */
final class Verdict {
    private final Trial trial;
    private final Parts parts;
    private final Script script;
    private final Optional<Dossier> dossier;
    private final List<EventLog.Line> log;
    private final List<Finding> findings = new ArrayList<>();

    /** @param log what the route has written into the event log */
    Verdict(Trial trial, Parts parts, Script script, Optional<Dossier> dossier, List<EventLog.Line> log) {
        this.trial = trial;
        this.parts = parts;
        this.script = script;
        this.dossier = dossier;
        this.log = log;
    }

    List<Finding> of(Exchange exchange) {
        failure(exchange);
        calls();
        JsonNode expect = trial.expect();
        dossier();
        if (expect.has("messages")) messages(expect.get("messages"));
        if (expect.has("log")) log(expect.get("log"));
        if (expect.has("body")) part("/expect/body", expect.get("body"), body(exchange));
        if (expect.has("answer")) part("/expect/answer", expect.get("answer"), body(exchange));
        if (expect.has("http"))
            same("/expect/http", "http", expect.get("http").asText(), String.valueOf(http(exchange)));
        for (Map.Entry<String, JsonNode> header : expect.path("headers").properties()) {
            Object value = exchange.getMessage().getHeader(header.getKey());
            part("/expect/headers/" + header.getKey(), header.getValue(), text(value));
        }
        return findings;
    }

    private static JsonNode text(Object value) {
        if (value instanceof JsonNode json) return json;
        return value == null ? MissingNode.getInstance() : TextNode.valueOf(String.valueOf(value));
    }

    private static int http(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class);
    }

    private static JsonNode body(Exchange exchange) {
        return Doors.json(exchange.getMessage().getBody());
    }

    private void failure(Exchange exchange) {
        Throwable failure = exchange.getException();
        String expected = trial.expect().path("parked").asText("");
        String got = failure == null ? "" : TrialRun.failure(failure);
        if (!expected.equals(got))
            add(
                    expected.isEmpty() ? "" : "/expect/parked",
                    expected.isEmpty() ? "failed" : "parked",
                    "",
                    expected,
                    got);
    }

    private void calls() {
        List<Script.Asked> asked = script.asked();
        JsonNode calls = trial.calls();
        if (calls.isMissingNode()) {
            for (Script.Asked call : asked) add("", "call-unexpected", call.target(), "", call.path());
            return;
        }
        for (int i = 0; i < Math.max(calls.size(), asked.size()); i++) {
            String at = "/calls/" + i;
            if (i >= asked.size()) {
                add(
                        at,
                        "call-missing",
                        target(calls.get(i)),
                        calls.get(i).path("path").asText(""),
                        "");
            } else if (i >= calls.size()) {
                add(
                        "/calls",
                        "call-unexpected",
                        asked.get(i).target(),
                        "",
                        asked.get(i).path());
            } else {
                call(at, calls.get(i), asked.get(i));
            }
        }
    }

    private static String target(JsonNode call) {
        if (call.has("sql")) return Script.SQL + call.get("sql").asText();
        return call.path("partner").asText(call.path("route").asText());
    }

    private void call(String at, JsonNode expected, Script.Asked asked) {
        if (!target(expected).equals(asked.target())) {
            add(at, "call-other", "", target(expected), asked.target() + " " + asked.path());
            return;
        }
        if (expected.has("path"))
            same(at + "/path", "path", parts.filled(expected.get("path").asText()), asked.path());
        if (expected.has("method"))
            same(at + "/method", "method", expected.get("method").asText(), asked.method());
        if (expected.has("soap"))
            same(at + "/soap", "soap", expected.get("soap").asText(), asked.action());
        if (expected.has("body")) part(at + "/body", expected.get("body"), asked.body());
    }

    private void dossier() {
        JsonNode expect = trial.expect();
        if (expect.has("status"))
            same(
                    "/expect/status",
                    "status",
                    expect.get("status").asText(),
                    dossier.map(found -> found.status().name()).orElse(""));
        if (expect.has("oneStopNumber"))
            part(
                    "/expect/oneStopNumber",
                    expect.get("oneStopNumber"),
                    dossier.map(Dossier::oneStopNumber)
                            .<JsonNode>map(TextNode::valueOf)
                            .orElse(MissingNode.getInstance()));
    }

    private void messages(JsonNode expected) {
        List<NewMessage> left = new ArrayList<>(script.messages());
        for (int i = 0; i < expected.size(); i++) {
            JsonNode wanted = expected.get(i);
            String at = "/expect/messages/" + i;
            String queue =
                    wanted.isTextual() ? wanted.asText() : wanted.path("queue").asText();
            Optional<NewMessage> found = left.stream()
                    .filter(message -> message.queue().equals(queue))
                    .findFirst();
            if (found.isEmpty()) {
                add(at, "message-missing", queue, "", "");
                continue;
            }
            left.remove(found.get());
            if (wanted.has("line"))
                same(
                        at + "/line",
                        queue + " line",
                        parts.filled(wanted.get("line").asText()),
                        found.get().line());
            if (wanted.has("delay")) {
                Optional<Duration> delay = Durations.parse(wanted.get("delay").asText());
                if (!delay.equals(Optional.of(found.get().delay())))
                    add(
                            at + "/delay",
                            "differs",
                            queue + " delay",
                            wanted.get("delay").asText(),
                            found.get().delay().toString());
            }
            if (wanted.has("body"))
                part(at + "/body", wanted.get("body"), Doors.json(found.get().body()));
        }
        for (NewMessage message : left) add("/expect/messages", "message-unexpected", message.queue(), "", "");
    }

    private void log(JsonNode expected) {
        List<EventLog.Line> left = new ArrayList<>(log);
        for (int i = 0; i < expected.size(); i++) {
            JsonNode wanted = expected.get(i);
            String at = "/expect/log/" + i;
            String kind =
                    wanted.isTextual() ? wanted.asText() : wanted.path("kind").asText();
            Optional<EventLog.Line> found =
                    left.stream().filter(line -> line.kind().equals(kind)).findFirst();
            if (found.isEmpty()) {
                add(at, "log-missing", kind, "", "");
                continue;
            }
            left.remove(found.get());
            if (wanted.has("dossier"))
                part(
                        at + "/dossier",
                        wanted.get("dossier"),
                        TextNode.valueOf(found.get().dossier()));
            if (wanted.has("detail"))
                part(at + "/detail", wanted.get("detail"), found.get().detail());
        }
        for (EventLog.Line line : left) add("/expect/log", "log-unexpected", line.kind(), "", "");
    }

    private void part(String at, JsonNode expected, JsonNode actual) {
        for (Parts.Difference difference : parts.differences(expected, actual))
            add(
                    at + difference.at(),
                    "differs",
                    (at + difference.at())
                            .replaceFirst("^/expect/", "")
                            .replaceFirst("^/", "")
                            .replace('/', '.'),
                    difference.expected(),
                    difference.got());
    }

    private void same(String at, String what, String expected, String got) {
        if (!expected.equals(got)) add(at, "differs", what, expected, got);
    }

    private void add(String at, String code, String what, String expected, String got) {
        findings.add(new Finding(trial.line(at), code, what, expected, got));
    }
}
