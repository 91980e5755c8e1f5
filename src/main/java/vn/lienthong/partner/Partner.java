package vn.lienthong.partner;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/** One partner: its limits, its breaker, its session. */
final class Partner implements AutoCloseable {
    private final PartnerProfile profile;
    private final Credentials credentials;
    private final Breaker breaker;
    private final Semaphore slots;
    private final Session session;
    private final PartnerHttp http;
    private final Clock clock;
    private final Runnable reopened;
    private final AtomicLong lastMillis = new AtomicLong(-1);

    /** @param reopened told when the breaker has closed again */
    Partner(CamelContext context, PartnerProfile profile, Credentials credentials, Clock clock, Runnable reopened) {
        this.profile = profile;
        this.credentials = credentials;
        this.breaker = new Breaker(profile.breakerFailures(), profile.breakerWait(), clock);
        this.slots = new Semaphore(profile.concurrency());
        this.session = new Session(clock);
        this.http = new PartnerHttp(context, profile);
        this.clock = clock;
        this.reopened = reopened;
    }

    String name() {
        return profile.name();
    }

    Credentials credentials() {
        return credentials;
    }

    Session session() {
        return session;
    }

    Breaker breaker() {
        return breaker;
    }

    /** Milliseconds the last answered call took, -1 before the first. */
    long lastMillis() {
        return lastMillis.get();
    }

    /**
     * One call. What the answer says of the partner's health is told by {@link #served}, {@link #unusable} or {@link
     * #unsure}, one of which must follow every answer.
     *
     * @throws StepFailure PARTNER_DOWN when there is no usable answer: no connection, time-out, 5xx, broken off
     */
    PartnerHttp.Answer call(
            PartnerHttp.Method method, String path, String contentType, byte[] body, Map<String, String> headers)
            throws InterruptedException {
        if (!slots.tryAcquire(profile.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new StepFailure(ErrorClass.PARTNER_DOWN, name(), "partner.no-free-slot", name());
        }
        try {
            if (!breaker.tryEnter())
                throw new StepFailure(ErrorClass.PARTNER_DOWN, name(), "partner.breaker-open", name());
            return enter(method, path, contentType, body, headers);
        } finally {
            slots.release();
        }
    }

    private PartnerHttp.Answer enter(
            PartnerHttp.Method method, String path, String contentType, byte[] body, Map<String, String> headers) {
        Instant start = clock.instant();
        boolean told = false;
        try {
            PartnerHttp.Answer answer = http.send(method, path, contentType, body, headers);
            lastMillis.set(Duration.between(start, clock.instant()).toMillis());
            told = true;
            if (answer.status() >= 500) {
                breaker.failed();
                throw new StepFailure(
                        ErrorClass.PARTNER_DOWN,
                        name(),
                        "partner.server-error",
                        name(),
                        String.valueOf(answer.status()));
            }
            if (breaker.succeeded()) reopened.run();
            return answer;
        } catch (PartnerHttp.TooLarge tooLarge) {
            throw new StepFailure(
                    ErrorClass.PARTNER_REFUSED,
                    name(),
                    "partner.answer-too-large",
                    name(),
                    String.valueOf(profile.answerLimit()));
        } catch (IOException unreachable) {
            told = true;
            breaker.failed();
            throw new StepFailure(
                    ErrorClass.PARTNER_DOWN,
                    name(),
                    "partner.unreachable",
                    name(),
                    unreachable.getClass().getSimpleName());
        } finally {
            if (!told) breaker.leave();
        }
    }

    /** The partner itself has answered, be it yes or no. */
    void served() {
        if (breaker.succeeded()) reopened.run();
    }

    /** A server error, or a gateway's page instead of the partner's answer: as bad as none. */
    void unusable() {
        breaker.failed();
    }

    /** The answer says nothing of the partner's health. */
    void unsure() {
        breaker.leave();
    }

    @Override
    public void close() {
        http.close();
    }
}
