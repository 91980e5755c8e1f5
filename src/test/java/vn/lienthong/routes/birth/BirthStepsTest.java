package vn.lienthong.routes.birth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Status;
import vn.lienthong.routes.RouteTest;

/** {@code birth/1} to {@code birth/7}, with what they share with death. */
class BirthStepsTest extends RouteTest {
    private static final String[] TO_COLLECT = {"received", "birth-deliver", "birth-forward"};

    @Test
    void a_delivered_dossier_is_accepted_and_goes_to_the_registry() throws Exception {
        birthAfter("received", "birth-deliver");
        assertEquals(Status.ACCEPTED, dossier().status());
        assertEquals(Map.of("birth-forward", 1, "dvclt-status", 2), waiting());
    }

    @Test
    void where_an_officer_accepts_a_delivered_dossier_waits_for_the_officer() throws Exception {
        settings.put("partner.one-stop.acceptance", "officer");
        birthAfter("received", "birth-deliver");
        assertEquals(Status.RECEIVED, dossier().status());
        assertEquals(Map.of("dvclt-status", 1), waiting());
    }

    @Test
    void without_a_one_stop_system_the_dossier_gets_a_number_of_our_own() throws Exception {
        settings.putAll(
                Map.of("partner.one-stop.url", "", "partner.one-stop.token", "", "partner.one-stop.agency", "H13"));
        birthAfter("received", "birth-deliver");
        assertTrue(
                dossier().oneStopNumber().matches("H13\\.31117-\\d{6}-0001"),
                dossier().oneStopNumber());
    }

    @Test
    void a_forwarded_dossier_is_reported_and_asked_about_later() throws Exception {
        birthAfter(TO_COLLECT);
        assertEquals(Status.FORWARDED, dossier().status());
        assertEquals(Map.of("birth-collect", 1, "dvclt-status", 3, "one-stop-status", 1), waiting());
    }

    @Test
    void a_unit_that_the_province_table_lacks_is_parked() throws Exception {
        replace("tables/registry-units.csv", "unit,registry_unit\n99999,1\n");
        birthAfter(TO_COLLECT);
        assertEquals("parked", message("birth-forward").state());
        assertEquals("table.no-row", message("birth-forward").reason());
    }

    @Test
    void a_registered_dossier_keeps_its_result_and_is_reported_to_both() throws Exception {
        answer(
                "registry-results",
                "{results: [.[] | {oneStopNumber, dossier, status: \"REGISTERED\", result: {soDinhDanh: null},"
                        + " paper: {content: \"JVBERi0=\", title: \"t\", fileName: \"f.pdf\"}}]}");
        birthAfter(TO_COLLECT);
        run("birth-collect");
        assertEquals(Status.REGISTERED, dossier().status());
        assertEquals(
                Map.of("dvclt-status", 4, "one-stop-status", 2, "birth-identification-number", 1),
                waiting(),
                "and its number, which is late, is asked for again");
    }

    @Test
    void a_result_with_its_identification_number_is_asked_about_no_more() throws Exception {
        answer(
                "registry-results",
                "{results: [.[] | {oneStopNumber, status: \"REGISTERED\", result: {soDinhDanh: \"000199000001\"}}]}");
        birthAfter(TO_COLLECT);
        run("birth-collect");
        assertEquals(Map.of("dvclt-status", 4, "one-stop-status", 2), waiting());
    }

    @Test
    void a_supplement_request_is_reported_to_both_and_asked_about_no_more() throws Exception {
        answer(
                "registry-results",
                "{results: [.[] | {oneStopNumber, status: \"SUPPLEMENT_REQUIRED\", deadline: \"30/11/2026 17:00:00\"}]}");
        birthAfter(TO_COLLECT);
        run("birth-collect");
        assertEquals(Status.SUPPLEMENT_REQUIRED, dossier().status());
        assertEquals(Map.of("dvclt-status", 4, "one-stop-status", 2), waiting());
    }

    @Test
    void a_rejection_is_reported_to_both_and_asked_about_no_more() throws Exception {
        answer("registry-results", "{results: [.[] | {oneStopNumber, status: \"REJECTED\", reason: \"x\"}]}");
        birthAfter(TO_COLLECT);
        run("birth-collect");
        assertEquals(Status.REJECTED, dossier().status());
        assertEquals(Map.of("dvclt-status", 4, "one-stop-status", 2), waiting());
    }

    @Test
    void a_dossier_that_is_not_ready_is_asked_about_again_after_the_interval() throws Exception {
        answer("registry-results", "{results: [.[] | {oneStopNumber, status: null}]}");
        birthAfter(TO_COLLECT);
        run("birth-collect");
        assertEquals(Status.FORWARDED, dossier().status());
        assertTrue(message("birth-collect").dueAt().isAfter(Instant.now().plus(Duration.ofMinutes(50))));
    }

    @Test
    void a_result_that_the_one_stop_system_has_is_returned_at_once() throws Exception {
        registeredAndDelivered();
        run("birth-return");
        assertEquals(Status.RETURNED, dossier().status());
        assertNull(waiting().get("birth-return"));
    }

    @Test
    void where_an_officer_hands_out_the_result_it_is_not_returned_by_itself() throws Exception {
        settings.put("partner.one-stop.return", "officer");
        registeredAndDelivered();
        run("birth-return");
        assertEquals(Status.REGISTERED, dossier().status());
    }

    @Test
    void a_number_that_comes_late_is_told_to_the_one_stop_system() throws Exception {
        registeredAndAskedAgain("\"000199000001\"");
        assertEquals(3, waiting().get("one-stop-status"));
        assertNull(waiting().get("birth-identification-number"));
        assertEquals(4, waiting().get("dvclt-status"), "PM DVCLT is told only where the province says so");
    }

    @Test
    void a_number_that_is_still_missing_is_asked_for_again() throws Exception {
        registeredAndAskedAgain("null");
        assertEquals(1, waiting().get("birth-identification-number"));
        assertEquals(2, waiting().get("one-stop-status"));
    }

    @Test
    void where_the_province_says_so_pm_dvclt_is_told_of_a_late_number() throws Exception {
        settings.put("dvclt.send-late-number", "true");
        registeredAndAskedAgain("\"000199000001\"");
        assertEquals(5, waiting().get("dvclt-status"));
    }

    /** The registry's first answer has no number; asked again, it says this. */
    private void registeredAndAskedAgain(String number) throws Exception {
        settings.put("registry.late-number.first-delay", "10ms");
        answer(
                "registry-results",
                "{results: [.[] | {oneStopNumber, dossier, status: \"REGISTERED\", result:"
                        + " {soDinhDanh: (if .askBy then " + number + " else null end)}}]}");
        birthAfter(TO_COLLECT);
        run("birth-collect");
        run("birth-identification-number");
    }

    private void registeredAndDelivered() throws Exception {
        answer("registry-results", "{results: [.[] | {oneStopNumber, status: \"REGISTERED\", result: {}}]}");
        birthAfter(TO_COLLECT);
        run("birth-collect");
        run("one-stop-status");
    }
}
