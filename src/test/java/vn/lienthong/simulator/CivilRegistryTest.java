package vn.lienthong.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.simulator.SimulatorOptions.Partner;
import vn.lienthong.simulator.SimulatorOptions.Registry;

class CivilRegistryTest {
    private static final String NUMBER = "G22.99.08-260921-000123";
    private static final Duration DECISION = Duration.ofMinutes(3);
    private static final Registry REGISTRY = Registry.PROMPT.withRegisterAfter(DECISION);

    private final MovableClock clock = new MovableClock();
    private Simulators simulators;
    private NdxpSimulator ndxp;
    private String token;

    @BeforeEach
    void start() throws IOException {
        start(SimulatorOptions.demo()
                .change()
                .registry(REGISTRY)
                .tokenLifetime(Duration.ofHours(1))
                .build());
    }

    private void start(SimulatorOptions options) throws IOException {
        if (simulators != null) simulators.close();
        simulators = Simulators.start(options, clock);
        ndxp = simulators.ndxp();
        token = Caller.ndxpToken(ndxp);
    }

    @AfterEach
    void stop() {
        simulators.close();
    }

    private static ObjectNode request(String childName) {
        ObjectNode form = Wire.JSON
                .createObjectNode()
                .put("nksHo", "")
                .put("nksTen", childName)
                .put("nksGioiTinh", "2")
                .put("nycHoTen", "Mẹ");
        form.putObject("nksNoiSinh").put("maTinh", "92").put("maXa", "31117").put("dcChiTiet", "Bệnh viện");
        return Wire.JSON
                .createObjectNode()
                .put("maDonVi", "31117")
                .put("module", "LTKS")
                .put("maHoSoLT", NUMBER)
                .put("maHoSoMCDT", "H21.129-260921-0001")
                .put("ngayTiepNhan", "21/09/2026 09:15:00")
                .put("data", form.toString());
    }

    private JsonNode submit(ObjectNode body) throws IOException {
        return Caller.post(ndxp.url(), NdxpSimulator.SUBMIT_PATH, token, body.toString())
                .json();
    }

    private JsonNode poll(String... numbers) throws IOException {
        ObjectNode body = Wire.JSON.createObjectNode().put("maTinh", "92").put("module", "LTKS");
        ArrayNode ids = body.putArray("maDinhDanhHoSo");
        for (String number : numbers) ids.add(number);
        return Caller.post(ndxp.url(), NdxpSimulator.RESULT_PATH, token, body.toString())
                .json();
    }

    private int polledStatus() throws IOException {
        return poll(NUMBER).path("value").get(0).path("trangThai").asInt();
    }

    @Test
    void a_request_is_taken_once() throws IOException {
        assertEquals("1", submit(request("Bréo")).path("status").asText());
        JsonNode repeat = submit(request("Bréo"));

        assertEquals("0", repeat.path("status").asText());
        assertTrue(repeat.path("errorDescription").asText().contains("đã được tiếp nhận"));
        assertEquals(1, ndxp.ledger().registrations(NUMBER));
        assertEquals("DOUBLED", ndxp.ledger().violations().get(0).code());
    }

    @Test
    void other_content_without_a_supplement_request_changes_nothing() throws IOException {
        submit(request("Bréo"));
        assertEquals("0", submit(request("Thoong")).path("status").asText());

        assertEquals(1, ndxp.ledger().submissions(NUMBER).size());
        assertTrue(ndxp.ledger().registeredContent(NUMBER).orElseThrow().contains("Bréo"));
    }

    @Test
    void a_dossier_waits_is_worked_on_and_is_registered() throws IOException {
        submit(request("H'Hen"));

        assertEquals(1, polledStatus());
        assertEquals(3, polledStatus());
        clock.move(DECISION);
        assertEquals(4, polledStatus());
        assertEquals(List.of(1, 3, 4), ndxp.ledger().results(NUMBER));
    }

    @Test
    void the_result_carries_the_certificate_and_the_name_unchanged() throws IOException {
        submit(request("H'Hen Niê"));
        clock.move(DECISION);
        JsonNode result = poll(NUMBER).path("value").get(0).path("ketQuaXuLy");

        assertEquals("H'Hen Niê", result.path("nksHoTen").asText());
        assertEquals(2, result.path("nksGioiTinh").intValue());
        assertTrue(new String(
                        Base64.getDecoder().decode(result.path("giayKhaiSinh").asText()))
                .startsWith("%PDF-"));
    }

