package vn.lienthong.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.text.Times;

/** Reading the event log and proving that nobody changed it. */
final class LogOperations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final EventLogAccess log;

    LogOperations(EventLogAccess log) {
        this.log = log;
    }

    Map<String, Operation> operations() {
        return Map.of("log", this::read, "verifyLog", this::verify);
    }

    private Answer read(Call call) {
        Map<String, String> query = call.query();
        String cursor = query.get("cursor");
        var from = call.moment("from");
        var page = Cursors.read(cursor, () -> log.read(query.get("dossier"), query.get("kind"), from, cursor));
        ObjectNode answer = JSON.objectNode();
        ArrayNode events = answer.putArray("events");
        for (EventLog.Line event : page.lines())
            events.addObject()
                    .put("seq", event.seq())
                    .put("at", Times.iso(event.at()))
                    .put("kind", event.kind())
                    .put("dossier", event.dossier())
                    .put("actor", event.actor())
                    .set("detail", event.detail());
        return Answer.json(answer.put("cursor", page.cursor()));
    }

    private Answer verify(Call call) {
        var verification = log.verify();
        ObjectNode answer =
                JSON.objectNode().put("verified", verification.verified()).put("rows", verification.rows());
        verification.firstBad().ifPresentOrElse(row -> answer.put("firstBad", row), () -> answer.putNull("firstBad"));
        return Answer.json(answer);
    }
}
