package vn.lienthong.partner;

import java.net.URI;
import java.time.Duration;
import vn.lienthong.config.Settings;

/**
 * How a partner is called.
 *
 * @param timeout for an answer to begin; a whole call may take twice as long
 * @param concurrency calls at once from this process
 * @param breakerFailures failed calls in a row that open the breaker
 * @param breakerWait how long it stays open before one call probes
 * @param answerLimit bytes of an answer that are read; a longer one is refused
 * @param forwarding whether a security server stands before it
 */
public record PartnerProfile(
        String name,
        URI url,
        Duration timeout,
        int concurrency,
        int breakerFailures,
        Duration breakerWait,
        long answerLimit,
        Forwarding forwarding) {

    /** Called straight. */
    public PartnerProfile(
            String name,
            URI url,
            Duration timeout,
            int concurrency,
            int breakerFailures,
            Duration breakerWait,
            long answerLimit) {
        this(name, url, timeout, concurrency, breakerFailures, breakerWait, answerLimit, Forwarding.STRAIGHT);
    }

    public PartnerProfile with(Forwarding now) {
        return new PartnerProfile(name, url, timeout, concurrency, breakerFailures, breakerWait, answerLimit, now);
    }

    /** From {@code partner.<name>.*}; the partner must be configured. */
    public static PartnerProfile of(Settings settings, String name) {
        String prefix = "partner." + name + ".";
        return new PartnerProfile(
                name,
                URI.create(settings.text(prefix + "url")),
                settings.duration(prefix + "timeout"),
                settings.number(prefix + "concurrency"),
                settings.number(prefix + "breaker.failures"),
                settings.duration(prefix + "breaker.wait"),
                settings.bytes(prefix + "answer-limit"));
    }
}
