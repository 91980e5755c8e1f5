package vn.lienthong.queue;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a failed step is tried again: exponential from {@code firstDelay}, capped, ±20 % so that a thousand dossiers do
 * not come back in the same second.
 *
 * @param maxAttempts of one step before it is parked; {@link #BUG_ATTEMPTS} for faults of our own
 */
public record RetryPolicy(Duration firstDelay, Duration maxDelay, int maxAttempts) {
    public static final RetryPolicy DEFAULT = new RetryPolicy(Duration.ofSeconds(5), Duration.ofMinutes(15), 20);
    static final int BUG_ATTEMPTS = 5;

    /** @param attempts failed so far, this one included */
    boolean exhausted(ErrorClass errorClass, int attempts) {
        return switch (errorClass) {
            case PARTNER_REFUSED, CONFIGURATION -> true;
            case BUG -> attempts >= Math.min(BUG_ATTEMPTS, maxAttempts);
            case PARTNER_BUSY, PARTNER_DOWN -> attempts >= maxAttempts;
        };
    }

    Duration delay(int attempts) {
        long millis = firstDelay.toMillis();
        for (int i = 1; i < attempts && millis < maxDelay.toMillis(); i++) millis *= 2;
        millis = Math.min(millis, maxDelay.toMillis());
        return Duration.ofMillis((long) (millis * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }
}
