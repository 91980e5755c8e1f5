package vn.lienthong.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import vn.lienthong.text.Times;

/** The rules as they are shipped, and times of Viet Nam as people write them. */
final class Terms {
    static final WorkingHours HOURS = WorkingHours.of(List.of("07:30-11:30", "13:00-17:00"));
    static final AppointmentRules RULES = rules(new AppointmentRules.Days(3, 5, 0, 18, 7), Set.of("twin-or-repeat"));

    private Terms() {}

    static AppointmentRules rules(AppointmentRules.Days days, Set<String> verifiedWarnings) {
        WorkingCalendar calendar = WorkingCalendar.shipped();
        return new AppointmentRules(
                () -> calendar, new AppointmentRules.Terms(days, verifiedWarnings, Duration.ofHours(2), HOURS));
    }

    /** @param time as {@code 2026-09-21T14:59} */
    static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(Times.VIETNAM).toInstant();
    }
}
