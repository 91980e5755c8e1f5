package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.config.Sha256;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.dossier.Status;
import vn.lienthong.simulator.LedgerEntry;
import vn.lienthong.simulator.PortalPapers;
import vn.lienthong.simulator.SyntheticDossier;

/** Result papers kept in the citizen document store, and stored papers reused with the citizen's confirmation. */
class DocumentStoreIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OWNER = "000199000077";
    private static final String PAPER = "KQ.G01.000023";
    private static final Map<String, String> CONNECTED = Map.of(
            "portal.store.push-service", PortalPapers.KEEP,
            "portal.store.list-service", PortalPapers.LIST,
            "portal.store.file-service", PortalPapers.FILE);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path data;

    private LifeCycle life;

    private void start(Map<String, String> settings) throws Exception {
        life = LifeCycle.start(data, settings);
    }

    @AfterEach
    void stop() {
        life.close();
    }

    private SyntheticDossier returned() throws Exception {
        SyntheticDossier dossier = life.birth();
        life.send(dossier);
        life.awaitStatus(dossier, Status.RETURNED);
        return dossier;
    }

    private static ObjectNode request(String number) {
        ObjectNode request = JSON.createObjectNode()
                .put("maHoSo", number)
                .put("soDinhDanhChuSoHuu", OWNER)
                .put("hoTenNguoiYeuCau", "Y Bhăm Êban")
                .put("soDinhDanhNguoiYeuCau", OWNER);
        request.putArray("giayTo").addObject().put("maKetQua", PAPER);
        request.putObject("xacNhan")
                .put("dongY", true)
                .put("thoiGian", "21/09/2026 09:00:00")
                .put("nguoiGhiNhan", "canbo.motcua01");
        return request;
    }

    private HttpResponse<String> ask(ObjectNode request) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(life.url + "/one-stop/v1/stored-papers"))
                                .header("Authorization", "Bearer " + EngineFixture.ONE_STOP_TOKEN)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                                .build(),
                        BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private void awaitNothingLeftForTheStore() {
        await().atMost(PATIENCE).untilAsserted(() -> life.engine.queues().queues().stream()
                .filter(queue ->
                        queue.name().startsWith("portal-pa") || queue.name().equals("portal-store"))
                .forEach(queue -> assertEquals(0, queue.waiting() + queue.working() + queue.parked(), queue.name())));
    }

    private List<LedgerEntry> papersAt(List<LedgerEntry> ledger) {
        return ledger.stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.PAPER)
                .toList();
    }

    private List<LedgerEntry> papersOfOneStop(SyntheticDossier dossier) {
        return papersAt(life.partners.oneStop().ledger().entries(dossier.number()));
    }

    private List<EventLog.Line> logged(SyntheticDossier dossier, String kind) {
        return life.engine.log().read(dossier.number(), kind, null, null).lines();
    }

    @Test
    void the_result_paper_is_kept_with_its_code_and_what_it_is_about() throws Exception {
        start(CONNECTED);
        SyntheticDossier dossier = returned();
        String oneStopNumber = life.dossier(dossier.number()).oneStopNumber();

        await().atMost(PATIENCE)
                .until(() -> !papersAt(life.partners.portal().ledger().entries(oneStopNumber))
                        .isEmpty());

        LedgerEntry kept =
                papersAt(life.partners.portal().ledger().entries(oneStopNumber)).get(0);
        assertEquals("KQ.G15.000031", kept.code());
        JsonNode sent = JSON.readTree(kept.detail());
        assertEquals("2.002621", sent.path("MaThuTuc").asText());
        assertFalse(sent.path("HoTenChuSoHuu").asText().isEmpty());
        assertEquals(
                "000.00.00.H99",
                sent.at("/DanhSachGiayToKetQua/0/CoQuanChuQuan").asText());
        assertFalse(sent.at("/DanhSachGiayToKetQua/0/SoKyHieu").asText().isEmpty());
        JsonNode file = sent.at("/DanhSachGiayToKetQua/0/DanhSachTepDinhKem/0");
        assertTrue(new String(Base64.getDecoder().decode(file.path("NoiDung").asText()), StandardCharsets.ISO_8859_1)
                .startsWith("%PDF-"));
        await().atMost(PATIENCE).until(() -> life.engine.dossiers().reports(life.dossier(dossier.number())).stream()
                .anyMatch(report -> report.partner().equals("document-store")));
        awaitNothingLeftForTheStore();
    }

    @Test
    void nothing_is_kept_where_the_store_is_not_connected() throws Exception {
        start(Map.of());
        returned();
        awaitNothingLeftForTheStore();
        assertEquals(List.of(), papersAt(life.partners.portal().ledger().entries()));
    }

    @Test
    void stored_papers_are_handed_to_the_one_stop_system_and_the_confirmation_is_on_record() throws Exception {
        start(CONNECTED);
        SyntheticDossier dossier = returned();
        byte[] content = "%PDF-1.7 căn cước".getBytes(StandardCharsets.UTF_8);
        life.partners.portal().papers().hold(OWNER, PAPER, content);

        HttpResponse<String> answer = ask(request(dossier.number()));

        assertEquals(202, answer.statusCode(), answer.body());
        EventLog.Line confirmed = logged(dossier, "papers.reuse-confirmed").get(0);
        assertEquals(
                "2026-09-21T02:00:00Z", confirmed.detail().path("confirmedAt").asText());
        assertEquals("canbo.motcua01", confirmed.detail().path("recordedBy").asText());
        assertEquals(PAPER, confirmed.detail().path("papers").asText());
        assertFalse(confirmed.detail().toString().contains(OWNER));
        await().atMost(PATIENCE).until(() -> papersOfOneStop(dossier).size() == 1);
        LedgerEntry handed = papersOfOneStop(dossier).get(0);
        assertEquals(PAPER, handed.code());
        assertEquals(Sha256.hex(Base64.getEncoder().encodeToString(content)), handed.detail(), "the paper itself");
    }

    @Test
    void each_of_several_papers_is_handed_over_once_and_again_for_a_second_request() throws Exception {
        start(CONNECTED);
        SyntheticDossier dossier = returned();
        life.partners.portal().papers().hold(OWNER, PAPER, "%PDF-1.7 một".getBytes(StandardCharsets.UTF_8));
        life.partners.portal().papers().hold(OWNER, PAPER, "%PDF-1.7 hai".getBytes(StandardCharsets.UTF_8));

        ask(request(dossier.number()));
        await().atMost(PATIENCE).until(() -> papersOfOneStop(dossier).size() == 2);
        ask(request(dossier.number()));

        await().atMost(PATIENCE).until(() -> papersOfOneStop(dossier).size() == 4);
        awaitNothingLeftForTheStore();
        assertEquals(4, papersOfOneStop(dossier).size());
    }

    @Test
    void the_one_stop_system_hears_that_there_is_none() throws Exception {
        start(CONNECTED);
        SyntheticDossier dossier = returned();

        assertEquals(202, ask(request(dossier.number())).statusCode());

        await().atMost(PATIENCE).until(() -> papersOfOneStop(dossier).size() == 1);
        assertEquals("", papersOfOneStop(dossier).get(0).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "empty", "false", "null"})
    void without_the_confirmation_nothing_is_fetched_and_the_attempt_is_on_record(String how) throws Exception {
        start(CONNECTED);
        SyntheticDossier dossier = returned();
        life.partners.portal().papers().hold(OWNER, PAPER, "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        ObjectNode request = request(dossier.number());
        switch (how) {
            case "missing" -> request.remove("xacNhan");
            case "empty" -> request.putObject("xacNhan");
            case "false" -> ((ObjectNode) request.path("xacNhan")).put("dongY", false);
            default -> request.putObject("xacNhan").put("nguoiGhiNhan", "canbo.motcua01");
        }

        assertEquals(403, ask(request).statusCode());

        assertEquals(1, logged(dossier, "papers.reuse-refused").size());
        assertEquals(List.of(), logged(dossier, "papers.reuse-confirmed"));
        awaitNothingLeftForTheStore();
        assertEquals(List.of(), papersOfOneStop(dossier));
    }

    @ParameterizedTest
    @CsvSource({"nguoiGhiNhan", "thoiGian"})
    void a_confirmation_that_does_not_say_when_or_by_whom_it_was_noted_is_refused(String field) throws Exception {
        start(CONNECTED);
        SyntheticDossier dossier = returned();
        ObjectNode request = request(dossier.number());
        ((ObjectNode) request.path("xacNhan")).remove(field);
        assertEquals(400, ask(request).statusCode());
    }

    @Test
    void what_breaks_the_contract_is_refused() throws Exception {
        start(CONNECTED);
        SyntheticDossier dossier = returned();
        List<Integer> statuses = new ArrayList<>();
        for (String recordedBy : List.of("000199000001", "Y Bhăm Êban", "a".repeat(61))) {
            ObjectNode request = request(dossier.number());
            ((ObjectNode) request.path("xacNhan")).put("nguoiGhiNhan", recordedBy);
            statuses.add(ask(request).statusCode());
        }
        ObjectNode noTime = request(dossier.number());
        ((ObjectNode) noTime.path("xacNhan")).put("thoiGian", "31/02/2026 09:00:00");
        statuses.add(ask(noTime).statusCode());
        assertEquals(List.of(400, 400, 400, 400), statuses);
    }

    @ParameterizedTest
    @CsvSource({"20,202", "21,413"})
    void so_many_papers_can_be_asked_for_and_not_one_more(int papers, int status) throws Exception {
        start(CONNECTED);
        SyntheticDossier dossier = returned();
        ObjectNode request = request(dossier.number());
        ArrayNode list = request.putArray("giayTo");
        for (int at = 0; at < papers; at++) list.addObject().put("maKetQua", PAPER);
        assertEquals(status, ask(request).statusCode());
    }

    @Test
    void an_unknown_dossier_has_no_papers() throws Exception {
        start(CONNECTED);
        assertEquals(404, ask(request("G22.99.08-260921-999999")).statusCode());
    }

    @Test
    void where_the_store_is_not_connected_nothing_can_be_asked_for() throws Exception {
        start(Map.of());
        SyntheticDossier dossier = returned();
        assertEquals(404, ask(request(dossier.number())).statusCode());
        assertEquals(List.of(), logged(dossier, "papers.reuse-confirmed"));
    }
}
