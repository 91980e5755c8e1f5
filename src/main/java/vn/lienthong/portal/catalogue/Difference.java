package vn.lienthong.portal.catalogue;

import java.time.Instant;

/**
 * One line of the report of what changed.
 *
 * @param kind what happened to the entry
 * @param at when it took effect; null for a list that is held
 */
public record Difference(Kind kind, String code, String name, Instant at) {
    /** Happened to an entry. */
    public enum Kind {
        ADDED,
        CHANGED,
        CLOSED
    }
}
