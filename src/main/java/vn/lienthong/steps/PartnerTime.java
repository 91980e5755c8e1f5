package vn.lienthong.steps;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import vn.lienthong.calendar.AppointmentRules;

/** A moment as PM DVCLT and the civil registry write it: {@code dd/MM/yyyy HH:mm:ss}, in Viet Nam. */
final class PartnerTime {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private PartnerTime() {}

    static String text(Instant moment) {
        return FORM.format(moment.atZone(AppointmentRules.VIETNAM));
    }

    /** Empty where it is not written so. */
    static Optional<Instant> read(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, FORM)
                    .atZone(AppointmentRules.VIETNAM)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
