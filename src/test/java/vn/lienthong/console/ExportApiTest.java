package vn.lienthong.console;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.lienthong.console.FakeEngine.json;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.export.DossierExport;
import vn.lienthong.export.LogExport;

/** Answers that are too long to be held, and who gets what. */
class ExportApiTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String LOG = "/api/v1/log/export";
    private static final String DOSSIER = "/api/v1/dossiers/" + FakeDossiers.NUMBER + "/export";
    private static final String ROW = "{\"seq\":1,\"at\":\"2026-09-21T09:15:00+07:00\",\"kind\":\"a\",\"dossier\":\"\","
            + "\"actor\":\"b\",\"detail\":{},\"previous\":\"00\",\"hash\":\"00\"}";

    private FakeEngine engine;

    @BeforeEach
    void start() {
        engine = new FakeEngine();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private CompletableFuture<HttpResponse<byte[]>> sent(String token, String body) {
        return HTTP.sendAsync(engine.request(token, "POST", DOSSIER, body).build(), BodyHandlers.ofByteArray());
    }

    @Test
    void the_log_comes_as_lines() throws Exception {
        HttpResponse<String> answer = engine.post("auditor", LOG, "{}");
        assertEquals(200, answer.statusCode());
        assertEquals(
                "application/x-ndjson",
                answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals(FakeExports.FIRST + FakeExports.END, answer.body());
    }

    @Test
    void a_day_means_its_first_moment_in_viet_nam_and_either_number_means_the_dossier() throws Exception {
        engine.post(
                "auditor",
                LOG,
                "{\"from\":\"2026-01-01\",\"before\":\"2027-01-01T00:00:00+07:00\",\"dossier\":\""
                        + FakeDossiers.ONE_STOP_NUMBER + "\"}");
        assertEquals(
                List.of(new LogExport.Wanted(
                        Instant.parse("2025-12-31T17:00:00Z"),
                        Instant.parse("2026-12-31T17:00:00Z"),
                        FakeDossiers.NUMBER)),
                engine.exports.wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"from\":\"yesterday\"}",
                "{\"from\":\"2026-02-31\"}",
                "{\"from\":\"2026-01-02\",\"before\":\"2026-01-02\"}",
                "{\"dossier\":\"000199000001\"}",
                "{\"colour\":\"red\"}"
            })
    void a_part_that_cannot_be_is_refused_and_nothing_is_asked_for(String body) throws Exception {
        assertEquals(400, engine.post("auditor", LOG, body).statusCode());
        assertEquals(List.of(), engine.exports.wanted);
    }

    @Test
    void an_answer_much_larger_than_any_buffer_comes_whole() throws Exception {
        engine.exports.bytes = 20_000_000;
        assertEquals(20_000_000, sent("auditor", "{}").get().body().length);
    }

    @Test
    void a_fault_before_the_first_byte_is_answered_as_one() throws Exception {
        engine.exports.breaksBefore = true;
        HttpResponse<String> answer = engine.post("auditor", LOG, "{}");
        assertEquals(500, answer.statusCode());
        assertEquals("urn:lienthong:problem:internal", json(answer).get("type").asText());
    }

    @Test
    void a_fault_after_the_first_byte_cannot_be_taken_for_the_end() {
        engine.exports.breaksAfter = true;
        assertThrows(IOException.class, () -> engine.post("auditor", LOG, "{}"));
    }

    @Test
    void two_are_sent_at_once_and_a_third_is_told_to_wait() throws Exception {
        engine.exports.gate = new CountDownLatch(1);
        List<CompletableFuture<HttpResponse<byte[]>>> sent = new ArrayList<>();
        for (int i = 0; i < AnswerStreams.MOST_AT_ONCE; i++) sent.add(sent("auditor", "{}"));
        await().until(() -> engine.exports.requests.size() == AnswerStreams.MOST_AT_ONCE);
        HttpResponse<String> third = engine.post("auditor", DOSSIER, "{}");
        engine.exports.gate.countDown();
        assertEquals(503, third.statusCode());
        assertTrue(third.headers().firstValue("Retry-After").isPresent());
        for (CompletableFuture<HttpResponse<byte[]>> each : sent)
            assertEquals(200, each.get().statusCode());
        await().until(() -> engine.post("auditor", DOSSIER, "{}").statusCode() == 200);
    }

    @Test
    void a_reader_that_goes_away_makes_room_for_the_next() throws Exception {
        engine.exports.bytes = 200_000_000;
        for (int i = 0; i < AnswerStreams.MOST_AT_ONCE; i++) {
            HttpResponse<java.io.InputStream> answer =
                    HTTP.send(engine.request("auditor", "POST", DOSSIER, "{}").build(), BodyHandlers.ofInputStream());
            answer.body().close();
        }
        engine.exports.bytes = 100;
        await().until(() -> engine.post("auditor", DOSSIER, "{}").statusCode() == 200);
    }

    @Test
    void without_a_reason_a_dossier_is_masked_for_everybody() throws Exception {
        assertEquals(200, engine.post("admin", DOSSIER, "{}").statusCode());
        assertEquals(List.of(new DossierExport.Request("test-admin", "", false)), engine.exports.requests);
    }

    @Test
    void with_a_reason_it_is_in_clear_for_who_may_and_refused_to_all_others() throws Exception {
        String why = "{\"reason\":\"bàn giao theo công văn 12\"}";
        for (String role : List.of("observer", "operator", "auditor"))
            assertEquals(403, engine.post(role, DOSSIER, why).statusCode(), role);
        assertEquals(List.of(), engine.exports.requests);
        assertEquals(200, engine.post("admin", DOSSIER, why).statusCode());
        assertEquals(
                List.of(new DossierExport.Request("test-admin", "bàn giao theo công văn 12", true)),
                engine.exports.requests);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"reason\":\"  \"}", "{\"reason\":\"cho 000199000001\"}"})
    void a_reason_that_is_none_or_names_a_person_is_refused(String body) throws Exception {
        assertEquals(400, engine.post("admin", DOSSIER, body).statusCode());
        assertEquals(List.of(), engine.exports.requests);
    }

    @Test
    void of_a_dossier_whose_data_was_purged_there_is_nothing_to_export() throws Exception {
        engine.dossiers.purged = true;
        assertEquals(409, engine.post("admin", DOSSIER, "{}").statusCode());
        assertEquals(List.of(), engine.exports.requests);
    }

    @Test
    void an_unknown_dossier_is_not_found() throws Exception {
        assertEquals(
                404,
                engine.post("auditor", "/api/v1/dossiers/G22.99/export", "{}").statusCode());
    }

    @Test
    void five_hundred_rows_are_checked_at_once_and_one_more_is_refused() throws Exception {
        assertEquals(200, checked(500).statusCode());
        assertEquals(400, checked(501).statusCode());
    }

    private HttpResponse<String> checked(int rows) throws Exception {
        String list = String.join(",", java.util.Collections.nCopies(rows, ROW));
        return engine.post("auditor", "/api/v1/log/rows/verify", "{\"rows\":[" + list + "]}");
    }

    @Test
    void a_row_that_is_none_is_refused() throws Exception {
        String row = ROW.replace("2026-09-21T09:15:00+07:00", "yesterday");
        assertEquals(
                400,
                engine.post("auditor", "/api/v1/log/rows/verify", "{\"rows\":[" + row + "]}")
                        .statusCode());
    }
}
