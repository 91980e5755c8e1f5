package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.Status;
import vn.lienthong.simulator.Scenario;
import vn.lienthong.simulator.SyntheticDossier;

/** One engine where officers accept and hand out results; every test has its own dossier. */
@TestInstance(Lifecycle.PER_CLASS)
class OfficerDecisionIT {
    private LifeCycle life;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        life = LifeCycle.start(
                data, Map.of("partner.one-stop.acceptance", "officer", "partner.one-stop.return", "officer"));
    }

    @AfterAll
    void stop() {
        life.close();
    }

    private SyntheticDossier delivered(SyntheticDossier dossier) throws Exception {
        life.send(dossier);
        await().atMost(LifeCycle.PATIENCE)
                .until(() -> life.dossier(dossier.number()).oneStopNumber() != null);
        return dossier;
    }

    private SyntheticDossier forwarded(SyntheticDossier dossier, Scenario scenario) throws Exception {
        life.partners.ndxp().scenario(dossier.number(), scenario);
        delivered(dossier);
        assertEquals(200, life.decide(dossier.number(), "TIEP_NHAN"));
        return dossier;
    }

    @Test
    void a_dossier_waits_for_the_officer_to_accept_and_to_hand_out_the_result() throws Exception {
        SyntheticDossier dossier = delivered(life.death());
        assertEquals(Status.RECEIVED, life.dossier(dossier.number()).status());

        assertEquals(200, life.decide(life.dossier(dossier.number()).oneStopNumber(), "TIEP_NHAN"), "by either number");
        life.awaitCallbacks(dossier, 1, 3, 7, 4);
        life.awaitStatus(dossier, Status.REGISTERED);
        assertEquals(200, life.decide(dossier.number(), "TRA_KET_QUA"));

        life.awaitCallbacks(dossier, 1, 3, 7, 4, 5);
    }

    @Test
    void a_repeated_decision_is_answered_and_has_no_effect() throws Exception {
        SyntheticDossier dossier = forwarded(life.birth(), Scenario.REGISTER);
        life.awaitStatus(dossier, Status.REGISTERED);

        assertEquals(200, life.decide(dossier.number(), "TIEP_NHAN"));
        assertEquals(200, life.decide(dossier.number(), "TRA_KET_QUA"));
        life.awaitStatus(dossier, Status.RETURNED);
        assertEquals(200, life.decide(dossier.number(), "TRA_KET_QUA"));

        life.awaitCallbacks(dossier, 1, 3, 7, 4, 5);
    }

    @Test
    void a_decision_about_an_unknown_dossier_is_not_found() throws Exception {
        assertEquals(404, life.decide("G22.99.08-260921-999999", "TIEP_NHAN"));
    }

    @Test
    void a_decision_that_may_not_follow_is_refused() throws Exception {
        SyntheticDossier dossier = delivered(life.death());

        assertEquals(409, life.decide(dossier.number(), "TRA_KET_QUA"));
        assertEquals(Status.RECEIVED, life.dossier(dossier.number()).status());
    }

    @Test
    void an_act_that_stands_is_neither_withdrawn_nor_stopped_nor_rejected() throws Exception {
        SyntheticDossier dossier = forwarded(life.birth(), Scenario.REGISTER);
        life.awaitStatus(dossier, Status.REGISTERED);

        for (String decision : List.of("RUT_HO_SO", "DUNG_XU_LY", "TU_CHOI", "YEU_CAU_BO_SUNG"))
            assertEquals(409, life.decide(dossier.number(), decision), decision);
    }

    @Test
    void an_unknown_decision_is_refused_naming_the_field() throws Exception {
        assertEquals(400, life.decide("G22.99.08-260921-999999", "XOA"));
    }

    @Test
    void what_the_officer_sends_back_comes_again_as_the_next_version() throws Exception {
        SyntheticDossier dossier = delivered(life.death());
        assertEquals(200, life.decide(dossier.number(), "YEU_CAU_BO_SUNG"));
        life.awaitCallbacks(dossier, 1, 2);

        life.supplement(dossier);
        await().atMost(LifeCycle.PATIENCE)
                .until(() -> life.partners.oneStop().ledger().deliveries(dossier.number()) == 2);
        assertEquals(200, life.decide(dossier.number(), "TIEP_NHAN"));

        life.awaitCallbacks(dossier, 1, 2, 1, 3, 7, 4);
        assertEquals(1, life.partners.ndxp().ledger().registrations(dossier.number()));
        assertTrue(life.partners
                .ndxp()
                .ledger()
                .registeredContent(dossier.number())
                .orElseThrow()
                .contains("\"soLuongBanSao\":\"2\""));
    }

    @Test
    void what_the_officer_rejects_is_never_sent_to_the_registry() throws Exception {
        SyntheticDossier dossier = delivered(life.birth());

        assertEquals(200, life.decide(dossier.number(), "TU_CHOI"));

        life.awaitCallbacks(dossier, 1, 6);
        assertEquals(0, life.partners.ndxp().ledger().registrations(dossier.number()));
    }

    @Test
    void a_withdrawn_dossier_ends_without_a_word_to_dvclt() throws Exception {
        SyntheticDossier dossier = delivered(life.death());

        assertEquals(200, life.decide(dossier.number(), "RUT_HO_SO"));

        life.awaitStatus(dossier, Status.WITHDRAWN);
        await().atMost(LifeCycle.PATIENCE)
                .untilAsserted(() -> assertEquals(List.of("WITHDRAWN"), life.oneStopStatuses(dossier)));
        life.awaitCallbacks(dossier, 1);
    }

    @Test
    void a_dossier_at_the_registry_may_be_withdrawn_and_its_late_answer_is_ignored() throws Exception {
        SyntheticDossier dossier = life.death();
        life.partners.ndxp().scenario(dossier.number(), Scenario.SLOW);
        delivered(dossier);
        life.decide(dossier.number(), "TIEP_NHAN");
        life.awaitStatus(dossier, Status.FORWARDED);

        assertEquals(200, life.decide(dossier.number(), "RUT_HO_SO"));

        life.awaitStatus(dossier, Status.WITHDRAWN);
        await().atMost(LifeCycle.PATIENCE)
                .until(() -> life.engine.log().read(dossier.number(), null, null, null).lines().stream()
                        .anyMatch(line -> line.kind().equals("dossier.step-out-of-date")));
        life.awaitCallbacks(dossier, 1, 3, 7);
    }

    @Test
    void a_dossier_that_waits_for_its_supplement_may_be_stopped() throws Exception {
        SyntheticDossier dossier = forwarded(life.birth(), Scenario.SUPPLEMENT_ONCE);
        life.awaitCallbacks(dossier, 1, 3, 7, 2);

        assertEquals(200, life.decide(dossier.number(), "DUNG_XU_LY"));

        life.awaitStatus(dossier, Status.STOPPED);
        assertEquals(409, life.decide(dossier.number(), "RUT_HO_SO"));
    }

    @Test
    void a_dossier_whose_procedure_nobody_knows_may_be_stopped() throws Exception {
        SyntheticDossier known = life.death();
        SyntheticDossier unknown = new SyntheticDossier(
                known.number(),
                1,
                known.module(),
                known.registeredName(),
                known.traits(),
                known.json().replace("1.006714", "9.999999"));
        life.send(unknown);

        assertEquals(200, life.decide(unknown.number(), "DUNG_XU_LY"));

        life.awaitStatus(unknown, Status.STOPPED);
        life.awaitCallbacks(unknown);
    }

    @Test
    void the_deadline_of_the_officer_travels_on_to_dvclt() throws Exception {
        SyntheticDossier dossier = delivered(life.birth());

        life.decide(dossier.number(), "YEU_CAU_BO_SUNG");

        life.awaitStatus(dossier, Status.SUPPLEMENT_REQUIRED);
        var newest = life.engine.dossiers().statuses(life.dossier(dossier.number()));
        String deadline =
                newest.get(newest.size() - 1).detail().path("deadline").asText();
        assertTrue(deadline.matches("\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d:\\d\\d"), "as DVCLT writes it");
    }

    /**
     * The registry did not send it back, and says of the next version that it has the dossier: which one, nobody knows.
     */
    @Test
    void a_next_version_that_the_registry_did_not_ask_for_is_not_taken_as_received_but_waits_for_a_person()
            throws Exception {
        SyntheticDossier dossier = life.death();
        life.partners.ndxp().scenario(dossier.number(), Scenario.SLOW);
        delivered(dossier);
        life.decide(dossier.number(), "TIEP_NHAN");
        life.awaitStatus(dossier, Status.FORWARDED);
        assertEquals(200, life.decide(dossier.number(), "YEU_CAU_BO_SUNG"));
        life.awaitCallbacks(dossier, 1, 3, 7, 2);

        life.supplement(dossier);
        await().atMost(LifeCycle.PATIENCE)
                .until(() -> life.dossier(dossier.number()).version() == 2);
        life.awaitCallbacks(dossier, 1, 3, 7, 2, 1);
        assertEquals(200, life.decide(dossier.number(), "TIEP_NHAN"));

        await().atMost(LifeCycle.PATIENCE)
                .until(() -> life.engine.queues().messages("death-forward", "parked", 10).stream()
                        .anyMatch(message -> message.line().equals(dossier.number())
                                && message.reason().equals("partner.says-no")));
        life.awaitCallbacks(dossier, 1, 3, 7, 2, 1, 3);
    }
}
