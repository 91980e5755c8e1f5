package vn.lienthong.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Reading the event log and proving that nobody changed it. */
final class LogOperations {
    private static final int PAGE = 100;
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
        var page = Cursors.read(cursor, () -> log.page(query.get("dossier"), query.get("kind"), from, cursor, PAGE));
        ObjectNode answer = JSON.objectNode();
        ArrayNode events = answer.putArray("events");
        for (EventLogAccess.Event event : page.events()) {
            ObjectNode row = events.addObject()
                    .put("seq", event.seq())
                    .put("at", Times.iso(event.at()))
                    .put("kind", event.kind())
                    .put("dossier", event.dossier())
                    .put("actor", event.actor());
            event.detail().forEach(row.putObject("detail")::put);
        }
        return Answer.json(answer.put("cursor", page.cursor()));
    }

    private Answer verify(Call call) {
        var verification = log.verify();
        return Answer.json(JSON.objectNode()
                .put("verified", verification.verified())
                .put("rows", verification.rows())
                .put("firstBad", verification.firstBad()));
    }
}