    @Test
    void the_identification_number_comes_after_the_result() throws IOException {
        submit(request("Bréo"));
        clock.move(DECISION);
        assertTrue(poll(NUMBER).at("/value/0/ketQuaXuLy/soDinhDanh").isNull());

        clock.move(REGISTRY.identityNumberAfter());
        assertTrue(poll(NUMBER).at("/value/0/ketQuaXuLy/soDinhDanh").asText().matches("000\\d{9}"));
    }

    @Test
    void a_supplement_request_is_answered_by_a_new_version() throws IOException {
        ndxp.scenario(NUMBER, Scenario.SUPPLEMENT_ONCE);
        submit(request("Bréo"));
        clock.move(DECISION);
        JsonNode item = poll(NUMBER).path("value").get(0);
        assertEquals(2, item.path("trangThai").asInt());
        assertTrue(item.path("hanBoSungHoSo").asText().matches("\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d:\\d\\d"));

        assertEquals("1", submit(request("Bréo Bréo")).path("status").asText());
        clock.move(DECISION);
        assertEquals(4, polledStatus());
        assertEquals(2, ndxp.ledger().submissions(NUMBER).size());
        assertEquals(1, ndxp.ledger().registrations(NUMBER));
        assertTrue(ndxp.ledger().registeredContent(NUMBER).orElseThrow().contains("Bréo Bréo"));
    }

    @Test
    void a_rejection_gives_its_reason() throws IOException {
        ndxp.scenario(NUMBER, Scenario.REJECT);
        submit(request("Bréo"));
        clock.move(DECISION);
        JsonNode item = poll(NUMBER).path("value").get(0);

        assertEquals(6, item.path("trangThai").asInt());
        assertTrue(item.path("ketQuaXuLy").isNull());
        assertTrue(item.path("ghiChu").asText().length() > 5);
    }

    @Test
    void a_slow_dossier_takes_its_number_of_polls() throws IOException {
        ndxp.scenario(NUMBER, Scenario.SLOW);
        submit(request("Bréo"));
        clock.move(DECISION);
        for (int i = 1; i < REGISTRY.slowPolls(); i++) assertTrue(polledStatus() < 4);

        assertEquals(4, polledStatus());
    }

    @Test
    void the_death_module_answers_with_a_death_result() throws IOException {
        ObjectNode body =
                request("").put("module", "LTKT").put("data", "{\"nktHoTen\":\"Y Bhăm Êban\",\"gbtSo\":\"7\"}");
        submit(body);
        clock.move(DECISION);
        String poll = "{\"maDinhDanhHoSo\":[\"" + NUMBER + "\"],\"maTinh\":\"92\",\"module\":\"LTKT\"}";
        JsonNode answer =
                Caller.post(ndxp.url(), NdxpSimulator.RESULT_PATH, token, poll).json();

        assertEquals("Y Bhăm Êban", answer.at("/value/0/ketQuaXuLy/nktHoTen").asText());
        assertTrue(answer.at("/value/0/ketQuaXuLy/giayKhaiTu").asText().length() > 100);
    }

    @Test
    void a_poll_of_four_is_refused_and_noted() throws IOException {
        JsonNode answer = poll("a", "b", "c", "d");

        assertEquals(0, answer.path("status").asInt());
        assertEquals(0, answer.path("value").size());
        assertEquals("TOO_MANY_IDS", ndxp.ledger().violations().get(0).code());
    }

    @Test
    void a_cancelled_file_that_arrives_is_noted() throws IOException {
        ObjectNode body = request("Bréo");
        body.putArray("fileDinhKem").addObject().put("tenTepDinhKem", "a.pdf").put("huyGiayTo", 1);
        submit(body);

        assertEquals("CANCELLED_FILE", ndxp.ledger().violations().get(0).code());
    }

