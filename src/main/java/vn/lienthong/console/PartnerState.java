package vn.lienthong.console;

import java.time.Instant;
import java.util.List;

/**
 * A partner as this process sees it.
 *
 * @param breaker closed, open or half-open
 * @param lastSuccess null if none since the start
 * @param latencyMilliseconds of recent calls, null if none
 * @param windows planned and running ones
 */
public record PartnerState(
        String name, String breaker, Instant lastSuccess, Long latencyMilliseconds, List<Window> windows) {
    /** From {@code from} until {@code to} work for the partner is held instead of tried. */
    public record Window(String id, Instant from, Instant to, String reason) {}
}
