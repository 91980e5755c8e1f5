package vn.lienthong.portal.catalogue;

import java.time.Instant;

/**
 * An entry and when it was in force.
 *
 * @param until null while it is
 */
public record Validity(Entry entry, Instant from, Instant until) {}
