package vn.lienthong.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A day and an hour as offices, forms and the law mean them: those of Việt Nam, wherever the machine stands. */
public final class Times {
    public static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /** {@code 02/03/2026}, for people. */
    public static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT).withZone(VIETNAM);

    private Times() {}

    /** {@code 2026-03-02T10:00:00+07:00}, for programs. @param moment null gives null */
    public static String iso(Instant moment) {
        return moment == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atZone(VIETNAM));
    }
}
