package vn.lienthong.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.dossier.LogEntry;

/** A log in memory, which may be told that it is damaged or that it takes no more entries. */
public final class FakeLog implements EventLogAccess {
    public final List<LogEntry> entries = new ArrayList<>();
    public Long firstBad;
    public boolean full;

    @Override
    public Page page(String dossier, String kind, Instant from, String cursor, int limit) {
        List<Event> events = new ArrayList<>();
        for (LogEntry entry : entries)
            if (kind == null || kind.equals(entry.kind()))
                events.add(new Event(
                        events.size() + 1,
                        FakeDossiers.RECEIVED,
                        entry.kind(),
                        entry.dossier(),
                        entry.actor(),
                        entry.detail()));
        return new Page(events, null);
    }

    @Override
    public Verification verify() {
        return new Verification(firstBad == null, 12, firstBad);
    }

    @Override
    public void append(LogEntry entry) {
        if (full) throw new IllegalStateException("the log takes nothing more");
        entries.add(entry);
    }
}
