package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.LaterStep;
import vn.lienthong.dossier.Status;
import vn.lienthong.simulator.LedgerEntry;
import vn.lienthong.simulator.SyntheticDossier;

/** The steps after the registration, and the identification number that comes after the result. */
@TestInstance(Lifecycle.PER_CLASS)
class LaterStepIT {
    private LifeCycle life;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        life = LifeCycle.start(
                data,
                Map.of(
                        "registry.late-number.first-delay", "500ms",
                        "registry.late-number.longest-delay", "1s"));
    }

    @AfterAll
    void stop() {
        life.close();
    }

    private SyntheticDossier returned(SyntheticDossier dossier) throws Exception {
        life.send(dossier);
        life.awaitStatus(dossier, Status.RETURNED);
        return dossier;
    }

    private ObjectNode statement(SyntheticDossier dossier, String note) {
        return new ObjectMapper()
                .createObjectNode()
                .put("soHoSoLT", dossier.number())
                .put("coQuanXuLy", 2)
                .put("trangThai", 1)
                .put("thoiGianThucHien", "21/09/2026 10:00:00")
                .put("noiDungXuLy", note);
    }

    private JsonNode answerTo(ObjectNode statement) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(life.url.resolve("/dvclt/v1/statuses"))
                .header("Authorization", "Bearer " + EngineFixture.CALLER_TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(statement.toString()))
                .build();
        return new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body());
    }

    private int send(ObjectNode statement) throws Exception {
        return life.partners.dvclt().sendLaterStep(life.url, statement).get(30, TimeUnit.SECONDS);
    }

    @Test
    void each_step_carries_its_own_status_and_never_the_dossiers() throws Exception {
        SyntheticDossier dossier = returned(life.birth());

        assertEquals(200, life.laterStep(dossier.number(), 1, 1));
        assertEquals(200, life.laterStep(dossier.number(), 1, 4));
        assertEquals(200, life.laterStep(dossier.number(), 2, 6));

        await().atMost(LifeCycle.PATIENCE)
                .untilAsserted(() ->
                        assertEquals(List.of("residence/1", "residence/4", "insurance/6"), life.laterSteps(dossier)));
        assertEquals(Status.RETURNED, life.dossier(dossier.number()).status());
    }

    @Test
    void they_reach_the_one_stop_system_in_order() throws Exception {
        SyntheticDossier dossier = returned(life.death());

        for (int code : new int[] {1, 3, 7, 4}) life.laterStep(dossier.number(), 3, code);

        await().atMost(LifeCycle.PATIENCE)
                .untilAsserted(() -> assertEquals(
                        List.of(
                                "funeral-support RECEIVED",
                                "funeral-support ACCEPTED",
                                "funeral-support FORWARDED",
                                "funeral-support REGISTERED"),
                        life.oneStopStatuses(dossier).stream()
                                .filter(status -> status.startsWith("funeral"))
                                .toList()));
    }

    @Test
    void what_comes_before_the_dossier_waits_for_it() throws Exception {
        SyntheticDossier dossier = life.death();
        assertEquals(202, life.laterStep(dossier.number(), 1, 1));
        assertEquals(202, life.laterStep(dossier.number(), 1, 4));

        life.send(dossier);

        await().atMost(LifeCycle.PATIENCE)
                .untilAsserted(() -> assertEquals(List.of("residence/1", "residence/4"), life.laterSteps(dossier)));
        await().atMost(LifeCycle.PATIENCE)
                .until(() -> life.oneStopStatuses(dossier).contains("residence REGISTERED"));
    }

    @Test
    void a_repeat_is_called_one_before_its_dossier_has_come_too() throws Exception {
        ObjectNode statement = statement(life.birth(), "Đã tiếp nhận");
        assertFalse(answerTo(statement).path("trungLap").asBoolean(true));
        assertTrue(answerTo(statement).path("trungLap").asBoolean(false));
    }

    @Test
    void the_same_statement_again_has_no_effect() throws Exception {
        SyntheticDossier dossier = returned(life.birth());

        assertEquals(200, send(statement(dossier, "Đã tiếp nhận")));
        assertEquals(200, send(statement(dossier, "Đã tiếp nhận")));
        assertEquals(200, send(statement(dossier, "Đã tiếp nhận, hẹn trả thẻ")));

        await().atMost(LifeCycle.PATIENCE)
                .untilAsserted(() -> assertEquals(List.of("insurance/1", "insurance/1"), life.laterSteps(dossier)));
    }

    @Test
    void the_steps_the_applicant_chose_are_awaited() throws Exception {
        SyntheticDossier dossier = returned(life.death());

        assertEquals(
                List.of("residence", "funeral-support", "survivor-benefit"),
                life.engine.dossiers().laterSteps(life.dossier(dossier.number())).stream()
                        .filter(step -> step.code().equals(LaterStep.AWAITED))
                        .map(LaterStep::step)
                        .toList());
    }

    @Test
    void a_statement_that_breaks_the_contract_is_refused() throws Exception {
        SyntheticDossier dossier = life.birth();

        assertEquals(400, send(statement(dossier, "x").put("thoiGianThucHien", "31/02/2026 10:00:00")));
        assertEquals(400, send(statement(dossier, "x").put("soHoSoLT", "12345")));
        assertEquals(400, send((ObjectNode) statement(dossier, "x").without("trangThai")));
    }

    @Test
    void an_identification_number_that_comes_late_is_kept_and_sent_on() throws Exception {
        SyntheticDossier dossier = returned(life.birth());

        await().atMost(LifeCycle.PATIENCE.plus(Duration.ofSeconds(10)))
                .untilAsserted(() -> assertFalse(life.engine
                        .dossiers()
                        .result(life.dossier(dossier.number()))
                        .orElseThrow()
                        .path("soDinhDanh")
                        .asText("")
                        .isEmpty()));
        await().atMost(LifeCycle.PATIENCE)
                .untilAsserted(() -> assertEquals(
                        2,
                        life.oneStopStatuses(dossier).stream()
                                .filter("REGISTERED"::equals)
                                .count()));
        assertEquals(
                List.of(),
                life.partners.dvclt().ledger().entries(dossier.number()).stream()
                        .filter(entry -> entry.kind() == LedgerEntry.Kind.VIOLATION)
                        .toList());
    }
}
