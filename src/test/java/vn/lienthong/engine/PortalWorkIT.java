package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossiers;

/** Monthly figures and code lists of a running engine, against the simulated portal. */
@TestInstance(Lifecycle.PER_CLASS)
class PortalWorkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final YearMonth lastMonth = YearMonth.now(VIETNAM).minusMonths(1);
    private final SyntheticDossiers dossiers = new SyntheticDossiers(
            11, Clock.fixed(lastMonth.atDay(12).atTime(9, 0).atZone(VIETNAM).toInstant(), VIETNAM));
    private Simulators partners;
    private Engine engine;
    private String operator;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        partners = Simulators.start(
                SimulatorOptions.demo()
                        .change()
                        .seed(11)
                        .dossiers(SimulatorOptions.Dossiers.NONE.to(
                                URI.create("http://127.0.0.1:1"), EngineFixture.CALLER_TOKEN))
                        .build(),
                Clock.systemUTC());
        Map<String, String> settings = EngineFixture.settings(data, partners);
        settings.put("partner.portal.url", partners.portal().url().toString());
        settings.put("partner.portal.username", SimulatorOptions.Credentials.DEMO.portalUsername());
        settings.put("partner.portal.password", SimulatorOptions.Credentials.DEMO.portalPassword());
        settings.put("partner.portal.agency", "000.00.00.H99");
        settings.put("portal.statistics.agency-name", "UBND thành phố");
        engine = EngineFixture.start(settings);
        operator = Files.readString(data.resolve("operator.token")).strip();
    }

    @AfterAll
    void stop() throws Exception {
        engine.close();
        partners.close();
    }

    private HttpResponse<String> operations(String method, String path, String body) throws Exception {
        return send(engine.operationsPort(), operator, method, "/api/v1" + path, body);
    }

    private static HttpResponse<String> send(
            int port, String token, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) request.header("Content-Type", "application/json");
        if (headers.length > 0) request.headers(headers);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = operations("GET", path, "");
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }

    private void post(int status, String path, String body) throws Exception {
        HttpResponse<String> answer = operations("POST", path, body);
        assertEquals(status, answer.statusCode(), answer.body());
    }

    private void sendDossierOfLastMonth() throws Exception {
        URI url = URI.create("http://127.0.0.1:" + engine.partnerApiPort());
        assertTrue(partners.dvclt().send(url, dossiers.next().json()).get(30, TimeUnit.SECONDS));
    }

    private void awaitNothingLeftToSend() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(
                        List.of(), engine.queues().messagesOf("statistics-" + lastMonth), "unfinished messages"));
    }

    private List<JsonNode> sentRows() {
        return partners.portal().figures().rows(lastMonth.getYear(), lastMonth.getMonthValue());
    }

    @Test
    void a_month_is_frozen_sent_once_and_corrected_as_a_new_revision() throws Exception {
        sendDossierOfLastMonth();
        sendDossierOfLastMonth();
        await().atMost(PATIENCE)
                .until(() -> get("/statistics?period=" + lastMonth)
                                .at("/total/notCompletedOverdue")
                                .asInt()
                        == 2);

        post(202, "/sync/statistics", "{\"period\":\"" + lastMonth + "\"}");
        await().atMost(PATIENCE)
                .until(() ->
                        !get("/statistics?period=" + lastMonth).path("sentAt").isNull());

        JsonNode row = sentRows().get(0);
        assertEquals(
                Integer.toString(lastMonth.getMonthValue()), row.path("Thang").asText());
        assertEquals("2", row.path("SoNhanTrongKy").asText());
        assertEquals("100.00", row.path("PhanTramChuaXuLyTreHan").asText());
        assertEquals("0.00", row.path("PhanTramXuLyDungHan").asText());
        assertEquals("UBND thành phố", row.path("TenDonVi").asText());
        assertEquals("1", row.path("LoaiThongKe").asText());

        post(202, "/sync/statistics", "{}");
        awaitNothingLeftToSend();
        assertEquals(1, sentRows().size());

        sendDossierOfLastMonth();
        assertEquals(
                2, get("/statistics?period=" + lastMonth).at("/total/received").asInt(), "frozen");
        post(202, "/sync/statistics", "{}");
        await().atMost(PATIENCE).until(() -> sentRows().size() == 2);
        awaitNothingLeftToSend();
        JsonNode second = get("/statistics?period=" + lastMonth);
        assertEquals(2, second.path("revision").asInt());
        assertEquals(3, second.at("/total/received").asInt());
        assertEquals(
                2,
                get("/statistics?revision=1&period=" + lastMonth)
                        .at("/total/received")
                        .asInt());
        assertEquals(List.of(), partners.portal().ledger().violations());
    }

    @Test
    void a_month_that_runs_is_shown_and_cannot_be_sent() throws Exception {
        String present = YearMonth.now(VIETNAM).toString();
        JsonNode figures = get("/statistics?period=" + present);
        assertEquals(0, figures.path("revision").asInt());
        assertEquals(13, figures.path("total").size());
        post(400, "/sync/statistics", "{\"period\":\"" + present + "\"}");
        assertEquals(
                400,
                operations("GET", "/statistics?period=" + YearMonth.now(VIETNAM).plusMonths(1), "")
                        .statusCode());
        assertEquals(
                404,
                operations("GET", "/statistics?revision=9&period=" + present, "")
                        .statusCode());
    }

    private JsonNode list(String name) throws Exception {
        for (JsonNode row : get("/catalogues")) if (row.path("name").asText().equals(name)) return row;
        throw new AssertionError(name);
    }

    private void fetch(String list, String state) throws Exception {
        int before = list(list).path("fetchedAt").asText().hashCode();
        post(202, "/sync/catalogues", "{\"list\":\"" + list + "\"}");
        await().atMost(PATIENCE)
                .until(() -> list(list).path("fetchedAt").asText().hashCode() != before);
        assertEquals(state, list(list).path("state").asText());
    }

    @Test
    void every_list_with_a_service_is_fetched_and_the_others_say_that_they_are_off() throws Exception {
        post(202, "/sync/catalogues", "{}");
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (JsonNode row : get("/catalogues"))
                assertEquals(
                        row.path("service").isNull() ? "off" : "current",
                        row.path("state").asText(),
                        row.path("name").asText());
        });
        await().atMost(PATIENCE)
                .until(() -> get("/catalogues/procedure-details").path("count").asInt() == 5);
        assertEquals(34, get("/catalogues/provinces").path("entries").size());
        assertEquals("off", list("blood-groups").path("state").asText());
        post(409, "/sync/catalogues", "{\"list\":\"blood-groups\"}");
        assertEquals(404, operations("GET", "/catalogues/no-such-list", "").statusCode());
    }

    @Test
    void a_list_that_shrinks_is_held_until_a_person_accepts_it() throws Exception {
        fetch("religions", "current");
        partners.portal().list("LayDanhMucTonGiao").shrinkTo(10);
        fetch("religions", "held");
        assertEquals(16, get("/catalogues/religions").path("entries").size());
        assertEquals(6, get("/catalogues/religions/differences").path("held").size());
        assertEquals("WARN religions", catalogueHealth());
        post(400, "/catalogues/religions/accept", "{}");
        post(200, "/catalogues/religions/accept", "{\"reason\":\"đã hỏi Văn phòng Chính phủ\"}");
        assertEquals(10, get("/catalogues/religions").path("entries").size());
        assertEquals(6, get("/catalogues/religions/differences").path("changes").size());
        post(409, "/catalogues/religions/accept", "{\"reason\":\"lần nữa\"}");
        assertEquals("UP ", catalogueHealth());
    }

    private String catalogueHealth() throws Exception {
        JsonNode health = JSON.readTree(send(engine.operationsPort(), operator, "GET", "/observe/health", "")
                .body());
        for (JsonNode check : health.path("checks"))
            if (check.path("name").asText().equals("catalogues"))
                return check.path("status").asText() + " "
                        + check.path("detail").path("held").asText();
        throw new AssertionError(health.toString());
    }

    @Test
    void the_one_stop_system_is_offered_lists_with_an_etag() throws Exception {
        fetch("ethnic-groups", "current");
        String path = "/one-stop/v1/catalogues/ethnic-groups";
        int port = engine.partnerApiPort();
        HttpResponse<String> first = send(port, EngineFixture.ONE_STOP_TOKEN, "GET", path, "");
        assertEquals(200, first.statusCode());
        assertEquals(54, JSON.readTree(first.body()).path("entries").size());
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> same =
                send(port, EngineFixture.ONE_STOP_TOKEN, "GET", path, "", "If-None-Match", "\"x\", " + tag);
        assertEquals(304, same.statusCode());
        assertEquals("", same.body());
        partners.portal().list("LayDanhMucDanToc").put("055", "Ê Đê");
        fetch("ethnic-groups", "current");
        HttpResponse<String> changed = send(port, EngineFixture.ONE_STOP_TOKEN, "GET", path, "", "If-None-Match", tag);
        assertEquals(200, changed.statusCode());
        assertEquals(55, JSON.readTree(changed.body()).path("entries").size());
        assertEquals(
                404,
                send(port, EngineFixture.ONE_STOP_TOKEN, "GET", "/one-stop/v1/catalogues/no-such-list", "")
                        .statusCode());
        assertEquals(
                403, send(port, EngineFixture.CALLER_TOKEN, "GET", path, "").statusCode());
    }
}
