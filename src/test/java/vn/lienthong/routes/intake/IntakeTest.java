package vn.lienthong.routes.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Status;
import vn.lienthong.routes.RouteTest;

/** {@code intake/1-receive-from-dvclt} and {@code intake/2-sort-by-procedure}. */
class IntakeTest extends RouteTest {
    @Test
    void a_posted_dossier_waits_to_be_sorted() throws Exception {
        receive(Map.of());
        assertEquals(Status.RECEIVED, dossier().status());
        assertEquals(Map.of("received", 1), waiting());
    }

    @Test
    void a_birth_dossier_is_reported_and_goes_to_delivery() throws Exception {
        birthAfter("received");
        assertEquals("birth", dossier().group());
        assertEquals(Map.of("birth-deliver", 1, "dvclt-status", 1), waiting());
    }

    @Test
    void a_sorted_dossier_has_its_appointments() throws Exception {
        birthAfter("received");
        assertFalse(dossier().dueAt().isBefore(dossier().receivedAt()));
        assertTrue(dossier().groupDueAt().isAfter(dossier().dueAt()));
    }

    @Test
    void a_dossier_of_a_year_without_calendar_is_parked_with_the_year() throws Exception {
        receive(Map.of("ngayTiepNhan", "21/09/2019 09:15:00"));
        run("received");
        assertEquals("parked", message("received").state());
        assertEquals("calendar.year-missing", message("received").reason());
        assertTrue(message("received").arguments().contains("2019"));
        assertNull(dossier().dueAt());
    }

    @Test
    void a_procedure_that_is_not_in_the_table_is_parked_with_its_code() throws Exception {
        receive(Map.of("maTTHC", "9.999999"));
        run("received");
        assertEquals("parked", message("received").state());
        assertEquals("dossier.procedure-unmapped", message("received").reason());
        assertTrue(message("received").arguments().contains("9.999999"));
    }
}
