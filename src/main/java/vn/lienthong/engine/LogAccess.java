package vn.lienthong.engine;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.console.EventLogAccess;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.queue.Commits;

/** The event log, as the operations API asks for it. */
record LogAccess(EventLog log, Commits commits) implements EventLogAccess {
    @Override
    public Page page(String dossier, String kind, Instant from, String cursor, int limit) {
        EventLog.Page page = log.read(dossier, kind, from, cursor);
        return new Page(page.lines().stream().map(LogAccess::event).toList(), page.cursor());
    }

    private static Event event(EventLog.Line line) {
        Map<String, String> detail = new LinkedHashMap<>();
        line.detail()
                .fields()
                .forEachRemaining(
                        field -> detail.put(field.getKey(), field.getValue().asText()));
        return new Event(line.seq(), line.at(), line.kind(), line.dossier(), line.actor(), detail);
    }

    @Override
    public Verification verify() {
        EventLog.Verification verification = log.verify();
        return new Verification(
                verification.verified(),
                verification.rows(),
                verification.firstBad().isPresent() ? verification.firstBad().getAsLong() : null);
    }

    @Override
    public void append(LogEntry entry) {
        commits.commit(List.of(entry));
    }
}
