package vn.lienthong.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.config.Sha256;

/**
 * Requests meant to hurt, on a real server. Each is refused with a problem that echoes nothing, or carried as plain
 * text. Most are data: {@code hostile/requests.json}; those too large to write down are made here.
 */
class HostileInputTest {
    private static final String PLANTED = "PLANTED";
    private static PartnerApi api;

    @BeforeAll
    static void start() {
        api = new PartnerApi(Dossiers.limits());
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @TestFactory
    Stream<DynamicTest> each_hostile_request_has_its_answer() throws IOException {
        try (InputStream requests = HostileInputTest.class.getResourceAsStream("/hostile/requests.json")) {
            JsonNode cases = Dossiers.JSON.readTree(requests);
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(request -> DynamicTest.dynamicTest(
                            request.path("name").asText(), () -> check(request, send(request))));
        }
    }

    private static RawHttp.Answer send(JsonNode request) throws IOException {
        ObjectNode dossier = Dossiers.birth();
        request.path("set").properties().forEach(field -> dossier.set(field.getKey(), field.getValue()));
        byte[] body = request.has("body")
                ? request.path("body").asText().getBytes(StandardCharsets.UTF_8)
                : Dossiers.bytes(dossier);
        StringBuilder head = new StringBuilder()
                .append(request.path("method").asText("POST"))
                .append(' ')
                .append(request.path("target").asText("/dvclt/v1/dossiers"))
                .append(" HTTP/1.1\r\nHost: localhost\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n");
        if (!request.path("token").isNull()) {
            String token = request.path("token").asText("Bearer " + PartnerApi.TOKEN);
            head.append("Authorization: ")
                    .append(token.replace("{hash}", Sha256.hex(PartnerApi.TOKEN)))
                    .append("\r\n");
        }
        if (!request.path("type").isNull()) {
            head.append("Content-Type: ")
                    .append(request.path("type").asText("application/json"))
                    .append("\r\n");
        }
        request.path("headers").forEach(header -> head.append(header.asText()).append("\r\n"));
        return RawHttp.send(api.port(), head.toString(), body);
    }

    private static void check(JsonNode request, RawHttp.Answer answer) throws IOException {
        JsonNode expected = request.path("status");
        if (expected.isArray()) {
            assertTrue(expected.toString().contains(Integer.toString(answer.status())), answer.everything());
        } else {
            assertEquals(expected.asInt(), answer.status(), answer.everything());
        }
        assertFalse(answer.everything().contains(PLANTED), "echoed");
        if (request.has("carried")) {
            assertEquals(
                    request.path("carried").asText(),
                    Dossiers.JSON.readTree(answer.body()).at("/form/nksHoTen").asText());
        }
        if (answer.status() == 200 || request.path("method").asText().equals("HEAD")) return;
        checkProblem(answer);
        if (request.has("field")) {
            assertTrue(
                    Dossiers.JSON
                            .readTree(answer.body())
                            .path("errors")
                            .has(request.path("field").asText()),
                    answer.body());
        }
    }

    private static void checkProblem(RawHttp.Answer answer) throws IOException {
        assertEquals(Problem.MEDIA_TYPE, answer.header("Content-Type"));
        JsonNode problem = Dossiers.JSON.readTree(answer.body());
        assertEquals(answer.status(), problem.path("status").asInt());
        assertTrue(problem.path("type").asText().startsWith("urn:lienthong:problem:"));
        assertEquals(answer.header("X-Trace-Id"), problem.path("traceId").asText());
        assertTrue(problem.path("errors").isObject());
    }

    private static RawHttp.Answer post(String headers, byte[] body) throws IOException {
        return RawHttp.send(
                api.port(),
                "POST /dvclt/v1/dossiers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + PartnerApi.TOKEN
                        + "\r\nContent-Type: application/json\r\n" + headers,
                body);
    }

    private static RawHttp.Answer post(byte[] body) throws IOException {
        return post("Content-Length: " + body.length + "\r\n", body);
    }

    @Test
    void thirty_one_megabytes_are_refused_and_the_sender_can_read_it() throws IOException {
        RawHttp.Answer answer = post(new byte[31 * Dossiers.MB]);
        assertEquals(413, answer.status());
        checkProblem(answer);
    }

    @Test
    void an_announced_flood_is_refused_before_it_comes() throws IOException {
        assertEquals(413, post("Content-Length: 9000000000000\r\n", new byte[0]).status());
    }

    @Test
    void thirty_one_megabytes_in_chunks_are_refused() throws IOException {
        byte[] chunk = ("100000\r\n" + " ".repeat(0x100000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] body = new byte[chunk.length * 31];
        for (int at = 0; at < 31; at++) System.arraycopy(chunk, 0, body, at * chunk.length, chunk.length);
        RawHttp.Answer answer = post("Transfer-Encoding: chunked\r\n", body);
        assertEquals(413, answer.status());
        checkProblem(answer);
    }

    @Test
    void broken_chunks_never_reach_the_reader() throws IOException {
        RawHttp.Answer answer =
                post("Transfer-Encoding: chunked\r\n", "zz\r\nPLANTED\r\n".getBytes(StandardCharsets.US_ASCII));
        assertTrue(answer.status() == 400 || answer.status() == RawHttp.CUT, answer.everything());
        assertFalse(answer.everything().contains(PLANTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void ten_thousand_levels_are_refused(String level) throws IOException {
        assertEquals(
                400,
                post(level.repeat(10_000).getBytes(StandardCharsets.US_ASCII)).status());
    }

    @Test
    void a_million_small_values_are_refused() throws IOException {
        byte[] body = ("{\"fileDinhKem\":[" + "{},".repeat(1_000_000) + "{}]}").getBytes(StandardCharsets.US_ASCII);
        assertEquals(400, post(body).status());
    }

    @Test
    void another_encoding_of_json_is_refused() throws IOException {
        String body = new String(Dossiers.bytes(Dossiers.birth()), StandardCharsets.UTF_8);
        assertEquals(400, post(body.getBytes(StandardCharsets.UTF_16LE)).status());
        assertEquals(400, post(body.getBytes(StandardCharsets.UTF_16)).status());
        assertEquals(400, post(body.getBytes(StandardCharsets.ISO_8859_1)).status());
    }

    @Test
    void overlong_utf8_is_refused() throws IOException {
        byte[] body = Dossiers.bytes(Dossiers.birth());
        byte[] overlong = Arrays.copyOf(body, body.length);
        int at = new String(body, StandardCharsets.ISO_8859_1).indexOf("techId");
        overlong[at] = (byte) 0xC0;
        overlong[at + 1] = (byte) 0xAF;
        assertEquals(400, post(overlong).status());
    }

    @Test
    void a_byte_order_mark_is_tolerated() throws IOException {
        byte[] json = Dossiers.bytes(Dossiers.birth());
        byte[] body = new byte[json.length + 3];
        body[0] = (byte) 0xEF;
        body[1] = (byte) 0xBB;
        body[2] = (byte) 0xBF;
        System.arraycopy(json, 0, body, 3, json.length);
        assertEquals(200, post(body).status());
    }

    @Test
    void an_executable_named_pdf_is_refused() throws IOException {
        byte[] executable = new byte[4_096];
        executable[0] = 'M';
        executable[1] = 'Z';
        ObjectNode body = Dossiers.birthWith(b -> b.putArray("fileDinhKem").add(Dossiers.file("gcs.pdf", executable)));
        assertEquals(400, post(Dossiers.bytes(body)).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelSqlQuery",
                "camelhttpuri",
                "CAMELHTTPQUERY",
                "CamelFileName",
                "X-Trace-Id",
                "X-Forwarded-Host",
                "X-HTTP-Method-Override",
                "Cookie",
                "Connection-Extra",
                "org.apache.camel.x"
            })
    void a_header_that_could_steer_does_not_get_through(String name) throws IOException {
        byte[] body = Dossiers.bytes(Dossiers.birth());
        RawHttp.Answer answer = post("Content-Length: " + body.length + "\r\n" + name + ": PLANTED\r\n", body);
        assertEquals(200, answer.status());
        assertFalse(answer.everything().contains(PLANTED), answer.everything());
    }

    @Test
    void the_token_does_not_get_through() throws IOException {
        RawHttp.Answer answer = post(Dossiers.bytes(Dossiers.birth()));
        assertFalse(answer.body().toLowerCase(Locale.ROOT).contains("authorization"));
    }

    @Test
    void a_query_is_gone_before_anybody_reads_it() throws IOException {
        byte[] body = Dossiers.bytes(Dossiers.birth());
        RawHttp.Answer answer = RawHttp.send(
                api.port(),
                "POST /dvclt/v1/dossiers?CamelHttpUri=PLANTED&a={{env:PATH}} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + PartnerApi.TOKEN + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                        + "\r\n",
                body);
        assertEquals(200, answer.status(), answer.everything());
        assertEquals(
                "/dvclt/v1/dossiers",
                Dossiers.JSON.readTree(answer.body()).path("uri").asText());
        assertTrue(Dossiers.JSON.readTree(answer.body()).path("query").isNull());
        assertFalse(answer.everything().contains(PLANTED));
    }

    @Test
    void a_fault_of_ours_says_nothing_about_us() throws IOException {
        byte[] body = Dossiers.bytes(Dossiers.birth());
        RawHttp.Answer answer = post("Content-Length: " + body.length + "\r\nAccept: x/fail\r\n", body);
        assertEquals(500, answer.status());
        checkProblem(answer);
        assertFalse(answer.everything().contains(PLANTED));
        assertFalse(answer.everything().contains("Exception"));
    }
}
