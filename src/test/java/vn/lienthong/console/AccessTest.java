package vn.lienthong.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.lienthong.console.FakeEngine.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private static FakeEngine engine;

    @BeforeAll
    static void start() {
        engine = new FakeEngine();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/dossiers, observer operator auditor admin",
        "GET, /api/v1/dossiers/" + FakeDossiers.NUMBER + ", observer operator auditor admin",
        "GET, /api/v1/dossiers/" + FakeDossiers.NUMBER + "/exchanges, observer operator auditor admin",
        "GET, /api/v1/dossiers?q=000123456789, operator auditor admin",
        "GET, /api/v1/queues, observer operator auditor admin",
        "GET, /api/v1/queues/birth-forward/messages, observer operator auditor admin",
        "GET, /api/v1/partners, observer operator auditor admin",
        "GET, /api/v1/sync, observer operator auditor admin",
        "POST, /api/v1/sync/dossiers, operator admin",
        "POST, /api/v1/sync/progress, operator admin",
        "POST, /api/v1/queues/birth-forward/redrive, operator admin",
        "POST, /api/v1/queues/birth-forward/skip, operator admin",
        "POST, /api/v1/queues/birth-forward/pause, operator admin",
        "POST, /api/v1/queues/birth-forward/resume, operator admin",
        "POST, /api/v1/queues/resume, operator admin",
        "POST, /api/v1/snapshots, admin",
        "GET, /api/v1/snapshots/5b1f, admin",
        "POST, /api/v1/purge, admin",
        "POST, /api/v1/partners/ndxp/windows, operator admin",
        "DELETE, /api/v1/partners/ndxp/windows/1, operator admin",
        "GET, /api/v1/log, auditor admin",
        "POST, /api/v1/log/verify, auditor admin",
        "POST, /api/v1/log/export, auditor admin",
        "POST, /api/v1/log/rows/verify, auditor admin",
        "POST, /api/v1/log/seals/verify, auditor admin",
        "POST, /api/v1/dossiers/" + FakeDossiers.NUMBER + "/export, auditor admin",
        "GET, /api/v1/credentials, admin",
        "POST, /api/v1/credentials/zabbix/withdraw, admin",
        "POST, /api/v1/credentials, admin",
    })
    void each_role_reaches_what_it_is_for_and_nothing_else(String method, String path, String roles) throws Exception {
        var allowed = new TreeSet<String>();
        for (Role role : Role.values())
            if (engine.send(role.word(), method, path, "{}").statusCode() != 403) allowed.add(role.word());
        assertEquals(new TreeSet<>(List.of(roles.split(" "))), allowed);
    }

    @Test
    void every_operation_but_those_of_monitoring_asks_for_a_token() throws Exception {
        for (Endpoint endpoint : ApiDescription.shipped().endpoints()) {
            String path = endpoint.id().equals("description") ? "/openapi.json" : example(endpoint);
            int status = engine.send(null, endpoint.method(), path, "{}").statusCode();
            boolean open = path.startsWith("/observe/") || path.equals("/openapi.json");
            assertEquals(open ? 200 : 401, status, path);
        }
    }

    private static String example(Endpoint endpoint) {
        var paths = ApiDescription.shipped().document().get("paths").properties();
        for (Map.Entry<String, JsonNode> path : paths)
            for (JsonNode operation : path.getValue())
                if (operation.get("operationId").asText().equals(endpoint.id()))
                    return path.getKey().replace("{name}", "ndxp").replaceAll("\\{\\w+}", "1");
        throw new AssertionError(endpoint.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer nobody", "Bearer", "Bearer  ", "Basic b3BlcmF0b3I6", "operator", "Bearer operator x"})
    void a_wrong_token_is_refused_and_told_how_to_come(String authorization) throws Exception {
        HttpResponse<String> answer = with("Authorization", authorization, "/api/v1/queues");
        assertEquals(401, answer.statusCode());
        assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElseThrow());
    }

    @Test
    void a_refusal_has_the_shape_of_the_contracts_and_speaks_vietnamese() throws Exception {
        HttpResponse<String> answer = engine.get("operator", "/api/v1/dossiers?status=LOST");
        assertEquals(
                "application/problem+json; charset=utf-8",
                answer.headers().firstValue("Content-Type").orElseThrow());
        JsonNode problem = json(answer);
        assertEquals("urn:lienthong:problem:invalid", problem.get("type").asText());
        assertEquals("Yêu cầu có thông tin chưa đúng", problem.get("title").asText());
        assertEquals(400, problem.get("status").asInt());
        assertTrue(problem.get("traceId").asText().matches("[0-9a-f]{32}"));
        assertTrue(problem.at("/errors/status/0").asText().startsWith("Chỉ nhận: RECEIVED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/dossiers?status=PLANTED",
                "/api/v1/dossiers/PLANTED",
                "/PLANTED",
                "/api/v1/dossiers?PLANTED=1"
            })
    void a_refusal_never_repeats_what_was_sent(String path) throws Exception {
        assertFalse(engine.get("operator", path).body().contains("PLANTED"));
    }

    @Test
    void the_trace_of_the_caller_is_kept() throws Exception {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        HttpResponse<String> answer = with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01", "/api/v1/queues");
        assertEquals(trace, json(answer).get("traceId").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "/api",
                "/api/v1/",
                "/api/v1/queues/",
                "//api/v1/queues",
                "/api//v1/queues",
                "/API/v1/queues",
                "/api/v1/./queues",
                "/observe/../api/v1/queues",
                "/observe/health/../../api/v1/queues",
                "/api/v1/%71ueues",
                "/observe%2f..%2fapi/v1/queues",
                "/observe/health/..%2f..%2fapi/v1/queues",
                "/api/v1/queues;x=1",
                "/api/v1/queues%00",
                "/api/v1/queues%20",
                "/api/v1/dossiers/..",
                "/api/v1/dossiers/..%2f..%2flog",
                "/api/v1/dossiers/a/b/c",
                "/api\\v1\\queues",
                "/observe/metrics/x",
                "/openapi.json/../api/v1/queues",
                "/api/v1/queues/../log/messages",
                "/api/v1/dossiers/%2e%2e/exchanges",
                "/etc/passwd"
            })
    void a_path_that_is_not_exactly_in_the_description_leads_nowhere(String path) throws Exception {
        assertEquals("404", rawStatus("GET " + path + " HTTP/1.1"));
    }

    @Test
    void another_method_is_refused_with_the_right_ones() throws Exception {
        HttpResponse<String> answer = engine.send("admin", "DELETE", "/api/v1/queues", "");
        assertEquals(405, answer.statusCode());
        assertEquals("GET", answer.headers().firstValue("Allow").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16"})
    void only_json_in_utf_8_is_read(String type) throws Exception {
        HttpRequest request = engine.request("operator", "POST", "/api/v1/queues/birth-forward/pause", "{}")
                .setHeader("Content-Type", type)
                .build();
        assertEquals(
                415,
                HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"x\"", "{\"a\":1,\"a\":2}"})
    void a_broken_body_is_refused_where_none_is_read_too(String body) throws Exception {
        assertEquals(400, engine.post("admin", "/api/v1/log/verify", body).statusCode());
    }

    @Test
    void a_body_over_one_megabyte_is_refused() throws Exception {
        String body = "{\"reason\":\"" + "x".repeat(1 << 20) + "\"}";
        HttpResponse<String> answer = engine.post("operator", "/api/v1/queues/birth-forward/pause", body);
        assertEquals(413, answer.statusCode());
        assertEquals("urn:lienthong:problem:too-large", json(answer).get("type").asText());
    }

    @Test
    void a_body_of_a_thousand_levels_is_refused() throws Exception {
        String body = "{\"reason\":" + "[".repeat(1000) + "]".repeat(1000) + "}";
        assertEquals(
                400,
                engine.post("operator", "/api/v1/queues/birth-forward/pause", body)
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/queues?x=%zz", "/api/v1/dossiers?q=a&q=b"})
    void a_query_that_cannot_be_read_in_one_way_is_refused(String target) throws Exception {
        assertEquals("400", rawStatus("GET " + target + " HTTP/1.1"));
    }

    /** 101 would say that it is. */
    @Test
    void an_offer_to_go_over_to_http_2_is_not_taken() throws Exception {
        String offer = "\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk";
        assertEquals("200", rawStatus("GET /openapi.json HTTP/1.1" + offer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/api/v1/queues", "/nowhere", "/observe/metrics"})
    void every_answer_forbids_storing_guessing_and_framing(String path) throws Exception {
        Map<String, List<String>> headers =
                engine.get("operator", path).headers().map();
        assertEquals(List.of("no-store"), headers.get("cache-control"));
        assertEquals(List.of("nosniff"), headers.get("x-content-type-options"));
        assertEquals(List.of("DENY"), headers.get("x-frame-options"));
        assertEquals(List.of("default-src 'none'; frame-ancestors 'none'"), headers.get("content-security-policy"));
        assertFalse(headers.containsKey("access-control-allow-origin"));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_role_is_written_as_one_word(Role role) {
        assertEquals(role, Role.of(role.word()));
    }

    private static HttpResponse<String> with(String header, String value, String path) throws Exception {
        HttpRequest request =
                engine.request(null, "GET", path, "").header(header, value).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    /** Past the client library, which would tidy the path up. */
    private static String rawStatus(String requestLine) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", engine.port())) {
            String request = requestLine + "\r\nHost: x\r\nAuthorization: Bearer admin\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream answer = socket.getInputStream();
            return new String(answer.readNBytes(12), StandardCharsets.UTF_8).substring(9);
        }
    }
}
