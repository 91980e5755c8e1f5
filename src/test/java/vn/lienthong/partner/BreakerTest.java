package vn.lienthong.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.lienthong.testing.MutableClock;

class BreakerTest {
    private static final Duration WAIT = Duration.ofHours(1);

    private final MutableClock clock = new MutableClock();
    private final Breaker breaker = new Breaker(3, WAIT, clock);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertTrue(breaker.tryEnter());
            breaker.failed();
        }
    }

    private void open() {
        fail(3);
    }

    @Test
    void one_failure_below_the_threshold_leaves_it_closed() {
        fail(2);
        assertEquals(Breaker.State.CLOSED, breaker.state());
        assertEquals(Integer.MAX_VALUE, breaker.permits());
    }

    @Test
    void at_the_threshold_it_opens_and_lets_nobody_in() {
        fail(3);
        assertEquals(Breaker.State.OPEN, breaker.state());
        assertEquals(0, breaker.permits());
        assertFalse(breaker.tryEnter());
    }

    @Test
    void only_the_failure_that_opens_it_says_so() {
        fail(2);
        assertTrue(breaker.failed());
        assertFalse(breaker.failed());
        clock.advance(WAIT);
        assertTrue(breaker.tryEnter());
        assertFalse(breaker.failed(), "a probe finds what is known");
        breaker.succeeded();
        fail(2);
        assertTrue(breaker.failed());
    }

    @Test
    void a_success_in_between_starts_the_count_again() {
        fail(2);
        breaker.succeeded();
        fail(2);
        assertEquals(Breaker.State.CLOSED, breaker.state());
    }

    @Test
    void a_call_that_says_nothing_of_the_partner_neither_counts_nor_clears() {
        fail(2);
        breaker.leave();
        fail(1);
        assertEquals(Breaker.State.OPEN, breaker.state());
    }

    @Test
    void after_its_pause_one_call_probes_and_no_second() {
        open();
        clock.advance(WAIT);
        assertEquals(1, breaker.permits());
        assertTrue(breaker.tryEnter());
        assertEquals(0, breaker.permits());
        assertFalse(breaker.tryEnter());
    }

    @Test
    void a_probe_that_succeeds_closes_it() {
        open();
        clock.advance(WAIT);
        breaker.tryEnter();
        assertTrue(breaker.succeeded(), "tells that it has closed");
        assertEquals(Breaker.State.CLOSED, breaker.state());
    }

    @Test
    void a_probe_that_fails_opens_it_for_another_pause() {
        open();
        clock.advance(WAIT);
        breaker.tryEnter();
        breaker.failed();
        assertEquals(Breaker.State.OPEN, breaker.state());
        clock.advance(WAIT);
        assertEquals(Breaker.State.PROBING, breaker.state());
    }

    @Test
    void a_probe_that_says_nothing_lets_the_next_one_probe() {
        open();
        clock.advance(WAIT);
        breaker.tryEnter();
        breaker.leave();
        assertEquals(1, breaker.permits());
    }

    @Test
    void a_line_fails_alone_once_the_partner_has_served_others_since_its_last_failure() {
        assertFalse(breaker.failsAlone("L1"), "the first failure tells nothing");
        clock.advance(Duration.ofSeconds(1));
        breaker.succeeded();
        clock.advance(Duration.ofSeconds(1));
        assertTrue(breaker.failsAlone("L1"));
    }

    @Test
    void a_line_does_not_fail_alone_while_nobody_is_served() {
        breaker.succeeded();
        clock.advance(Duration.ofSeconds(1));
        breaker.failsAlone("L1");
        clock.advance(Duration.ofSeconds(1));
        assertFalse(breaker.failsAlone("L1"));
        assertFalse(breaker.failsAlone("L2"), "another line's success or failure is not this one's");
    }
}
