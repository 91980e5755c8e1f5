package vn.lienthong.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.dossier.LogEntry;

/** A log in memory, which may be told that it is damaged or that it takes no more entries. */
public final class FakeLog implements EventLogAccess {
    public final List<LogEntry> entries = new ArrayList<>();
    public OptionalLong firstBad = OptionalLong.empty();
    public boolean full;
    /** How long it takes to verify it. */
    public Duration work = Duration.ZERO;

    @Override
    public EventLog.Page read(String dossier, String kind, Instant from, String cursor) {
        if ("damaged".equals(cursor)) throw new IllegalArgumentException("cursor");
        List<EventLog.Line> lines = new ArrayList<>();
        for (LogEntry entry : entries)
            if (kind == null || kind.equals(entry.kind()))
                lines.add(new EventLog.Line(
                        lines.size() + 1,
                        FakeDossiers.RECEIVED,
                        entry.kind(),
                        entry.dossier(),
                        entry.actor(),
                        new ObjectMapper().valueToTree(entry.detail())));
        return new EventLog.Page(lines, null);
    }

    @Override
    public EventLog.Verification verify() {
        LockSupport.parkNanos(work.toNanos());
        return new EventLog.Verification(firstBad.isEmpty(), 12, firstBad);
    }

    @Override
    public void append(LogEntry entry) {
        if (full) throw new IllegalStateException("the log takes nothing more");
        entries.add(entry);
    }
}
