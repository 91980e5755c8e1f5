package vn.lienthong.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.simulator.LedgerEntry.Breach;

class PortalSimulatorTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Simulators partners;

    @BeforeEach
    void start() {
        partners = Simulators.start(SimulatorOptions.demo(), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        partners.close();
    }

    private JsonNode post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(partners.portal().url() + path))
                .POST(BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
    }

    private String session() throws Exception {
        var demo = SimulatorOptions.Credentials.DEMO;
        return post(
                        "/mapi/login",
                        "{\"username\":\"" + demo.portalUsername() + "\",\"password\":\"" + demo.portalPassword()
                                + "\"}")
                .path("session")
                .asText();
    }

    private JsonNode send(String session, String updating, String dossier) throws Exception {
        return post(
                "/mapi/g",
                "{\"session\":\"" + session + "\",\"madonvi\":\"x\",\"service\":\"DongBoHoSoMC\",\"isUpdating\":\""
                        + updating + "\",\"data\":[" + dossier + "]}");
    }

    private static String dossier(String more) {
        return """
                {"MaHoSo":"H99-1","MaTTHC":"2.002621","TenTTHC":"x","MaLinhVuc":"G15-TP07","TenLinhVuc":"x",
                "KenhThucHien":"2","LoaiDoiTuong":"1","TrichYeuHoSo":"x","NgayTiepNhan":"20260921091500",
                "NgayHenTra":"20260921170000","TrangThaiHoSo":"1","HinhThuc":"0","DonViXuLy":"x"%s}""".formatted(more);
    }

    @Test
    void its_error_code_is_a_number_in_one_answer_and_text_in_the_next() throws Exception {
        Set<Boolean> textual = new HashSet<>();
        for (int i = 0; i < 2; i++)
            textual.add(post("/mapi/login", "{}").path("error_code").isTextual());
        assertEquals(Set.of(true, false), textual);
    }

    @Test
    void an_ended_session_is_refused_with_its_words() throws Exception {
        String session = session();
        partners.portal().endSessions();
        JsonNode answer = send(session, "False", dossier(""));
        assertEquals(-1, answer.path("error_code").asInt());
        assertTrue(answer.path("message").asText().startsWith("Phiên làm việc"));
    }

    @Test
    void a_value_that_is_no_text_and_a_date_of_another_form_are_noted() throws Exception {
        String session = session();
        send(session, "False", dossier(",\"GhiChu\":1"));
        send(session, "False", dossier(",\"NgayTra\":\"2026-09-21\""));
        assertEquals(2, partners.portal().ledger().violations().size());
        assertEquals(
                Breach.CONTENT.name(),
                partners.portal().ledger().violations().get(0).code());
    }

    @Test
    void a_second_addition_and_an_update_of_nothing_are_refused() throws Exception {
        String session = session();
        assertTrue(send(session, "True", dossier("")).path("message").asText().contains("không tồn tại"));
        assertEquals(0, send(session, "False", dossier("")).path("error_code").asInt());
        JsonNode again = send(session, "False", dossier(""));
        assertEquals(3, Math.abs(again.path("error_code").asInt()));
        assertTrue(again.path("message").asText().contains("đã tồn tại"));
    }
}
