package vn.lienthong.routes.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.routes.RouteTest;

/** {@code intake/4-receive-later-step} and {@code shared/take-later-step}. */
class LaterStepStepsTest extends RouteTest {
    private static final int RESIDENCE_POLICE = 1;

    @Test
    void a_statement_of_another_authority_waits_to_be_matched() throws Exception {
        birthAfter("received");
        assertEquals(200, laterStep(RESIDENCE_POLICE, 3));
        assertEquals(1, waiting().get("later-step"));
    }

    @Test
    void a_matched_statement_goes_into_the_record_and_to_the_one_stop_system() throws Exception {
        birthAfter("received");
        laterStep(RESIDENCE_POLICE, 3);
        run("later-step");
        assertEquals("residence", laterSteps().get(0).step());
        assertEquals(Map.of("birth-deliver", 1, "dvclt-status", 1, "one-stop-later-step", 1), waiting());
    }

    @Test
    void an_authority_that_the_table_lacks_is_parked() throws Exception {
        birthAfter("received");
        laterStep(3, 3);
        run("later-step");
        assertEquals("later-step.agency-unmapped", message("later-step").reason());
    }

    @Test
    void the_same_statement_again_has_no_effect() throws Exception {
        birthAfter("received");
        laterStepTwice(RESIDENCE_POLICE, 3);
        run("later-step");
        assertEquals(1, laterSteps().size());
    }
}