    @Test
    void files_are_kept_by_digest() throws IOException {
        byte[] pdf = SampleFiles.pdf("x");
        ObjectNode body = request("Bréo");
        body.putArray("fileDinhKem")
                .addObject()
                .put("tenTepDinhKem", "a.pdf")
                .put("huyGiayTo", 0)
                .put("duLieuTepDinhKem", Base64.getEncoder().encodeToString(pdf));
        submit(body);

        JsonNode file = ndxp.ledger().registeredFiles(NUMBER).orElseThrow().get(0);
        assertEquals(Wire.sha256(pdf), file.path("sha256").asText());
    }

    @Test
    void a_form_that_is_not_json_as_text_is_refused() throws IOException {
        ObjectNode body = request("Bréo");
        body.putObject("data").put("nksHoTen", "Bréo");

        assertEquals("302", submit(body).path("errorCode").asText());
        assertEquals(0, ndxp.ledger().registrations(NUMBER));
    }

    @Test
    void a_unit_it_does_not_know_is_refused() throws IOException {
        start(SimulatorOptions.demo()
                .change()
                .registry(REGISTRY.withUnits(Set.of("23908")))
                .build());

        assertEquals("106", submit(request("Bréo")).path("errorCode").asText());
    }

    @Test
    void a_district_in_the_newer_form_is_noted() throws IOException {
        submit(withDistrict("916", "01/07/2025 00:00:00"));

        assertEquals("nksNoiSinh", ndxp.ledger().warnings().get(0).detail());
    }

    @Test
    void an_older_form_without_district_is_noted() throws IOException {
        submit(withDistrict("", "30/06/2025 23:59:59"));
        assertEquals(1, ndxp.ledger().warnings().size());
    }

    @Test
    void each_form_of_its_own_time_passes() throws IOException {
        submit(withDistrict("916", "30/06/2025 23:59:59"));
        assertEquals(List.of(), ndxp.ledger().warnings());
    }

    @Test
    void the_wrong_form_can_be_refused() throws IOException {
        start(SimulatorOptions.demo()
                .change()
                .registry(REGISTRY.withWrongFormRefused())
                .build());

        assertEquals(
                "0",
                submit(withDistrict("916", "01/07/2025 00:00:00"))
                        .path("status")
                        .asText());
        assertEquals(0, ndxp.ledger().registrations(NUMBER));
    }

    private static ObjectNode withDistrict(String district, String receivedAt) {
        ObjectNode body = request("Bréo").put("ngayTiepNhan", receivedAt);
        ObjectNode form = (ObjectNode) Wire.object(body.path("data").asText());
        ((ObjectNode) form.path("nksNoiSinh")).put("maHuyen", district);
        return body.put("data", form.toString());
    }

    @Test
    void a_wrong_key_gets_no_token() throws IOException {
        Caller.Reply reply = Caller.post(ndxp.url(), "/token", "Basic eDp5", "grant_type=client_credentials");

        assertEquals(401, reply.status());
    }

    @Test
    void a_token_says_how_long_it_lives_and_then_is_refused() throws IOException {
        Caller.Reply reply = Caller.post(ndxp.url(), "/token", Caller.ndxpBasic(), "grant_type=client_credentials");
        assertEquals(3600, reply.json().path("expires_in").asInt());
        clock.move(Duration.ofHours(1));

        assertEquals(
                401,
                Caller.post(ndxp.url(), NdxpSimulator.RESULT_PATH, token, "{}").status());
    }

    @Test
    void an_unknown_dossier_is_told_in_its_item() throws IOException {
        assertTrue(
                poll("G22.99.08-260921-999999").at("/value/0/errors").asText().contains("Không tìm thấy"));
    }

    @Test
    void a_broken_registry_never_registers() throws IOException {
        start(SimulatorOptions.demo()
                .change()
                .registry(REGISTRY)
                .broken(Partner.NDXP)
                .build());
        submit(request("Bréo"));
        clock.move(Duration.ofMinutes(1));

        assertEquals(1, polledStatus());
        assertEquals(3, polledStatus());
    }

    @Test
    void scenarios_are_drawn_by_number_and_seed() {
        Registry shares = REGISTRY.withScenarios(0.5, 0.5, 0);
        Scenario first = Scenario.drawn(shares, 7, NUMBER);

        assertEquals(first, Scenario.drawn(shares, 7, NUMBER));
        assertTrue(first == Scenario.SUPPLEMENT_ONCE || first == Scenario.REJECT);
    }
}
