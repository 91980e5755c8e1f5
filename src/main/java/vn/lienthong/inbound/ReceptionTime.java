package vn.lienthong.inbound;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import vn.lienthong.text.Times;

/** {@code dd/MM/yyyy HH:mm:ss} in Vietnamese time, only for days that exist. */
final class ReceptionTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private ReceptionTime() {}

    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(
                    LocalDateTime.parse(text, FORMAT).atZone(Times.VIETNAM).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
