package vn.lienthong.partner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/** A partner's access token: fetched once, kept until shortly before it expires, one log-in at a time. */
final class Session {
    /** Renewed this long before it expires, or at nine tenths of a short life. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Token current;

    Session(Clock clock) {
        this.clock = clock;
    }

    /** @param value never logged; @param goodUntil when to fetch the next */
    record Token(String value, Instant goodUntil) {
        @Override
        public String toString() {
            return "Token[***]";
        }
    }

    /** @param life as the partner states it */
    Token token(String value, Duration life) {
        Duration tenth = life.dividedBy(10);
        Duration margin = tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN;
        return new Token(value, clock.instant().plus(life).minus(margin));
    }

    String get(Callable<Token> logIn) throws Exception {
        Token token = current;
        if (good(token)) return token.value();
        lock.lockInterruptibly();
        try {
            if (!good(current)) current = logIn.call();
            return current.value();
        } finally {
            lock.unlock();
        }
    }

    private boolean good(Token token) {
        return token != null && clock.instant().isBefore(token.goodUntil());
    }

    /** The partner refused this token; the next call logs in again, unless somebody already has. */
    void refuse(String value) {
        lock.lock();
        try {
            if (current != null && current.value().equals(value)) current = null;
        } finally {
            lock.unlock();
        }
    }
}
