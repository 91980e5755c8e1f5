package vn.lienthong.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.lienthong.calendar.AppointmentRules;
import vn.lienthong.calendar.WorkingCalendar;
import vn.lienthong.calendar.WorkingHours;

class SupplementDeadlineTest {
    private static final Instant MONDAY_MORNING = Instant.parse("2026-09-21T02:00:00Z");
    private static final String SEVEN_WORKING_DAYS_ON = "30/09/2026 17:00:00";

    private final SupplementDeadline deadline = new SupplementDeadline(
            new AppointmentRules(
                    WorkingCalendar::shipped,
                    new AppointmentRules.Terms(
                            new AppointmentRules.Days(3, 5, 0, 18, 7),
                            Set.of(),
                            Duration.ofHours(2),
                            WorkingHours.of(List.of("07:30-11:30", "13:00-17:00")))),
            Clock.fixed(MONDAY_MORNING.plus(Duration.ofDays(30)), ZoneOffset.UTC));

    private static ObjectNode statement() {
        return Json.object().put("note", "Bổ sung giấy chứng sinh bản rõ nét");
    }

    @Test
    void the_deadline_of_registry_or_officer_is_kept_as_it_was_given() {
        ObjectNode given = statement().put("deadline", "25/09/2026 17:00:00");
        assertEquals(given, deadline.stated(given, MONDAY_MORNING));
    }

    @Test
    void without_one_the_citizen_has_seven_working_days() {
        String set =
                deadline.stated(statement(), MONDAY_MORNING).path("deadline").asText();
        assertEquals(SEVEN_WORKING_DAYS_ON, set);
    }

    @Test
    void an_empty_deadline_is_none() {
        ObjectNode empty = statement().put("deadline", "");
        assertEquals(
                SEVEN_WORKING_DAYS_ON,
                deadline.stated(empty, MONDAY_MORNING).path("deadline").asText());
    }

    @Test
    void without_a_stated_time_it_counts_from_now() {
        assertEquals(
                "30/10/2026 17:00:00",
                deadline.stated(statement(), null).path("deadline").asText());
    }

    @Test
    void what_was_stated_is_not_changed_itself() {
        ObjectNode statement = statement();
        deadline.stated(statement, MONDAY_MORNING);
        assertFalse(statement.has("deadline"));
    }
}
