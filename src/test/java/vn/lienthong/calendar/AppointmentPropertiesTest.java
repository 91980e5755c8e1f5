package vn.lienthong.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.lienthong.calendar.Terms.RULES;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.lienthong.text.Times;

/**
 * Whenever a dossier comes in, from 2024 to October 2027: later the longest term would reach into a year not listed.
 */
class AppointmentPropertiesTest {
    private final WorkingCalendar calendar = WorkingCalendar.shipped();

    @Provide
    Arbitrary<Instant> receptions() {
        return Arbitraries.longs()
                .between(
                        Terms.at("2024-01-01T00:00").getEpochSecond(),
                        Terms.at("2027-10-31T23:59").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    private static Appointment birth(Instant receivedAt) {
        return RULES.appointment("birth", "KS", List.of(), receivedAt);
    }

    @Property
    void due_is_a_working_day_at_five(@ForAll("receptions") Instant receivedAt) {
        for (Instant due : List.of(birth(receivedAt).dueAt(), birth(receivedAt).groupDueAt())) {
            LocalDateTime local = LocalDateTime.ofInstant(due, Times.VIETNAM);
            assertEquals(LocalTime.of(17, 0), local.toLocalTime());
            assertTrue(calendar.isWorkingDay(local.toLocalDate()));
        }
    }

    @Property
    void nothing_is_due_less_than_two_hours_after_its_reception(@ForAll("receptions") Instant receivedAt) {
        assertTrue(birth(receivedAt).dueAt().minusSeconds(7200).isAfter(receivedAt));
    }

    @Property
    void who_comes_later_is_never_due_earlier(@ForAll("receptions") Instant one, @ForAll("receptions") Instant other) {
        Appointment first = birth(one.isBefore(other) ? one : other);
        Appointment second = birth(one.isBefore(other) ? other : one);
        assertFalse(second.dueAt().isBefore(first.dueAt()));
        assertFalse(second.groupDueAt().isBefore(first.groupDueAt()));
    }

    @Property
    void the_group_is_due_after_its_registration(@ForAll("receptions") Instant receivedAt) {
        Appointment death = RULES.appointment("death", "KT", List.of(), receivedAt);
        assertTrue(death.groupDueAt().isAfter(death.dueAt()));
        assertTrue(death.warnAt().isBefore(death.dueAt()));
    }
}
