package vn.lienthong.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static vn.lienthong.calendar.Terms.RULES;
import static vn.lienthong.calendar.Terms.at;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

class AppointmentRulesTest {
    private static Appointment birth(String receivedAt) {
        return RULES.appointment("birth", "KS", List.of(), at(receivedAt));
    }

    private static Appointment death(AppointmentRules rules, String receivedAt) {
        return rules.appointment("death", "KT", List.of(), at(receivedAt));
    }

    @ParameterizedTest(name = "{0}: received {1}, due {2}")
    @CsvSource({
        "last second before the cut-off, 2026-09-21T14:59:59, 2026-09-21T17:00",
        "one minute before the cut-off,  2026-09-21T14:59,    2026-09-21T17:00",
        "at the cut-off,                 2026-09-21T15:00,    2026-09-22T17:00",
        "after closing,                  2026-09-21T20:00,    2026-09-22T17:00",
        "before opening,                 2026-09-21T00:00,    2026-09-21T17:00",
        "Friday before the cut-off,      2026-09-25T14:59,    2026-09-25T17:00",
        "Friday at the cut-off,          2026-09-25T15:00,    2026-09-28T17:00",
        "Saturday morning,               2026-09-26T09:00,    2026-09-28T17:00",
        "Sunday evening,                 2026-09-27T18:00,    2026-09-28T17:00",
        "last day before Tết 2026,       2026-02-13T14:59,    2026-02-13T17:00",
        "last afternoon before Tết 2026, 2026-02-13T15:00,    2026-02-23T17:00",
        "within Tết 2026,                2026-02-18T09:00,    2026-02-23T17:00",
        "a day off that was moved,       2026-08-31T09:00,    2026-09-03T17:00",
        "the Saturday worked for it,     2026-08-22T14:59,    2026-08-22T17:00",
        "Friday afternoon before it,     2026-08-21T15:00,    2026-08-22T17:00",
        "that Saturday at the cut-off,   2026-08-22T15:00,    2026-08-24T17:00",
        "a compensatory Monday,          2026-04-27T09:00,    2026-04-28T17:00",
        "New Year with its swapped day,  2026-01-01T09:00,    2026-01-05T17:00",
        "the swapped Saturday of 2024,   2024-05-04T09:00,    2024-05-04T17:00",
        "the swapped Saturday of 2025,   2025-04-26T09:00,    2025-04-26T17:00"
    })
    void a_birth_is_due_the_working_day_it_counts_from(String which, String receivedAt, String due) {
        assertEquals(at(due), birth(receivedAt).dueAt());
    }

    @ParameterizedTest(name = "{0}: received {1}, group due {2}")
    @CsvSource({
        "within a week,       2026-09-21T09:00, 2026-09-24T17:00",
        "across a weekend,    2026-09-24T09:00, 2026-09-29T17:00",
        "from the next day,   2026-09-21T15:00, 2026-09-25T17:00",
        "across Tết 2026,     2026-02-13T09:00, 2026-02-25T17:00",
        "over a swapped day,  2026-08-21T09:00, 2026-08-25T17:00"
    })
    void the_birth_group_has_three_working_days_more(String which, String receivedAt, String due) {
        assertEquals(at(due), birth(receivedAt).groupDueAt());
    }

    @Test
    void a_dossier_that_has_to_be_verified_has_five() {
        Appointment verified = RULES.appointment("birth", "KS", List.of("twin-or-repeat"), at("2026-09-21T09:00"));
        assertEquals(at("2026-09-28T17:00"), verified.groupDueAt());
    }

    @Test
    void a_death_is_registered_like_a_birth_unless_configured() {
        assertEquals(at("2026-09-21T17:00"), death(RULES, "2026-09-21T14:59").dueAt());
        AppointmentRules configured = Terms.rules(new AppointmentRules.Days(3, 5, 2, 10, 7), Set.of());
        assertEquals(
                at("2026-09-23T17:00"), death(configured, "2026-09-21T14:59").dueAt());
    }

    @Test
    void the_death_group_is_due_as_configured() {
        AppointmentRules configured = Terms.rules(new AppointmentRules.Days(3, 5, 0, 10, 7), Set.of());
        assertEquals(
                at("2026-10-05T17:00"), death(configured, "2026-09-21T09:00").groupDueAt());
    }

    @Test
    void stand_alone_registration_has_no_group() {
        Appointment marriage = RULES.appointment("single", "KH", List.of(), at("2026-09-21T09:00"));
        assertEquals(at("2026-09-21T17:00"), marriage.dueAt());
        assertNull(marriage.groupDueAt());
    }

    @Test
    void it_is_due_soon_two_working_hours_before() {
        assertEquals(at("2026-09-21T15:00"), birth("2026-09-21T09:00").warnAt());
    }

    @ParameterizedTest(name = "{0}: required {1}, until {2}")
    @CsvSource({
        "a usual week,             2026-09-21T09:00, 2026-09-30T17:00",
        "required on a Sunday,     2026-09-20T09:00, 2026-09-29T17:00",
        "across Tết 2026,          2026-02-12T16:00, 2026-03-02T17:00",
        "with a swapped Saturday,  2026-08-20T09:00, 2026-08-28T17:00",
        "across 2 September,       2026-08-27T09:00, 2026-09-10T17:00"
    })
    void the_deadline_of_a_supplement_skips_days_off(String which, String requiredAt, String until) {
        assertEquals(at(until), RULES.supplementDeadline(at(requiredAt)));
    }

    @Test
    void a_year_the_calendar_does_not_know_is_a_fault_that_names_it() {
        StepFailure failure = assertThrows(StepFailure.class, () -> birth("2027-12-31T15:00"));
        assertEquals(ErrorClass.CONFIGURATION, failure.errorClass());
        assertEquals("calendar.year-missing", failure.reason());
        assertEquals(List.of("2028"), failure.arguments());
    }
}
