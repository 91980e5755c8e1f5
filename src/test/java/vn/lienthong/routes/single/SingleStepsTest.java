package vn.lienthong.routes.single;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Status;
import vn.lienthong.routes.RouteTest;
import vn.lienthong.simulator.SingleDossiers;

/** {@code intake/5-receive-from-one-stop} and {@code single/1} to {@code single/5}. */
class SingleStepsTest extends RouteTest {
    private final SingleDossiers singles = new SingleDossiers(5, Clock.systemUTC());

    private void marriageAfter(String... queues) throws Exception {
        receiveSingle(singles.marriage());
        for (String queue : queues) run(queue);
    }

    private void registryAnswers(String status) throws Exception {
        answer("registry-classic-results", "{status: \"" + status + "\", result: {soDangKy: \"1\"}}");
        marriageAfter("single-received", "single-forward", "single-collect");
    }

    @Test
    void a_posted_registration_waits_to_be_accepted() throws Exception {
        marriageAfter();
        assertEquals(Status.RECEIVED, dossier().status());
        assertEquals(Map.of("single-received", 1), waiting());
    }

    @Test
    void it_is_accepted_under_the_number_the_one_stop_system_gave_it() throws Exception {
        marriageAfter("single-received");
        assertEquals(Status.ACCEPTED, dossier().status());
        assertEquals(dossier().number(), dossier().oneStopNumber());
        assertEquals(Map.of("single-forward", 1), waiting(), "PM DVCLT hears nothing");
    }

    @Test
    void it_is_forwarded_and_only_the_one_stop_system_is_told() throws Exception {
        marriageAfter("single-received", "single-forward");
        assertEquals(Status.FORWARDED, dossier().status());
        assertEquals(Map.of("one-stop-status", 1, "single-collect", 1), waiting());
    }

    @Test
    void a_registered_one_keeps_its_result() throws Exception {
        registryAnswers("REGISTERED");
        assertEquals(Status.REGISTERED, dossier().status());
        assertEquals(Map.of("one-stop-status", 2), waiting());
    }

    @Test
    void a_supplement_request_is_told_to_the_one_stop_system() throws Exception {
        registryAnswers("SUPPLEMENT_REQUIRED");
        assertEquals(Status.SUPPLEMENT_REQUIRED, dossier().status());
        assertEquals(Map.of("one-stop-status", 2), waiting());
    }

    @Test
    void a_rejection_is_told_to_the_one_stop_system() throws Exception {
        registryAnswers("REJECTED");
        assertEquals(Status.REJECTED, dossier().status());
        assertEquals(Map.of("one-stop-status", 2), waiting());
    }

    @Test
    void one_that_is_not_ready_is_asked_about_again_after_the_interval() throws Exception {
        registryAnswers("NOT_YET");
        assertEquals(Status.FORWARDED, dossier().status());
        assertTrue(message("single-collect").dueAt().isAfter(Instant.now().plus(Duration.ofMinutes(50))));
    }

    @Test
    void a_result_the_one_stop_system_has_is_returned() throws Exception {
        registryAnswers("REGISTERED");
        run("one-stop-status");
        run("single-return");
        assertEquals(Status.RETURNED, dossier().status());
        assertEquals(Map.of(), waiting());
    }

    @Test
    void where_an_officer_hands_out_the_result_it_is_not_returned_by_itself() throws Exception {
        settings.put("partner.one-stop.return", "officer");
        registryAnswers("REGISTERED");
        run("one-stop-status");
        run("single-return");
        assertEquals(Status.REGISTERED, dossier().status());
    }

    @Test
    void the_interlinked_service_is_used_where_the_province_says_so() throws Exception {
        settings.put("registry.single.service", "interlinked");
        answer(
                "registry-results",
                "{results: [.[] | {oneStopNumber, status: \"REGISTERED\", result: {soDangKy: \"1\"}}]}");
        marriageAfter("single-received", "single-forward", "single-collect");
        assertEquals(Status.REGISTERED, dossier().status());
    }
}
