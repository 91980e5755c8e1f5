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
 * @param url null for one that is no HTTP service
 * @param answerLimit bytes of an answer that are read; a longer one is refused
 * @param forwarding how calls reach it
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

    /** One that is called straight. */
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

    /** From {@code partner.<name>.*}. */
    public static PartnerProfile of(Settings settings, String name) {
        String prefix = "partner." + name + ".";
        return new PartnerProfile(
                name,
                settings.optional(prefix + "url").map(URI::create).orElse(null),
                settings.duration(prefix + "timeout"),
                settings.number(prefix + "concurrency"),
                settings.number(prefix + "breaker.failures"),
                settings.duration(prefix + "breaker.wait"),
                settings.bytes(prefix + "answer-limit"),
                Forwarding.of(settings, name));
    }
}
