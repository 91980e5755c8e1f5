package vn.lienthong.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.queue.Holds;

/**
 * {@code inbound:window} – whether dossiers of the interlinked groups are let in now. A window is planned like a
 * partner's downtime, under the name {@link #NAME}; like those it is stored, and seen by every process.
 *
 * <p>Sets the variable {@code intake}: {@code open}, {@code held} (taken, and worked on when the window is over) or
 * {@code refused}; then {@code Retry-After} of a problem answer says when it is over.
 */
public final class IntakeWindow implements Processor {
    /** The name windows are planned under. */
    public static final String NAME = "intake";
    /** Seconds until a refused sender may come back, as exchange property. */
    static final String RETRY_AFTER = "retryAfterSeconds";

    private final Holds holds;
    private final String inWindow;
    private final Clock clock;

    /** @param refuse whether dossiers are refused in a window; otherwise they are taken and held */
    public IntakeWindow(Holds holds, boolean refuse, Clock clock) {
        this.holds = holds;
        this.inWindow = refuse ? "refused" : "held";
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        Optional<Holds.Hold> window = holds.window(NAME);
        exchange.setVariable(NAME, window.isEmpty() ? "open" : inWindow);
        window.ifPresent(hold -> exchange.setProperty(RETRY_AFTER, secondsUntil(hold.to())));
    }

    /** Rounded up: whoever waits for so long comes after the end. */
    private long secondsUntil(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        return Math.max(1, left.plusNanos(999_999_999).toSeconds());
    }
}
