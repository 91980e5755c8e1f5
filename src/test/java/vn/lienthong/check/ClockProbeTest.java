package vn.lienthong.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;

/** Our clock beside a partner's, at the limit and one second past it. */
class ClockProbeTest {
    private static final Instant THEIRS = Instant.parse("2026-09-21T03:00:00Z");

    private Simulators partners;
    private final CheckAt at = new CheckAt().with("check.clock-skew", "5m");

    @BeforeEach
    void start() {
        partners = Simulators.start(SimulatorOptions.demo(), Clock.fixed(THEIRS, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        partners.close();
    }

    @Test
    void as_far_off_as_the_limit_is_good() {
        assertEquals("clock-good", after(Duration.ofMinutes(5)).code());
        assertEquals("clock-good", after(Duration.ofMinutes(-5)).code());
    }

    @Test
    void a_second_more_is_named() {
        assertEquals("clock-off", after(Duration.ofSeconds(301)).code());
        assertEquals("clock-off", after(Duration.ofSeconds(-301)).code());
    }

    private Finding after(Duration ours) {
        at.clock = Clock.fixed(THEIRS.plus(ours), ZoneOffset.UTC);
        return new ClockProbe(at.surroundings(), Actor.C06).at(partners.dvclt().url());
    }
}
