package vn.lienthong.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.lienthong.dossier.LogEntry;

/** The event log as the operations API needs it. */
public interface EventLogAccess {
    /** @param dossier number, or null for all; @param kind or null; @param from inclusive, or null; @param cursor or null */
    Page page(String dossier, String kind, Instant from, String cursor, int limit);

    /** Recomputes the whole chain; may take minutes on a large log. */
    Verification verify();

    /** Returns once the entry is committed. */
    void append(LogEntry entry);

    record Event(long seq, Instant at, String kind, String dossier, String actor, Map<String, String> detail) {}

    /** @param cursor opaque; null on the last page */
    record Page(List<Event> events, String cursor) {}

    /** @param firstBad number of the first row that does not fit, null if all do */
    record Verification(boolean verified, long rows, Long firstBad) {}
}
