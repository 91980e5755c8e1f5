package vn.lienthong.partner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Opens after some failures in a row, so that a partner that is down is left alone and its queues wait. After a pause
 * one call probes; its success closes the breaker.
 */
final class Breaker {
    private static final int REMEMBERED_LINES = 10_000;

    /** closed: calls go through; open: none; probing: one. */
    enum State {
        CLOSED,
        OPEN,
        PROBING
    }

    private final int failures;
    private final Duration wait;
    private final Clock clock;
    private int inARow;
    private Instant openUntil;
    private boolean probeRunning;
    private Instant lastSuccess;
    /** When a line last met a dead partner, to tell a dead partner from a dossier that kills the call. */
    private final Map<String, Instant> failedLines = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED_LINES;
        }
    };

    Breaker(int failures, Duration wait, Clock clock) {
        this.failures = failures;
        this.wait = wait;
        this.clock = clock;
    }

    synchronized State state() {
        if (openUntil == null) return State.CLOSED;
        return clock.instant().isBefore(openUntil) ? State.OPEN : State.PROBING;
    }

    synchronized int permits() {
        return switch (state()) {
            case CLOSED -> Integer.MAX_VALUE;
            case OPEN -> 0;
            case PROBING -> probeRunning ? 0 : 1;
        };
    }

    /** Whether this call may go out; a probe must be ended by {@link #succeeded} or {@link #failed}. */
    synchronized boolean tryEnter() {
        if (permits() == 0) return false;
        if (state() == State.PROBING) probeRunning = true;
        return true;
    }

    /** @return whether this closed the breaker */
    synchronized boolean succeeded() {
        boolean wasOpen = openUntil != null;
        inARow = 0;
        openUntil = null;
        probeRunning = false;
        lastSuccess = clock.instant();
        return wasOpen;
    }

    /** @return whether this opened the breaker, which was closed */
    synchronized boolean failed() {
        inARow++;
        boolean opens = openUntil == null && inARow >= failures;
        if (probeRunning || inARow >= failures) openUntil = clock.instant().plus(wait);
        probeRunning = false;
        return opens;
    }

    /** Neither: the call did not tell whether the partner is well. */
    synchronized void leave() {
        probeRunning = false;
    }

    /** True if the partner has served somebody since this line failed last: the fault is this dossier's. */
    synchronized boolean failsAlone(String line) {
        Instant before = failedLines.put(line, clock.instant());
        return before != null && lastSuccess != null && lastSuccess.isAfter(before);
    }

    synchronized Instant lastSuccess() {
        return lastSuccess;
    }
}
