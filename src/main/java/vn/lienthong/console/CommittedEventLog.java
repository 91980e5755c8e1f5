package vn.lienthong.console;

import java.time.Instant;
import java.util.List;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.queue.Commits;

/** The event log of the database. */
public record CommittedEventLog(EventLog log, Commits commits) implements EventLogAccess {
    @Override
    public EventLog.Page read(String dossier, String kind, Instant from, String cursor) {
        return log.read(dossier, kind, from, cursor);
    }

    @Override
    public EventLog.Verification verify() {
        return log.verify();
    }

    @Override
    public void append(LogEntry entry) {
        commits.commit(List.of(entry));
    }
}
