package vn.lienthong.console;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Moments as the operations API writes them: ISO 8601 with the offset of Viet Nam; null stays null. */
final class Times {
    private Times() {}

    static String iso(Instant moment) {
        return moment == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atZone(Call.VIETNAM));
    }
}
