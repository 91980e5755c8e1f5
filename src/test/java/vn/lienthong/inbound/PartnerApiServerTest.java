package vn.lienthong.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.config.Sha256;
import vn.lienthong.dossier.IncomingDossier;

/** The guard, Camel's server and a route together, as they run. */
class PartnerApiServerTest {
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private PartnerApiServer server;

    @BeforeEach
    void start() throws Exception {
        InboundLimits limits = Dossiers.limits();
        OpenApiDescription description = OpenApiDescription.load(limits);
        CallerTokens callers = CallerTokens.from(Map.of("dvclt", Sha256.hex(PartnerApi.TOKEN)));
        VertxPlatformHttpServerConfiguration configuration = PartnerApiServer.configuration("127.0.0.1", 0, limits);
        server = new PartnerApiServer(
                configuration,
                description,
                new PartnerApiGuard(description, callers, CallerCertificates.from(Map.of(), Clock.systemUTC()), limits),
                Optional.empty());
        camel.getRegistry().bind("meters", meters);
        PartnerApi.serve(camel, server, configuration, new DossierReader(description, limits));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/dvclt/v1/dossiers")
                        .routeId("intake")
                        .to("inbound:dossier")
                        .process(exchange -> {
                            IncomingDossier dossier = exchange.getMessage().getBody(IncomingDossier.class);
                            String name = dossier.form().path("nksHoTen").asText();
                            exchange.getMessage()
                                    .setBody(name
                                            + exchange.getMessage().getHeaders().keySet());
                            exchange.getMessage().setHeader("note", "noted for the next step");
                            exchange.getMessage().setHeader("ETag", "\"1\"");
                        })
                        .convertBodyTo(byte[].class, "UTF-8");
            }
        });
        camel.start();
    }

    @AfterEach
    void nothing_is_left_in_flight_and_all_stops() {
        Awaitility.await().until(() -> camel.getInflightRepository().size() == 0);
        camel.stop();
    }

    private RawHttp.Answer post(String target, String headers, byte[] body) throws IOException {
        return RawHttp.send(
                server.getPort(),
                "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + PartnerApi.TOKEN
                        + "\r\nContent-Type: application/json\r\n" + headers,
                body);
    }

    private RawHttp.Answer post(String target, byte[] body) throws IOException {
        return post(target, "CAMELHttpUri: PLANTED\r\nContent-Length: " + body.length + "\r\n", body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dvclt/v1/dossiers", "/dvclt/v1/dossiers?CamelHttpUri=PLANTED"})
    void a_route_sees_the_dossier_and_nothing_else_of_the_request(String target) throws IOException {
        RawHttp.Answer answer = post(target, Dossiers.bytes(Dossiers.birth()));
        assertEquals(200, answer.status(), answer.everything());
        assertEquals("H'Hen Niê[X-Trace-Id]", answer.body());
    }

    /** 101 would say that it is. */
    @Test
    void an_offer_to_go_over_to_http_2_is_not_taken() throws IOException {
        byte[] body = Dossiers.bytes(Dossiers.birth());
        String offer = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n";
        RawHttp.Answer answer = post("/dvclt/v1/dossiers", offer + "Content-Length: " + body.length + "\r\n", body);
        assertEquals(200, answer.status());
    }

    @Test
    void what_a_route_notes_for_itself_does_not_leave_with_the_answer() throws IOException {
        RawHttp.Answer answer = post("/dvclt/v1/dossiers", Dossiers.bytes(Dossiers.birth()));
        assertEquals("\"1\"", answer.header("ETag"));
        assertFalse(answer.everything().contains("noted for the next step"), answer.everything());
    }

    @Test
    void an_answer_is_announced_as_json_in_utf_8() throws IOException {
        RawHttp.Answer answer = post("/dvclt/v1/dossiers", Dossiers.bytes(Dossiers.birth()));
        assertEquals("application/json; charset=utf-8", answer.header("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dvclt/v1/dossiers", "/dvclt/v1/dossiers?a=b"})
    void each_answer_is_counted_once_by_caller_and_status(String target) throws IOException {
        post(target, Dossiers.bytes(Dossiers.birth()));
        post(target, "[]".getBytes(StandardCharsets.UTF_8));
        RawHttp.send(
                server.getPort(),
                "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer wrong\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 2\r\n",
                "{}".getBytes(StandardCharsets.UTF_8));
        for (List<String> one : List.of(List.of("dvclt", "200"), List.of("dvclt", "400"), List.of("", "401")))
            Awaitility.await()
                    .untilAsserted(() -> assertEquals(
                            1,
                            meters.counter("lienthong.requests", "caller", one.get(0), "status", one.get(1))
                                    .count(),
                            one.toString()));
    }

    @Test
    void a_path_that_is_closed_for_a_moment_asks_to_come_back_and_the_others_serve() throws Exception {
        List<String> path = List.of("/dvclt/v1/dossiers");
        assertTrue(server.gaps().close(path, Duration.ofSeconds(5)));
        RawHttp.Answer answer = post("/dvclt/v1/dossiers", Dossiers.bytes(Dossiers.birth()));
        assertEquals(503, answer.status());
        assertEquals("5", answer.header("Retry-After"));
        server.gaps().open(path);
        assertEquals(
                200,
                post("/dvclt/v1/dossiers", Dossiers.bytes(Dossiers.birth())).status());
    }

    @Test
    void a_caller_comes_back_later_while_the_route_does_not_run() throws Exception {
        camel.getRouteController().stopAllRoutes();
        RawHttp.Answer answer = post("/dvclt/v1/dossiers", Dossiers.bytes(Dossiers.birth()));
        assertEquals(503, answer.status());
        assertEquals("5", answer.header("Retry-After"));
    }

    @Test
    void an_operation_whose_route_does_not_run_asks_to_come_back() throws Exception {
        camel.getRouteController().stopRoute("intake");
        camel.removeRoute("intake");
        RawHttp.Answer answer = post("/dvclt/v1/dossiers", Dossiers.bytes(Dossiers.birth()));
        assertEquals(503, answer.status());
        assertEquals("5", answer.header("Retry-After"));
    }

    @Test
    void a_refused_dossier_is_answered_by_the_route() throws IOException {
        RawHttp.Answer answer = post("/dvclt/v1/dossiers", "{\"maHoSo\":\"PLANTED\"}".getBytes(StandardCharsets.UTF_8));
        assertEquals(400, answer.status());
        assertEquals(Problem.MEDIA_TYPE, answer.header("Content-Type"));
        assertFalse(answer.everything().contains("PLANTED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/dvclt/v1/%zz", "/dvclt/v1/dossiers/", "/dvclt//v1/dossiers", "/DVCLT/v1/dossiers", "/%2e%2e/x"
            })
    void any_other_path_never_reaches_a_route(String target) throws IOException {
        assertEquals(404, post(target, Dossiers.bytes(Dossiers.birth())).status());
    }

    @Test
    void a_body_over_the_limit_in_chunks_is_refused() throws IOException {
        byte[] chunk = ("1E84800\r\n" + " ".repeat(0x1E84800) + "\r\n0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        RawHttp.Answer answer = post("/dvclt/v1/dossiers", "Transfer-Encoding: chunked\r\n", chunk);
        assertEquals(413, answer.status(), answer.everything());
    }

    @Test
    void a_sender_that_asks_before_sending_is_told_to_go_on() throws IOException {
        RawHttp.Answer answer =
                post("/dvclt/v1/dossiers", "Expect: 100-continue\r\nContent-Length: 1000\r\n", new byte[0]);
        assertEquals(100, answer.status());
    }

    @Test
    void a_sender_that_asks_before_sending_too_much_is_refused_at_once() throws IOException {
        RawHttp.Answer answer =
                post("/dvclt/v1/dossiers", "Expect: 100-continue\r\nContent-Length: 32000000\r\n", new byte[0]);
        assertEquals(413, answer.status());
    }

    @Test
    void the_description_is_served() throws IOException {
        RawHttp.Answer answer =
                RawHttp.send(server.getPort(), "GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n", new byte[0]);
        assertEquals(200, answer.status());
    }
}
