package vn.lienthong.dossier;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import vn.lienthong.text.Times;

/**
 * A time as one-stop systems write it: {@code dd/MM/yyyy HH:mm:ss} or {@code dd/MM/yyyy} (until the end of that working
 * day, 17:00) in Vietnam, or ISO 8601 with an offset. Only for days that exist.
 */
public final class WrittenTime {
    private static final LocalTime END_OF_DAY = LocalTime.of(17, 0);
    private static final DateTimeFormatter TIME = pattern("dd/MM/uuuu HH:mm:ss");
    private static final DateTimeFormatter DAY = pattern("dd/MM/uuuu");

    private WrittenTime() {}

    /** Empty when it cannot be read. */
    public static Optional<Instant> read(String text) {
        try {
            if (text.contains("T"))
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            LocalDateTime time = text.contains(" ")
                    ? LocalDateTime.parse(text, TIME)
                    : LocalDate.parse(text, DAY).atTime(END_OF_DAY);
            return Optional.of(time.atZone(Times.VIETNAM).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }
}
