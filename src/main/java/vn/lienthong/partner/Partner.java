package vn.lienthong.partner;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/** One partner: its limits, its breaker, its session. */
final class Partner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Partner.class);

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
        this.http = profile.url() == null ? null : new PartnerHttp(context, profile);
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
     * @throws StepFailure PARTNER_DOWN when there is no usable answer: no connection, time-out, 5xx, broken off;
     *     CONFIGURATION when the address or the content type is no such thing
     */
    PartnerHttp.Answer call(
            PartnerHttp.Method method, String path, String contentType, byte[] body, Map<String, String> headers) {
        HttpUriRequestBase request = request(method, path, contentType, body, headers);
        return within(() -> enter(request));
    }

    /**
     * One call that is no HTTP call, within the partner's limits. {@code work} says itself what it tells of the
     * partner's health: {@link #served}, {@link #unusable} or {@link #unsure}.
     */
    <T> T within(Supplier<T> work) {
        if (!slot()) throw StepFailure.notTried(name(), "partner.no-free-slot", name());
        try {
            if (!breaker.tryEnter()) throw StepFailure.notTried(name(), "partner.breaker-open", name());
            return work.get();
        } finally {
            slots.release();
        }
    }

    private HttpUriRequestBase request(
            PartnerHttp.Method method, String path, String contentType, byte[] body, Map<String, String> headers) {
        if (http == null) throw new StepFailure(ErrorClass.CONFIGURATION, name(), "partner.not-configured", name());
        try {
            Forwarding forwarding = profile.forwarding();
            return http.request(method, forwarding.path(path), contentType, body, forwarding.headers(headers));
        } catch (IllegalArgumentException unusable) {
            throw new StepFailure(ErrorClass.CONFIGURATION, name(), "partner.address-unusable", name());
        }
    }

    private boolean slot() {
        try {
            return slots.tryAcquire(profile.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whatever happens in here, the breaker hears of it: a probe that nobody ends would close the partner for ever. */
    private PartnerHttp.Answer enter(HttpUriRequestBase request) {
        Instant start = clock.instant();
        PartnerHttp.Answer answer = null;
        boolean failed = false;
        try {
            answer = http.send(request);
            took(Duration.between(start, clock.instant()));
            return answer;
        } catch (PartnerHttp.TooLarge tooLarge) {
            throw new StepFailure(
                    ErrorClass.PARTNER_REFUSED,
                    name(),
                    "partner.answer-too-large",
                    name(),
                    String.valueOf(profile.answerLimit()));
        } catch (IOException | RuntimeException unreachable) {
            failed = true;
            throw new StepFailure(
                    ErrorClass.PARTNER_DOWN,
                    name(),
                    "partner.unreachable",
                    name(),
                    unreachable.getClass().getSimpleName());
        } finally {
            if (failed) failed();
            else if (answer == null) breaker.leave();
        }
    }

    /** The partner itself has answered, be it yes or no. */
    void served() {
        if (!breaker.succeeded()) return;
        LOG.info("partner {} answers again; its queues go on", name());
        reopened.run();
    }

    /** A server error, or a gateway's page instead of the partner's answer: as bad as none. */
    void unusable() {
        failed();
    }

    private void failed() {
        if (breaker.failed())
            LOG.warn(
                    "partner {} is down: its queues wait, one call every {} tries again",
                    name(),
                    profile.breakerWait());
    }

    void took(Duration time) {
        lastMillis.set(time.toMillis());
    }

    /** The answer says nothing of the partner's health. */
    void unsure() {
        breaker.leave();
    }

    @Override
    public void close() {
        if (http != null) http.close();
    }
}
