package vn.lienthong.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.lienthong.testing.MutableClock;

class SessionTest {
    private static final Duration LIFE = Duration.ofHours(2);

    private final MutableClock clock = new MutableClock();
    private final Session session = new Session(clock);
    private final AtomicInteger logIns = new AtomicInteger();

    private Session.Token logIn() {
        return session.token("token" + logIns.incrementAndGet(), LIFE);
    }

    @Test
    void thirty_two_callers_at_once_log_in_once() throws Exception {
        int callers = 32;
        CyclicBarrier together = new CyclicBarrier(callers);
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        try {
            List<Future<String>> tokens = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                tokens.add(pool.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    return session.get(this::logIn);
                }));
            }
            for (Future<String> token : tokens) assertEquals("token1", token.get(10, TimeUnit.SECONDS));
            assertEquals(1, logIns.get());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void a_token_is_kept_until_half_a_minute_before_it_expires() throws Exception {
        session.get(this::logIn);
        clock.advance(LIFE.minusSeconds(35));
        assertEquals("token1", session.get(this::logIn));
        clock.advance(Duration.ofSeconds(10));
        assertEquals("token2", session.get(this::logIn));
    }

    @Test
    void a_short_lived_token_is_kept_for_nine_tenths_of_its_life() throws Exception {
        session.get(() -> session.token("short", Duration.ofSeconds(100)));
        clock.advance(Duration.ofSeconds(85));
        assertEquals("short", session.get(this::logIn));
        clock.advance(Duration.ofSeconds(6));
        assertEquals("token1", session.get(this::logIn));
    }

    @Test
    void a_refused_token_is_fetched_again_once() throws Exception {
        session.get(this::logIn);
        session.refuse("token1");
        assertEquals("token2", session.get(this::logIn));
        session.refuse("token1");
        assertEquals(
                "token2", session.get(this::logIn), "another caller's late refusal of the old one changes nothing");
    }

    @Test
    void a_log_in_that_fails_leaves_the_next_caller_free_to_try() throws Exception {
        assertThrows(
                IllegalStateException.class,
                () -> session.get(() -> {
                    throw new IllegalStateException("no token");
                }));
        assertEquals("token1", session.get(this::logIn));
    }

    @Test
    void a_token_does_not_show_its_value() {
        assertFalse(session.token("secret", LIFE).toString().contains("secret"));
    }
}
