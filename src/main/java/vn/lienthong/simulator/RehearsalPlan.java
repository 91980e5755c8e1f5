package vn.lienthong.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.lienthong.simulator.SimulatorOptions.Partner;

/**
 * A day to practise: what citizens file, when which partner fails, how long people take. All times are of the day
 * played; on the clock on the wall they are shorter by {@code speed}.
 *
 * @param seed the same plan and seed send the same dossiers at the same moments
 * @param speed how many minutes of the day pass in one
 * @param length of the day
 * @param supplementAfter from a supplement request to the citizen's next version
 */
public record RehearsalPlan(
        long seed,
        int speed,
        Duration length,
        List<Traffic> traffic,
        List<Trouble> troubles,
        Registry registry,
        Officers officers,
        Duration supplementAfter) {
    /** Fastest speed. */
    public static final int MAX_SPEED = 1000;
    /** Longest day. */
    public static final Duration MAX_LENGTH = Duration.ofDays(7);
    /** Most dossiers of one plan. */
    public static final int MAX_DOSSIERS = 100_000;

    /** Births and deaths filed in each hour of a part of the day. */
    public record Traffic(Duration from, Duration until, double birthsPerHour, double deathsPerHour) {}

    /**
     * What is wrong with a partner for a part of the day.
     *
     * @param down it closes every line
     * @param announced why, if it said so beforehand: then the operator plans a window, and it is down in it
     * @param faults while it is up; latency is in seconds of the wall
     */
    public record Trouble(
            Partner partner, Duration from, Duration until, boolean down, Optional<String> announced, Faults faults) {
        boolean isOn(Duration at) {
            return at.compareTo(from) >= 0 && at.compareTo(until) < 0;
        }
    }

    /** How long the civil registry takes, and which shares it sends back or rejects. */
    public record Registry(Duration registerAfter, double supplementRate, double rejectRate) {}

    /** How long officers of the one-stop system take, where the province asks them. */
    public record Officers(Duration acceptAfter, Duration returnAfter) {}

    public RehearsalPlan {
        traffic = List.copyOf(traffic);
        troubles = List.copyOf(troubles);
    }

    /** On the clock on the wall; at least a millisecond. */
    public Duration real(Duration played) {
        Duration shorter = played.dividedBy(speed);
        return shorter.isZero() && !played.isZero() ? Duration.ofMillis(1) : shorter;
    }

    /** Of the day played. */
    Duration played(Duration real) {
        return real.multipliedBy(speed);
    }

    /** The partners of this day: those options, with this day's seed and registry. */
    public SimulatorOptions on(SimulatorOptions options) {
        return options.change()
                .seed(seed)
                .registry(SimulatorOptions.Registry.PROMPT
                        .withRegisterAfter(real(registry.registerAfter()))
                        .withScenarios(registry.supplementRate(), registry.rejectRate(), 0))
                .build();
    }
}
