package vn.lienthong.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.lienthong.console.FakeEngine.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.dossier.LogEntry;

class OperationsApiTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PARKED = "/api/v1/queues/birth-forward/";

    private FakeEngine engine;

    @BeforeEach
    void start() {
        engine = new FakeEngine();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void a_dossier_is_shown_in_the_shape_of_the_contracts() throws Exception {
        JsonNode dossier = json(engine.get("operator", "/api/v1/dossiers/" + FakeDossiers.NUMBER));
        assertEquals(JSON.readTree("""
                        {"maHoSo":"G22.99.08-260921-000123","maHoSoMCDT":"H13.31117-260921-0001","group":"birth",
                         "module":"KS","status":"ACCEPTED","version":1,"receivedAt":"2026-09-21T09:15:00+07:00",
                         "dueAt":"2026-09-21T17:00:00+07:00","groupDueAt":"2026-09-24T17:00:00+07:00",
                         "warnings":["mother-very-young"],
                         "steps":{"residence":{"status":"REGISTERED","code":"4","agency":"1",
                                               "at":"2026-09-21T09:16:00+07:00"},
                                  "insurance":{"status":"AWAITED","code":"","agency":"",
                                               "at":"2026-09-21T09:15:00+07:00"}},
                         "statuses":[{"status":"RECEIVED","at":"2026-09-21T09:15:00+07:00","version":1},
                                     {"status":"ACCEPTED","at":"2026-09-21T09:16:00+07:00","version":1}],
                         "queued":[{"queue":"birth-forward","state":"parked","attempts":2,
                                    "dueAt":"2026-09-21T09:20:00+07:00",
                                    "error":"Cấu hình còn thiếu hoặc chưa đúng"}],
                         "reports":[{"partner":"dvclt","code":"1","at":"2026-09-21T09:15:02+07:00","version":1}]}
                        """), dossier);
    }

    @Test
    void a_dossier_is_found_by_either_number() throws Exception {
        JsonNode dossier = json(engine.get("operator", "/api/v1/dossiers/" + FakeDossiers.ONE_STOP_NUMBER));
        assertEquals(FakeDossiers.NUMBER, dossier.get("maHoSo").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/dossiers",
                "/api/v1/dossiers/" + FakeDossiers.NUMBER,
                "/api/v1/dossiers/" + FakeDossiers.NUMBER + "/exchanges"
            })
    void no_answer_about_a_dossier_holds_personal_data(String path) throws Exception {
        assertFalse(engine.get("admin", path).body().contains(FakeDossiers.PERSONAL));
    }

    @Test
    void the_exchanges_of_a_dossier_are_listed() throws Exception {
        JsonNode exchange = json(engine.get("observer", "/api/v1/dossiers/" + FakeDossiers.NUMBER + "/exchanges"))
                .get(0);
        assertEquals(JSON.readTree("""
                        {"at":"2026-09-21T09:15:02+07:00","partner":"dvclt","service":"status","code":"200",
                         "text":"done","attempt":1,"milliseconds":35}
                        """), exchange);
    }

    @Test
    void the_search_takes_all_its_conditions() throws Exception {
        JsonNode page = json(engine.get(
                "operator",
                "/api/v1/dossiers?status=ACCEPTED&group=birth&q=G22.99&from=2026-09-21&to=2026-09-22T00:00:00Z"));
        assertEquals("next", page.get("cursor").asText());
        assertEquals(FakeDossiers.NUMBER, page.at("/dossiers/0/maHoSo").asText());
        assertEquals("2026-09-20T17:00:00Z", engine.dossiers.lastSearch.from().toString());
        assertEquals("G22.99", engine.dossiers.lastSearch.q());
    }

    @Test
    void the_last_page_has_no_cursor() throws Exception {
        assertTrue(json(engine.get("operator", "/api/v1/dossiers?cursor=next"))
                .get("cursor")
                .isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/dossiers?status=LOST, status",
        "/api/v1/dossiers?from=yesterday, from",
        "/api/v1/dossiers?from=2026-02-31, from",
        "/api/v1/dossiers?cursor=damaged, cursor",
        "/api/v1/dossiers?colour=red, request",
        "/api/v1/queues/birth-forward/messages?state=lost, state",
    })
    void a_query_outside_the_description_is_refused_with_the_field(String path, String field) throws Exception {
        HttpResponse<String> answer = engine.get("operator", path);
        assertEquals(400, answer.statusCode());
        assertTrue(json(answer).get("errors").has(field), answer.body());
    }

    @Test
    void an_observer_cannot_look_for_a_person() throws Exception {
        assertEquals(
                403, engine.get("observer", "/api/v1/dossiers?q=000123456789").statusCode());
    }

    @Test
    void a_parked_message_comes_with_its_reason_and_the_next_action() throws Exception {
        JsonNode message =
                json(engine.get("observer", PARKED + "messages?state=parked")).get(0);
        assertEquals(JSON.readTree("""
                        {"id":7,"queue":"birth-forward","maHoSo":"G22.99.08-260921-000123","state":"parked",
                         "attempts":2,"createdAt":"2026-09-21T09:15:00+07:00","dueAt":"2026-09-21T09:20:00+07:00",
                         "class":"CONFIGURATION","reason":"some-code-without-a-text",
                         "text":"Cấu hình còn thiếu hoặc chưa đúng",
                         "action":"Bổ sung cấu hình còn thiếu rồi cho chạy lại."}
                        """), message);
    }

    @Test
    void the_queues_are_counted() throws Exception {
        assertEquals(JSON.readTree("""
                        [{"name":"birth-forward","waiting":3,"working":1,"parked":1,"oldestSeconds":90,
                          "paused":false,"hasRoute":true}]
                        """), json(engine.get("observer", "/api/v1/queues")));
    }

    @ParameterizedTest
    @CsvSource({"duty-desk, 200", "zabbix, 409", "first-0a1b, 409", "nobody, 404"})
    void a_token_is_withdrawn_once_and_the_last_admin_never(String name, int status) throws Exception {
        HttpResponse<String> answer =
                engine.post("admin", "/api/v1/credentials/" + name + "/withdraw", "{\"reason\":\"nghỉ việc\"}");
        assertEquals(status, answer.statusCode());
    }

    @Test
    void what_is_known_of_tokens_is_not_the_tokens() throws Exception {
        HttpResponse<String> answer = engine.get("admin", "/api/v1/credentials");
        assertEquals(JSON.readTree("""
                        {"name":"zabbix","role":"observer","createdAt":"2026-09-21T09:15:00+07:00",
                         "createdBy":"first-0a1b","lastUsedAt":"2026-09-21T09:15:00+07:00",
                         "withdrawnAt":"2026-09-21T09:15:00+07:00"}
                        """), json(answer).get(1));
    }

    @Test
    void a_snapshot_is_begun_and_asked_for_until_it_is_done() throws Exception {
        HttpResponse<String> begun = engine.post("admin", "/api/v1/snapshots", "");
        assertEquals(202, begun.statusCode());
        assertEquals("RUNNING", json(begun).get("state").asText());
        JsonNode done = json(
                engine.get("admin", "/api/v1/snapshots/" + json(begun).get("id").asText()));
        assertEquals("DONE", done.get("state").asText());
        assertEquals(12, done.get("logRows").asInt());
    }

    @Test
    void one_snapshot_is_taken_at_a_time() throws Exception {
        engine.snapshots.busy = true;
        HttpResponse<String> refused = engine.post("admin", "/api/v1/snapshots", "");
        engine.snapshots.busy = false;
        assertEquals(409, refused.statusCode());
    }

    @Test
    void a_purge_is_looked_at_first_and_then_done_piece_by_piece() throws Exception {
        JsonNode preview = json(engine.post("admin", "/api/v1/purge", "{\"dryRun\":true}"));
        assertEquals(1, preview.at("/goes/dossiers").asInt());
        assertEquals(2, preview.at("/stays/message").asInt());
        assertEquals("2025-09-21T10:00:00+07:00", preview.get("endedBefore").asText());
        assertEquals("", engine.purge.why);
        JsonNode first = json(engine.post("admin", "/api/v1/purge", "{\"reason\":\"hết hạn\"}"));
        assertEquals("GOES_ON", first.get("outcome").asText());
        assertEquals("hết hạn", engine.purge.why);
        JsonNode last = json(
                engine.post("admin", "/api/v1/purge", "{\"reason\":\"hết hạn\",\"after\":" + first.get("after") + "}"));
        assertEquals("DONE", last.get("outcome").asText());
        assertEquals(3, last.get("files").asInt());
        engine.purge.why = "";
    }

    @Test
    void a_purge_needs_a_reason_and_a_time_of_retention() throws Exception {
        assertEquals(400, engine.post("admin", "/api/v1/purge", "{}").statusCode());
        engine.purge.retentionIsSet = false;
        assertEquals(
                409, engine.post("admin", "/api/v1/purge", "{\"dryRun\":true}").statusCode());
        HttpResponse<String> refused = engine.post("admin", "/api/v1/purge", "{\"reason\":\"hết hạn\"}");
        engine.purge.retentionIsSet = true;
        assertEquals(409, refused.statusCode());
        assertEquals(
                "urn:lienthong:problem:no-retention", json(refused).get("type").asText());
    }

    @Test
    void downtime_of_a_partner_is_planned_and_seen() throws Exception {
        HttpResponse<String> planned = engine.post(
                "operator",
                "/api/v1/partners/ndxp/windows",
                "{\"from\":\"2026-09-21T15:00:00+07:00\",\"to\":\"2026-09-22T00:00:00+07:00\",\"reason\":\"nâng cấp\"}");
        assertEquals(201, planned.statusCode());
        assertEquals(JSON.readTree("""
                        [{"name":"ndxp","breaker":"open","lastSuccess":"2026-09-21T09:15:00+07:00",
                          "latencyMilliseconds":120,"windows":[{"id":1,"from":"2026-09-21T15:00:00+07:00",
                          "to":"2026-09-22T00:00:00+07:00","reason":"nâng cấp"}]}]
                        """), json(engine.get("observer", "/api/v1/partners")));
    }

    @ParameterizedTest
    @CsvSource({"2026-09-21T15:00:00+07:00, 2026-09-21T14:00:00+07:00", "2026-09-20T15:00:00Z, 2026-09-20T16:00:00Z"})
    void downtime_that_ends_before_it_starts_or_before_now_is_refused(String from, String to) throws Exception {
        String body = "{\"from\":\"" + from + "\",\"to\":\"" + to + "\",\"reason\":\"nâng cấp\"}";
        HttpResponse<String> answer = engine.post("operator", "/api/v1/partners/ndxp/windows", body);
        assertEquals(400, answer.statusCode());
        assertTrue(json(answer).get("errors").has("to"));
    }

    @Test
    void downtime_of_our_own_intake_is_planned_like_a_partners() throws Exception {
        String window =
                "{\"from\":\"2026-09-21T15:00:00+07:00\",\"to\":\"2026-09-22T00:00:00+07:00\",\"reason\":\"nâng cấp\"}";
        assertEquals(
                201,
                engine.post("operator", "/api/v1/partners/intake/windows", window)
                        .statusCode());
        var rows = json(engine.get("observer", "/api/v1/partners"));
        assertEquals("ndxp", rows.path(0).path("name").asText());
        assertEquals("intake", rows.path(1).path("name").asText());
        assertEquals(1, rows.path(1).path("windows").size());
    }

    @Test
    void planned_downtime_can_be_taken_back() throws Exception {
        downtime_of_a_partner_is_planned_and_seen();
        var answer = engine.send("operator", "DELETE", "/api/v1/partners/ndxp/windows/1", "{\"reason\":\"hoãn\"}");
        assertEquals(200, answer.statusCode());
        assertEquals(List.of("release 1 by test-operator: hoãn"), engine.queues.done);
    }

    @Test
    void planned_downtime_can_be_taken_back_without_a_body() throws Exception {
        downtime_of_a_partner_is_planned_and_seen();
        var answer = engine.send("operator", "DELETE", "/api/v1/partners/ndxp/windows/1", "");
        assertEquals(200, answer.statusCode());
        assertEquals(List.of(), engine.queues.windows);
    }

    @Test
    void figures_without_a_month_are_refused_naming_it() throws Exception {
        var answer = engine.send("operator", "GET", "/api/v1/statistics?period=", "");
        assertEquals(400, answer.statusCode());
        assertEquals(
                "[\"period\"]",
                JSON.writeValueAsString(JSON.readTree(answer.body()).path("errors").properties().stream()
                        .map(java.util.Map.Entry::getKey)
                        .toList()));
    }

    @Test
    void the_log_is_read_by_kind() throws Exception {
        engine.log.append(new LogEntry("queue.paused", "", "test-operator", Map.of("why", "bảo trì")));
        assertEquals(
                JSON.readTree("""
                        [{"seq":1,"at":"2026-09-21T09:15:00+07:00","kind":"queue.paused","dossier":"",
                          "actor":"test-operator","detail":{"why":"bảo trì"}}]
                        """),
                json(engine.get("auditor", "/api/v1/log?kind=queue.paused")).get("events"));
        assertEquals(
                0,
                json(engine.get("auditor", "/api/v1/log?kind=queue.skipped"))
                        .get("events")
                        .size());
    }

    @Test
    void a_token_that_cannot_be_logged_is_told_to_nobody() throws Exception {
        engine.log.full = true;
        HttpResponse<String> answer =
                engine.post("admin", "/api/v1/credentials", "{\"role\":\"observer\",\"name\":\"zabbix\"}");
        assertEquals(500, answer.statusCode());
        assertFalse(answer.body().contains("lt_new"));
    }

    @Test
    void a_damaged_dossier_is_told_with_its_reason() throws Exception {
        engine.dossiers.damaged = true;
        HttpResponse<String> answer = engine.get("operator", "/api/v1/dossiers/" + FakeDossiers.NUMBER);
        assertEquals(500, answer.statusCode());
        assertTrue(json(answer).at("/errors/request/0").asText().startsWith("Không đọc được nội dung"), answer.body());
    }

    @Test
    void the_log_says_which_row_was_changed() throws Exception {
        engine.log.firstBad = OptionalLong.of(5);
        assertEquals(
                JSON.readTree("{\"verified\":false,\"rows\":12,\"firstBad\":5}"),
                json(engine.send("auditor", "POST", "/api/v1/log/verify", "")));
    }

    @Test
    void a_new_token_is_shown_once_and_logged_without_it() throws Exception {
        String wanted = "{\"role\":\"observer\",\"name\":\"zabbix\"}";
        HttpResponse<String> issued = engine.post("admin", "/api/v1/credentials", wanted);
        assertEquals(201, issued.statusCode());
        assertEquals("lt_new", json(issued).get("token").asText());
        assertFalse(engine.log.entries.toString().contains("lt_new"));
    }

    @Test
    void a_log_in_that_is_refused_says_why_and_what_to_do() throws Exception {
        JsonNode answer = json(engine.send("operator", "POST", "/api/v1/partners/ndxp/log-in", ""));
        assertFalse(answer.get("accepted").asBoolean());
        assertEquals("partner.credentials-refused", answer.get("reason").asText());
        assertTrue(answer.get("action").asText().length() > 10);
    }

    @Test
    void a_log_in_that_is_taken_tells_nothing_more() throws Exception {
        assertEquals(
                JSON.readTree("{\"accepted\":true}"),
                json(engine.send("operator", "POST", "/api/v1/partners/dvclt/log-in", "")));
    }

    @Test
    void only_who_may_repair_tries_a_log_in_and_only_where_there_is_one() throws Exception {
        assertEquals(
                403,
                engine.send("observer", "POST", "/api/v1/partners/ndxp/log-in", "")
                        .statusCode());
        assertEquals(
                404,
                engine.send("operator", "POST", "/api/v1/partners/one-stop/log-in", "")
                        .statusCode());
    }

    @Test
    void what_the_portal_would_be_sent_is_told_by_the_names_of_its_fields() throws Exception {
        assertEquals(
                JSON.readTree("{\"filled\":30,\"incomplete\":true,\"empty\":[\"Email\"]}"),
                json(engine.get("observer", "/api/v1/dossiers/" + FakeDossiers.NUMBER + "/sync-preview")));
        assertEquals(
                404, engine.get("observer", "/api/v1/dossiers/X/sync-preview").statusCode());
    }

    @Test
    void a_name_has_one_token() throws Exception {
        String wanted = "{\"role\":\"observer\",\"name\":\"zabbix\"}";
        engine.post("admin", "/api/v1/credentials", wanted);
        assertEquals(409, engine.post("admin", "/api/v1/credentials", wanted).statusCode());
    }

    @Test
    void english_is_spoken_to_those_who_ask() throws Exception {
        HttpRequest request = engine.request("observer", "GET", PARKED + "messages", "")
                .header("Accept-Language", "en")
                .build();
        JsonNode message = json(HTTP.send(request, BodyHandlers.ofString())).get(0);
        assertEquals(
                "Complete the configuration, then redrive.",
                message.get("action").asText());
    }

    @Test
    void health_is_told_without_a_token() throws Exception {
        assertEquals(200, engine.get(null, "/observe/health").statusCode());
        assertEquals(
                "UP", json(engine.get(null, "/observe/health")).get("status").asText());
    }

    @Test
    void a_process_that_is_not_ready_says_so_but_lives() throws Exception {
        engine.health = new Health(false, List.of());
        assertEquals(503, engine.get(null, "/observe/health/ready").statusCode());
        assertEquals(503, engine.get(null, "/observe/health").statusCode());
        assertEquals(200, engine.get(null, "/observe/health/live").statusCode());
    }

    @Test
    void that_the_process_lives_is_told_without_looking_at_anything_else() throws Exception {
        engine.health = null;
        assertEquals(200, engine.get(null, "/observe/health/live").statusCode());
    }

    @Test
    void a_warning_does_not_make_the_process_unready() throws Exception {
        engine.health = new Health(true, List.of(new Health.Check("depth", Health.Level.WARN, Map.of())));
        assertEquals(200, engine.get(null, "/observe/health/ready").statusCode());
        assertEquals(
                "WARN", json(engine.get(null, "/observe/health")).get("status").asText());
    }

    @Test
    void metrics_are_told_without_a_token() throws Exception {
        HttpResponse<String> metrics = engine.get(null, "/observe/metrics");
        assertTrue(metrics.headers().firstValue("Content-Type").orElseThrow().startsWith("text/plain"));
        assertTrue(metrics.body().startsWith("lienthong_queue_parked"));
    }

    @Test
    void the_description_is_served_as_it_is() throws Exception {
        assertEquals(ApiDescription.shipped().document(), json(engine.get(null, "/openapi.json")));
    }
}
