package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.Sha256;
import vn.lienthong.dossier.Status;
import vn.lienthong.simulator.SyntheticDossier;

/** A registry that sends its results, on an engine that would ask for them only much later. */
@TestInstance(Lifecycle.PER_CLASS)
class ResultPushIT {
    private static final String TOKEN = "test-registry-token";
    private static final byte[] PDF = "%PDF-1.4 pushed".getBytes(StandardCharsets.US_ASCII);

    private LifeCycle life;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        life = LifeCycle.start(
                data,
                Map.of("caller.registry.token-sha256", Sha256.hex(TOKEN), "partner.registry.first-poll-delay", "1h"));
    }

    @AfterAll
    void stop() {
        life.close();
    }

    private SyntheticDossier forwarded(SyntheticDossier dossier) throws Exception {
        life.send(dossier);
        life.awaitStatus(dossier, Status.FORWARDED);
        return dossier;
    }

    private static ObjectNode item(SyntheticDossier dossier, int status) {
        return PartnerApiClient.JSON
                .createObjectNode()
                .put("maHoSoLT", dossier.number())
                .put("trangThai", status)
                .put("thoiGianThucHien", "21/09/2026 15:30:00")
                .put("ghiChu", "Không đúng thẩm quyền");
    }

    private static ObjectNode registered(SyntheticDossier dossier) {
        ObjectNode item = item(dossier, 4);
        item.putObject("ketQuaXuLy")
                .put("soDangKy", "12")
                .put("soDinhDanh", "000000000012")
                .put("giayKhaiSinh", Base64.getEncoder().encodeToString(PDF));
        return item;
    }

    private PartnerApiClient.Reply push(ObjectNode item) throws Exception {
        return PartnerApiClient.post(life.url, "/registry/v1/results", TOKEN, item);
    }

    @Test
    void a_result_that_is_sent_is_taken_as_one_that_was_asked_for() throws Exception {
        SyntheticDossier dossier = forwarded(life.birth());

        assertFalse(push(registered(dossier)).body().path("trungLap").asBoolean());

        life.awaitStatus(dossier, Status.RETURNED);
        assertTrue(life.engine.dossiers().documents(life.dossier(dossier.number())).stream()
                .filter(document -> document.role().equals("result"))
                .anyMatch(document -> document.size() == PDF.length));
    }

    @Test
    void sent_again_it_has_no_effect() throws Exception {
        SyntheticDossier dossier = forwarded(life.birth());
        push(registered(dossier));
        life.awaitStatus(dossier, Status.RETURNED);

        PartnerApiClient.Reply again = push(registered(dossier));

        assertEquals(200, again.status());
        assertTrue(again.body().path("trungLap").asBoolean());
        assertEquals(Status.RETURNED, life.dossier(dossier.number()).status());
    }

    @Test
    void an_identification_number_that_is_sent_later_is_taken_once_and_sent_on() throws Exception {
        SyntheticDossier dossier = forwarded(life.birth());
        ObjectNode first = registered(dossier);
        ((ObjectNode) first.path("ketQuaXuLy")).remove("soDinhDanh");
        push(first);
        life.awaitStatus(dossier, Status.RETURNED);

        assertFalse(push(registered(dossier)).body().path("trungLap").asBoolean());

        await().atMost(LifeCycle.PATIENCE)
                .untilAsserted(() -> assertEquals(
                        2,
                        life.oneStopStatuses(dossier).stream()
                                .filter("REGISTERED"::equals)
                                .count()));
        assertEquals(
                "000000000012",
                life.engine
                        .dossiers()
                        .result(life.dossier(dossier.number()))
                        .orElseThrow()
                        .path("soDinhDanh")
                        .asText());
        assertTrue(push(registered(dossier)).body().path("trungLap").asBoolean());
    }

    @Test
    void without_either_number_it_is_refused_as_incomplete() throws Exception {
        ObjectNode item = item(life.birth(), 4);
        assertEquals(400, push((ObjectNode) item.deepCopy().without("maHoSoLT")).status());
        assertEquals(
                400,
                push(item.deepCopy().put("maHoSoLT", " ").putNull("maHoSoMCDT")).status());
        assertTrue(push((ObjectNode) item.without("maHoSoLT"))
                .body()
                .path("errors")
                .has("maHoSoLT"));
    }

    @Test
    void what_is_not_decided_yet_changes_nothing() throws Exception {
        SyntheticDossier dossier = forwarded(life.death());

        assertEquals(200, push(item(dossier, 3)).status());

        assertEquals(Status.FORWARDED, life.dossier(dossier.number()).status());
    }

    @Test
    void a_refusal_is_reported() throws Exception {
        SyntheticDossier dossier = forwarded(life.death());

        push(item(dossier, 6));

        life.awaitCallbacks(dossier, 1, 3, 7, 6);
    }

    @Test
    void only_the_registry_may_send_them() throws Exception {
        assertEquals(
                403,
                PartnerApiClient.post(
                                life.url, "/registry/v1/results", EngineFixture.CALLER_TOKEN, item(life.birth(), 4))
                        .status());
    }
}
