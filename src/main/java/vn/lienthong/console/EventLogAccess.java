package vn.lienthong.console;

import java.time.Instant;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.dossier.LogEntry;

/** The event log as the operations API needs it. */
public interface EventLogAccess {
    /** As {@link EventLog#read}. */
    EventLog.Page read(String dossier, String kind, Instant from, String cursor);

    /** Recomputes the whole chain; may take minutes on a large log. */
    EventLog.Verification verify();

    /** Returns once the entry is committed. */
    void append(LogEntry entry);
}
