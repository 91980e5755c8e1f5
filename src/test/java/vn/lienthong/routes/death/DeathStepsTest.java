package vn.lienthong.routes.death;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Status;
import vn.lienthong.routes.RouteTest;
import vn.lienthong.simulator.SyntheticDossiers;

/** {@code death/1} to {@code death/4}, with what they share with birth. */
class DeathStepsTest extends RouteTest {
    private static final String[] TO_COLLECT = {"received", "death-deliver", "death-forward"};
    private static final String REGISTERED =
            "{results: [.[] | {oneStopNumber, status: \"REGISTERED\", result: {soDangKy: \"1\"}}]}";

    private void deathAfter(String... queues) throws Exception {
        JsonNode death = new ObjectMapper()
                .readTree(new SyntheticDossiers(5, Clock.systemUTC(), 1).next().json());
        receive(Map.of("maTTHC", death.get("maTTHC"), "module", death.get("module"), "data", death.get("data")));
        for (String queue : queues) run(queue);
    }

    @Test
    void a_death_dossier_is_reported_and_goes_to_delivery() throws Exception {
        deathAfter("received");
        assertEquals("death", dossier().group());
        assertEquals(Map.of("death-deliver", 1, "dvclt-status", 1), waiting());
    }

    @Test
    void a_forwarded_dossier_is_reported_and_asked_about_later() throws Exception {
        deathAfter(TO_COLLECT);
        assertEquals(Status.FORWARDED, dossier().status());
        assertEquals(Map.of("death-collect", 1, "dvclt-status", 3, "one-stop-status", 1), waiting());
    }

    @Test
    void a_registered_death_has_no_identification_number_to_wait_for() throws Exception {
        answer("registry-results", REGISTERED);
        deathAfter(TO_COLLECT);
        run("death-collect");
        assertEquals(Status.REGISTERED, dossier().status());
        assertEquals(Map.of("dvclt-status", 4, "one-stop-status", 2), waiting());
    }

    @Test
    void a_result_that_the_one_stop_system_has_is_returned_at_once() throws Exception {
        answer("registry-results", REGISTERED);
        deathAfter(TO_COLLECT);
        run("death-collect");
        run("one-stop-status");
        run("death-return");
        assertEquals(Status.RETURNED, dossier().status());
        assertEquals(Map.of("dvclt-status", 5), waiting());
    }
}
