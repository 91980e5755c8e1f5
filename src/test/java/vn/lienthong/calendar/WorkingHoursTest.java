package vn.lienthong.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingHoursTest {
    private final WorkingCalendar calendar = WorkingCalendar.shipped();

    @ParameterizedTest(name = "{1} before {0} is {2}")
    @CsvSource({
        "2026-09-21T17:00, PT2H,    2026-09-21T15:00",
        "2026-09-21T17:00, PT4H,    2026-09-21T13:00",
        "2026-09-21T17:00, PT5H,    2026-09-21T10:30",
        "2026-09-21T17:00, PT8H,    2026-09-21T07:30",
        "2026-09-21T17:00, PT9H,    2026-09-18T16:00",
        "2026-02-23T08:30, PT2H,    2026-02-13T16:00",
        "2026-09-21T14:00, PT90M,   2026-09-21T11:00",
        "2026-09-21T17:00, PT0S,    2026-09-21T17:00"
    })
    void working_time_is_counted_back_over_noon_nights_and_days_off(
            LocalDateTime end, Duration time, LocalDateTime start) {
        assertEquals(start, Terms.HOURS.before(end, time, calendar));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7-11", "07:30", "11:30-07:30", "07:30-07:30", "07:30-25:00", "07:30-11:30-12:00"})
    void hours_that_are_none_are_refused_by_name(String span) {
        CalendarFault fault = assertThrows(CalendarFault.class, () -> WorkingHours.of(List.of(span)));
        assertEquals(span, fault.getMessage());
    }

    @Test
    void hours_out_of_order_are_refused_by_name() {
        CalendarFault fault =
                assertThrows(CalendarFault.class, () -> WorkingHours.of(List.of("13:00-17:00", "07:30-11:30")));
        assertEquals("07:30-11:30", fault.getMessage());
    }

    @Test
    void a_day_without_hours_is_refused() {
        assertThrows(CalendarFault.class, () -> WorkingHours.of(List.of()));
    }
}
