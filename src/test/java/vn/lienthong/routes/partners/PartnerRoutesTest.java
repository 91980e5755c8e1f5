package vn.lienthong.routes.partners;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Status;
import vn.lienthong.routes.RouteTest;

/** The files of {@code partners/} against the simulated partners: what each call says and how its answer is read. */
class PartnerRoutesTest extends RouteTest {
    @Test
    void statuses_reach_dvclt_in_order_after_a_login() throws Exception {
        birthAfter("received", "birth-deliver", "birth-forward", "dvclt-status");
        assertEquals(
                List.of(1, 3, 7),
                partners().dvclt().ledger().callbacks(dossier().number()));
    }

    @Test
    void a_dossier_is_registered_once_after_a_login() throws Exception {
        birthAfter("received", "birth-deliver", "birth-forward");
        assertEquals(1, partners().ndxp().ledger().registrations(dossier().number()));
    }

    @Test
    void the_registry_words_that_mean_already_received_count_as_done() throws Exception {
        replaceAnswer("{\"status\":\"0\",\"errorDescription\":\"Hồ sơ ĐÃ  được tiếp nhận\"}");
        birthAfter("received", "birth-deliver", "birth-forward");
        assertEquals(Status.FORWARDED, dossier().status());
    }

    @Test
    void registry_words_that_no_table_knows_are_tried_again() throws Exception {
        replaceAnswer("{\"status\":\"0\",\"errorDescription\":\"?\"}");
        birthAfter("received", "birth-deliver", "birth-forward");
        assertEquals("partner.answer-unknown", message("birth-forward").reason());
    }

    @Test
    void a_status_goes_to_the_one_stop_system_and_only_a_result_goes_on_to_return() throws Exception {
        birthAfter("received", "birth-deliver", "birth-forward", "one-stop-status");
        assertEquals(Map.of("birth-collect", 1, "dvclt-status", 3), waiting());
    }

    /** The shipped reading of an answer, with the call itself replaced by that answer. */
    private void replaceAnswer(String json) throws Exception {
        String shipped =
                java.nio.file.Files.readString(java.nio.file.Path.of("routes/partners/registry-submit.camel.yaml"));
        int call = shipped.indexOf("        - to:\n            uri: partner:ndxp");
        int choice = shipped.indexOf("        - choice:");
        replace(
                "partners/registry-submit.camel.yaml",
                shipped.substring(0, call)
                        + "        - setBody:\n            expression:\n              jq:\n"
                        + "                expression: '" + json + "'\n"
                        + shipped.substring(choice));
    }
}
