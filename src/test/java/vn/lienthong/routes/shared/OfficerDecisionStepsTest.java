package vn.lienthong.routes.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.dossier.Status;
import vn.lienthong.routes.RouteTest;

/** {@code intake/3-receive-officer-decision} and {@code shared/apply-officer-decision}. */
class OfficerDecisionStepsTest extends RouteTest {
    @BeforeEach
    void officersAccept() {
        settings.put("partner.one-stop.acceptance", "officer");
    }

    @Test
    void a_decision_waits_to_be_applied() throws Exception {
        birthAfter("received", "birth-deliver");
        assertEquals(200, decide("TIEP_NHAN"));
        assertEquals(Status.RECEIVED, dossier().status());
        assertEquals(Map.of("dvclt-status", 1, "officer-decision", 1), waiting());
    }

    @Test
    void a_decision_that_may_not_follow_is_refused_and_nothing_waits() throws Exception {
        birthAfter("received", "birth-deliver");
        assertEquals(409, decide("TRA_KET_QUA"));
        assertEquals(Map.of("dvclt-status", 1), waiting());
    }

    @Test
    void an_accepted_dossier_is_reported_and_goes_to_the_registry() throws Exception {
        birthAfter("received", "birth-deliver");
        decide("TIEP_NHAN");
        run("officer-decision");
        assertEquals(Status.ACCEPTED, dossier().status());
        assertEquals(Map.of("birth-forward", 1, "dvclt-status", 2), waiting());
    }

    @ParameterizedTest
    @CsvSource({"YEU_CAU_BO_SUNG, SUPPLEMENT_REQUIRED", "TU_CHOI, REJECTED"})
    void a_dossier_sent_back_or_refused_is_reported_to_both(String decision, Status status) throws Exception {
        birthAfter("received", "birth-deliver");
        decide(decision);
        run("officer-decision");
        assertEquals(status, dossier().status());
        assertEquals(Map.of("dvclt-status", 2, "one-stop-status", 1), waiting());
    }

    @ParameterizedTest
    @CsvSource({"RUT_HO_SO, WITHDRAWN", "DUNG_XU_LY, STOPPED"})
    void a_dossier_that_ends_is_told_to_the_one_stop_system_only(String decision, Status status) throws Exception {
        birthAfter("received", "birth-deliver");
        decide(decision);
        run("officer-decision");
        assertEquals(status, dossier().status());
        assertEquals(Map.of("dvclt-status", 1, "one-stop-status", 1), waiting());
    }

    @Test
    void a_decision_that_comes_before_the_dossier_is_delivered_waits_for_its_number() throws Exception {
        birthAfter("received");
        decide("TIEP_NHAN");
        run("officer-decision");
        assertEquals("dossier.not-delivered-yet", message("officer-decision").reason());
        assertEquals(Status.RECEIVED, dossier().status());
    }
}
