package vn.lienthong.simulator;

import java.time.Duration;

/**
 * How badly a simulated partner behaves. Rates are probabilities 0..1 of each call and may add up to at most 1; the
 * dice are seeded, so a run with the same calls in the same order repeats itself.
 *
 * @param serverErrorRate HTTP 500 or 503, before any work is done
 * @param cutRate the work is done, then the line is cut before the answer
 * @param htmlRate an HTML page with status 200 or 502 instead of an answer, before any work is done
 * @param minLatency shortest delay between the work and the answer
 * @param maxLatency longest delay between the work and the answer
 */
public record Faults(
        double serverErrorRate, double cutRate, double htmlRate, Duration minLatency, Duration maxLatency) {
    public Faults {
        if (serverErrorRate < 0 || cutRate < 0 || htmlRate < 0 || serverErrorRate + cutRate + htmlRate > 1)
            throw new IllegalArgumentException("fault rates must be 0..1 and add up to at most 1");
        if (minLatency.isNegative() || maxLatency.compareTo(minLatency) < 0)
            throw new IllegalArgumentException("latency needs 0 <= min <= max");
    }

    /** A partner that always answers, at once. */
    public static Faults none() {
        return new Faults(0, 0, 0, Duration.ZERO, Duration.ZERO);
    }

    public Faults withServerErrors(double rate) {
        return new Faults(rate, cutRate, htmlRate, minLatency, maxLatency);
    }

    public Faults withCutLines(double rate) {
        return new Faults(serverErrorRate, rate, htmlRate, minLatency, maxLatency);
    }

    public Faults withHtml(double rate) {
        return new Faults(serverErrorRate, cutRate, rate, minLatency, maxLatency);
    }

    public Faults withLatency(Duration min, Duration max) {
        return new Faults(serverErrorRate, cutRate, htmlRate, min, max);
    }
}
