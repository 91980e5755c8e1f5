package vn.lienthong.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.calendar.AppointmentRules;
import vn.lienthong.calendar.WorkingCalendar;
import vn.lienthong.calendar.WorkingHours;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.dossier.Appointments;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.Status;
import vn.lienthong.testing.TestDatabase;

/** A dossier that has come in and is not sorted yet. */
class VersionAppointmentTest {
    private static final Instant MONDAY_MORNING = Instant.parse("2026-09-21T02:00:00Z");
    private static final Instant MONDAY_AT_FIVE = Instant.parse("2026-09-21T10:00:00Z");
    private static final Instant THURSDAY_AT_FIVE = Instant.parse("2026-09-24T10:00:00Z");

    @TempDir
    Path directory;

    private TestDatabase database;
    private VersionAppointment appointments;

    @BeforeEach
    void open() {
        database = TestDatabase.h2(directory);
        AppointmentRules rules = new AppointmentRules(
                WorkingCalendar::shipped,
                new AppointmentRules.Terms(
                        new AppointmentRules.Days(3, 5, 0, 18, 7),
                        Set.of(),
                        Duration.ofHours(2),
                        WorkingHours.of(List.of("07:30-11:30", "13:00-17:00"))));
        appointments = new VersionAppointment(new DossierServices(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                rules,
                new Appointments(database.dataSource()),
                new ProcedureTable(new RouteFiles(Path.of("routes"), "can-tho")),
                null,
                null,
                null,
                null,
                "",
                Clock.systemUTC()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Dossier unsorted(String procedure, int version) {
        return new Dossier(
                7,
                "dvclt",
                "G22.99.08-260921-000007",
                null,
                "",
                "KS",
                procedure,
                "31117",
                Status.RECEIVED,
                version,
                version,
                MONDAY_MORNING,
                MONDAY_MORNING,
                null,
                null,
                List.of());
    }

    @Test
    void its_first_status_already_tells_when_it_is_due() {
        var appointment = appointments.of(unsorted("2.000986", 1), 1);
        assertEquals(MONDAY_MORNING.toString(), appointment.path("startsAt").asText());
        assertEquals(MONDAY_AT_FIVE.toString(), appointment.path("dueAt").asText());
        assertTrue(appointment.path("previousDueAt").isMissingNode());
    }

    @Test
    void its_group_is_found_by_its_procedure() {
        assertEquals(
                THURSDAY_AT_FIVE,
                appointments.byRules(unsorted("2.000986.H13", 1)).groupDueAt());
    }

    @Test
    void one_whose_procedure_is_not_mapped_is_due_like_the_others() {
        var appointment = appointments.of(unsorted("9.999999", 1), 1);
        assertEquals(MONDAY_AT_FIVE.toString(), appointment.path("dueAt").asText());
    }

    @Test
    void of_an_older_version_that_was_never_promised_anything_nothing_is_said() {
        assertTrue(appointments.of(unsorted("2.000986", 2), 1).isEmpty());
    }
}
