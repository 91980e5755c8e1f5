package vn.lienthong.dossier;

import java.util.Map;
import vn.lienthong.queue.Effect;

/**
 * A line for the append-only, hash-chained event log. Committed with the decision it records.
 *
 * @param kind e.g. dossier.received, dossier.status, dossier.transition-refused, queue.parked, queue.redriven,
 *     route.reloaded, credential.created; {@code [a-z0-9.-]{1,60}}
 * @param dossier the front's dossier number, or empty; at most 100 characters
 * @param actor partner, operator or engine part; at most 100 characters
 * @param detail codes, counts and versions; never personal data; at most {@value #MAX_DETAIL_CHARS} characters as JSON
 */
public record LogEntry(String kind, String dossier, String actor, Map<String, String> detail) implements Effect {
    public static final int MAX_DETAIL_CHARS = 4_000;

    /** A line out of bounds is refused here, at the step that made it, not in the commit it shares with others. */
    public LogEntry {
        if (!kind.matches("[a-z0-9.-]{1,60}")) throw new IllegalArgumentException("log kind: " + kind);
        if (dossier.length() > 100 || actor.length() > 100) throw new IllegalArgumentException("log entry too long");
        detail = Map.copyOf(detail);
        if (CanonicalJson.text(detail).length() > MAX_DETAIL_CHARS)
            throw new IllegalArgumentException("log detail over " + MAX_DETAIL_CHARS);
    }
}
