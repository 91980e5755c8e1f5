package vn.lienthong.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Decides the fate of each call to one partner; what it decides by may be changed while the partner runs. */
final class FaultDice {
    enum Fate {
        ANSWERED,
        SERVER_ERROR,
        UNAVAILABLE,
        HTML_OK,
        HTML_BAD_GATEWAY,
        CUT_AFTER_THE_WORK,
        /** The line is closed at once, as by a host whose service is stopped. */
        DOWN
    }

    /** @param latency between the work and the answer */
    record Throw(Fate fate, Duration latency) {}

    private final Clock clock;
    private final Random random;
    private Faults faults;
    private Instant downUntil = Instant.MIN;

    FaultDice(long seed, Faults faults, Clock clock) {
        this.random = new Random(seed);
        this.faults = faults;
        this.clock = clock;
    }

    synchronized void faults(Faults now) {
        faults = now;
    }

    synchronized void down(Duration period) {
        downUntil = clock.instant().plus(period);
    }

    synchronized Throw roll() {
        if (clock.instant().isBefore(downUntil)) return new Throw(Fate.DOWN, Duration.ZERO);
        double point = random.nextDouble();
        boolean coin = random.nextBoolean();
        return new Throw(fate(point, coin), latency());
    }

    private Fate fate(double point, boolean coin) {
        if (point < faults.serverErrorRate()) return coin ? Fate.SERVER_ERROR : Fate.UNAVAILABLE;
        double rest = point - faults.serverErrorRate();
        if (rest < faults.cutRate()) return Fate.CUT_AFTER_THE_WORK;
        if (rest - faults.cutRate() < faults.htmlRate()) return coin ? Fate.HTML_OK : Fate.HTML_BAD_GATEWAY;
        return Fate.ANSWERED;
    }

    private Duration latency() {
        long spread = faults.maxLatency().minus(faults.minLatency()).toMillis();
        return faults.minLatency().plusMillis(spread == 0 ? 0 : (long) (random.nextDouble() * (spread + 1)));
    }
}
