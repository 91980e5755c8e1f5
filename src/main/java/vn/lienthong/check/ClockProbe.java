package vn.lienthong.check;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Our clock beside a server's, as its header Date tells. */
final class ClockProbe {
    private final Surroundings at;
    private final Actor owner;

    ClockProbe(Surroundings at, Actor owner) {
        this.at = at;
        this.owner = owner;
    }

    Finding at(URI url) {
        Duration timeout = at.settings().duration("check.timeout");
        Optional<Instant> theirs;
        try {
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .sslContext(at.trust())
                    .connectTimeout(timeout)
                    .build();
            theirs = client.send(HttpRequest.newBuilder(url).timeout(timeout).build(), BodyHandlers.discarding())
                    .headers()
                    .firstValue("Date")
                    .flatMap(ClockProbe::read);
        } catch (IOException silent) {
            return Finding.missing(owner, "no-answer", url.getHost());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Finding.missing(owner, "no-answer", url.getHost());
        }
        if (theirs.isEmpty()) return Finding.warning(owner, "clock-not-told", url.getHost());
        Duration limit = at.settings().duration("check.clock-skew");
        Duration off = Duration.between(at.clock().instant(), theirs.get()).abs();
        return off.compareTo(limit) > 0
                ? Finding.missing(Actor.PROVINCE, "clock-off", off.toSeconds(), limit.toSeconds())
                : Finding.done("clock-good", off.toSeconds());
    }

    private static Optional<Instant> read(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }
}
