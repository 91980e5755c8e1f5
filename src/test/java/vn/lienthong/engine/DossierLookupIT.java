package vn.lienthong.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.config.Sha256;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.Status;
import vn.lienthong.simulator.SyntheticDossier;

/** The portal's instant look-up, over HTTP from a running engine. */
@TestInstance(Lifecycle.PER_CLASS)
class DossierLookupIT {
    private static final String PORTAL_TOKEN = "test-portal-token";
    private static final String PUBLIC = "https://lienthong.example";

    private final HttpClient http = HttpClient.newHttpClient();
    private LifeCycle life;
    private Dossier dossier;
    private String technicalId;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        life = LifeCycle.start(
                data, Map.of("caller.portal.token-sha256", Sha256.hex(PORTAL_TOKEN), "portal.files-url", PUBLIC));
        SyntheticDossier sent = life.birth();
        life.send(sent);
        life.awaitStatus(sent, Status.RETURNED);
        dossier = life.dossier(sent.number());
        technicalId = new ObjectMapper().readTree(sent.json()).path("techId").asText();
        assertFalse(technicalId.isEmpty());
    }

    @AfterAll
    void stop() {
        life.close();
    }

    private HttpResponse<String> ask(String token, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(life.url + "/portal/v1/dossier-lookup"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private JsonNode answer(String number) throws Exception {
        HttpResponse<String> answer = ask(PORTAL_TOKEN, "{\"mahoso\":\"" + number + "\"}");
        assertEquals(200, answer.statusCode(), answer.body());
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void either_number_finds_the_dossier_as_it_stands() throws Exception {
        for (String number : List.of(dossier.number(), dossier.oneStopNumber())) {
            JsonNode answer = answer(number);
            assertEquals("0", answer.path("error_code").asText());
            assertEquals("", answer.path("message").asText());
            assertEquals(1, answer.path("result").size());
            JsonNode found = answer.at("/result/0");
            assertEquals(dossier.oneStopNumber(), found.path("MaHoSo").asText());
            assertEquals("10", found.path("TrangThaiHoSo").asText());
            assertEquals("2.002621", found.path("MaTTHC").asText());
            assertEquals("G15-TP07", found.path("MaLinhVuc").asText());
            assertFalse(found.path("ChuHoSo").asText().isEmpty());
            assertEquals(technicalId, found.path("MaDoiTuong").asText());
            for (String time : List.of("NgayTiepNhan", "NgayHenTra", "NgayTra", "NgayKetThucXuLy"))
                assertTrue(found.path(time).asText().matches("\\d{14}"), time);
            assertEquals(
                    "KQ.G15.000031",
                    found.at("/DanhSachGiayToKetQua/0/MaGiayToKetQua").asText());
        }
    }

    @Test
    void every_value_is_text() throws Exception {
        List<String> others = new ArrayList<>();
        collect(answer(dossier.number()).path("result"), "", others);
        assertEquals(List.of(), others);
    }

    private static void collect(JsonNode node, String path, List<String> others) {
        if (node.isValueNode() && !node.isTextual()) others.add(path);
        node.properties().forEach(field -> collect(field.getValue(), path + "/" + field.getKey(), others));
        if (node.isArray()) node.forEach(item -> collect(item, path + "[]", others));
    }

    @Test
    void every_status_is_a_progress_row_in_order() throws Exception {
        List<String> codes = new ArrayList<>();
        answer(dossier.number())
                .at("/result/0/TienTrinhXuLy")
                .forEach(row -> codes.add(row.path("TrangThai").asText()));
        assertEquals(List.of("1", "2", "4", "9", "10"), codes);
    }

    @ParameterizedTest
    @CsvSource({
        "/result/0/DanhSachGiayToKetQua/0/DuongDanTepTinKetQua,result",
        "/result/0/TaiLieuNop/0/DuongDanTaiTepTin,attached"
    })
    void its_links_open_its_papers(String place, String role) throws Exception {
        String link = answer(dossier.number()).at(place).asText();
        assertTrue(link.startsWith(PUBLIC + "/portal/v1/files/"), link);

        HttpResponse<byte[]> file = http.send(
                HttpRequest.newBuilder(URI.create(life.url + link.substring(PUBLIC.length())))
                        .header("Authorization", "Bearer " + PORTAL_TOKEN)
                        .build(),
                BodyHandlers.ofByteArray());

        assertEquals(200, file.statusCode());
        var first = life.engine.dossiers().documents(dossier).stream()
                .filter(document -> document.role().equals(role))
                .findFirst()
                .orElseThrow();
        assertArrayEquals(life.engine.dossiers().content(first), file.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"G22.99.08-260921-999999", "H99.1-260921-0001", "x"})
    void an_unknown_number_is_answered_so(String number) throws Exception {
        JsonNode answer = answer(number);
        assertEquals("-1", answer.path("error_code").asText());
        assertEquals(0, answer.path("result").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"mahoso\":5}", "{\"mahoso\":\"\"}", "{\"mahoso\":\"a' or '1\"}", "[]"})
    void what_is_no_number_is_refused(String body) throws Exception {
        assertEquals(400, ask(PORTAL_TOKEN, body).statusCode());
    }

    @Test
    void a_number_of_a_hundred_letters_is_looked_up_and_one_more_is_refused() throws Exception {
        assertEquals("-1", answer("x".repeat(100)).path("error_code").asText());
        assertEquals(
                400,
                ask(PORTAL_TOKEN, "{\"mahoso\":\"" + "x".repeat(101) + "\"}").statusCode());
    }

    @ParameterizedTest
    @CsvSource({"test-caller-token,403", "test-one-stop-token,403", "nobody,401"})
    void only_the_portal_may_look_up(String token, int status) throws Exception {
        assertEquals(status, ask(token, "{\"mahoso\":\"x\"}").statusCode());
    }
}
