package vn.lienthong.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;
import vn.lienthong.testing.MutableClock;

class PartnerProducerTest {
    private static final int FAILURES = 3;
    private static final Duration WAIT = Duration.ofHours(1);
    private static final String CALL = "partner:test?path=/call&auth=none";
    private static final String WITH_LOG_IN = "partner:test?path=/call&login=direct:login";

    private final MutableClock clock = new MutableClock();
    private final Partners partners = new Partners(clock);
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
        partners.close();
    }

    private void connect(URI url) throws Exception {
        PartnerProfile profile = new PartnerProfile("test", url, Duration.ofSeconds(2), 2, FAILURES, WAIT, 10_000);
        camel.addComponent("partner", new PartnerComponent(partners));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:login").to("partner:test?path=/token&auth=basic").process(exchange -> {
                    JsonNode given = exchange.getMessage().getBody(JsonNode.class);
                    exchange.getMessage()
                            .setBody(JsonNodeFactory.instance
                                    .objectNode()
                                    .put("token", given.path("access_token").asText())
                                    .put("expiresIn", 600));
                });
            }
        });
        camel.start();
        partners.add(camel, profile, new Credentials("key", "secret"));
    }

    private Exchange call(String uri, Map<String, Object> headers) {
        return camel.createProducerTemplate().send(uri, exchange -> {
            exchange.getMessage().setBody(JsonNodeFactory.instance.objectNode());
            exchange.getMessage().getHeaders().putAll(headers);
        });
    }

    private Exchange call(String uri) {
        return call(uri, Map.of());
    }

    private static StepFailure failure(Exchange exchange) {
        return assertInstanceOf(StepFailure.class, exchange.getException());
    }

    private String breaker() {
        return partners.states().get(0).breaker();
    }

    @Test
    void no_header_of_an_answer_comes_in() throws Exception {
        String headers = "CamelHttpUri: http://x\r\ncamelSqlQuery: x\r\ndossier: other\r\nSet-Cookie: a=b\r\n";
        try (RawPartner partner = RawPartner.answering(200, headers, "{}")) {
            connect(partner.url());
            Exchange answered = call(CALL, Map.of("dossier", "mine"));
            assertNull(answered.getException());
            assertEquals(
                    Set.of("dossier", "partnerStatus"),
                    answered.getMessage().getHeaders().keySet());
            assertEquals("mine", answered.getMessage().getHeader("dossier"));
        }
    }

    @Test
    void no_header_of_the_exchange_goes_out() throws Exception {
        try (RawPartner partner = RawPartner.answering(200, "", "{}")) {
            connect(partner.url());
            call(
                    CALL,
                    Map.of(
                            "dossier",
                            "PLANTED",
                            "CamelHttpUri",
                            "http://127.0.0.1:1/PLANTED",
                            "Authorization",
                            "PLANTED",
                            "idempotencyKey",
                            "PLANTED"));
            assertFalse(
                    partner.requests().get(0).contains("PLANTED"),
                    partner.requests().get(0));
        }
    }

    @Test
    void only_what_a_call_needs_goes_out() throws Exception {
        try (RawPartner partner = RawPartner.answering(200, "", "{}")) {
            connect(partner.url());
            call("partner:test?path=/call&auth=token&idempotent=true", Map.of("idempotencyKey", "L1/step"));
            Set<String> names = new TreeSet<>();
            String[] lines = partner.requests().get(0).split("\r\n\r\n")[0].split("\r\n");
            for (int i = 1; i < lines.length; i++) {
                names.add(lines[i].substring(0, lines[i].indexOf(':')).toLowerCase(Locale.ROOT));
            }
            names.removeAll(Set.of("host", "connection", "user-agent"));
            assertEquals(Set.of("accept", "authorization", "content-length", "content-type", "idempotency-key"), names);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{env:PATH}}", "${header.dossier}", "#{1}", "{\"a\":1}"})
    void an_answer_s_text_stays_text(String text) throws Exception {
        String json = new ObjectMapper().writeValueAsString(Map.of("note", text));
        try (RawPartner partner = RawPartner.answering(200, "", json)) {
            connect(partner.url());
            JsonNode body = call(CALL).getMessage().getBody(JsonNode.class);
            assertEquals(text, body.path("note").asText());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "../../admin,..%2F..%2Fadmin",
        "a/b?c=d#e,a%2Fb%3Fc%3Dd%23e",
        "hồ sơ,h%E1%BB%93%20s%C6%A1",
        "{other},%7Bother%7D",
        "%2e%2e,%252e%252e"
    })
    void a_placeholder_of_the_path_is_one_encoded_segment(String value, String sent) throws Exception {
        try (RawPartner partner = RawPartner.answering(200, "", "{}")) {
            connect(partner.url());
            assertNull(call("partner:test?path=/d/{no}/s&auth=none", Map.of("no", value, "other", "PLANTED"))
                    .getException());
            assertEquals(
                    "POST /d/" + sent + "/s HTTP/1.1",
                    partner.requests().get(0).lines().findFirst().orElse(""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void a_segment_that_would_be_another_path_is_not_sent(String value) throws Exception {
        try (RawPartner partner = RawPartner.answering(200, "", "{}")) {
            connect(partner.url());
            StepFailure failure = failure(call("partner:test?path=/d/{no}/s&auth=none", Map.of("no", value)));
            assertEquals(ErrorClass.CONFIGURATION, failure.errorClass());
            assertEquals(0, partner.requests().size());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "500,PARTNER_DOWN",
        "503,PARTNER_DOWN",
        "401,PARTNER_DOWN",
        "403,PARTNER_DOWN",
        "429,PARTNER_BUSY",
        "302,CONFIGURATION",
        "400,PARTNER_REFUSED",
        "404,PARTNER_REFUSED"
    })
    void an_answer_s_status_says_what_becomes_of_the_message(int status, ErrorClass expected) throws Exception {
        try (RawPartner partner = RawPartner.answering(status, "", "{\"echo\":\"PLANTED\"}")) {
            connect(partner.url());
            StepFailure failure = failure(call(CALL));
            assertEquals(expected, failure.errorClass());
            assertFalse(failure.toString().contains("PLANTED"), "what a partner echoes is not kept");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>PLANTED</html>", "", "\"text\"", "{\"cut", "7"})
    void what_is_not_json_is_as_bad_as_no_answer(String body) throws Exception {
        try (RawPartner partner = RawPartner.answering(200, "", body)) {
            connect(partner.url());
            for (int i = 0; i < FAILURES; i++) {
                StepFailure failure = failure(call(CALL));
                assertEquals(ErrorClass.PARTNER_DOWN, failure.errorClass());
                assertFalse(failure.toString().contains("PLANTED"));
            }
            assertEquals("open", breaker());
        }
    }

    @Test
    void refused_credentials_open_the_breaker_though_the_partner_answers() throws Exception {
        try (RawPartner partner = RawPartner.answering(403, "", "{}")) {
            connect(partner.url());
            for (int i = 0; i < FAILURES; i++) failure(call(CALL));
            assertEquals("open", breaker());
            assertNull(partners.states().get(0).lastSuccess());
        }
    }

    @Test
    void tokens_alone_do_not_make_a_partner_well() throws Exception {
        try (RawPartner partner = new RawPartner((request, line) -> line.write(
                request.startsWith("POST /token")
                        ? RawPartner.answer(200, "", "{\"access_token\":\"t\"}")
                        : RawPartner.answer(401, "", "{}")))) {
            connect(partner.url());
            for (int i = 0; i < FAILURES; i++) {
                assertEquals(
                        "partner.credentials-refused",
                        failure(call(WITH_LOG_IN)).reason());
            }
            assertEquals("open", breaker());
            assertFalse(partners.failsAlone("test", "L1"));
            clock.advance(Duration.ofSeconds(1));
            assertFalse(partners.failsAlone("test", "L1"), "no attempt of a dossier is burnt");
        }
    }

    @Test
    void a_log_in_without_a_token_counts_against_the_partner() throws Exception {
        try (RawPartner partner = RawPartner.answering(200, "", "{}")) {
            connect(partner.url());
            for (int i = 0; i < FAILURES; i++) {
                assertEquals("partner.no-token", failure(call(WITH_LOG_IN)).reason());
            }
            assertEquals("open", breaker());
        }
    }

    @Test
    void a_token_refused_once_is_renewed_and_the_call_made_again() throws Exception {
        AtomicInteger tokens = new AtomicInteger();
        try (RawPartner partner = new RawPartner((request, line) -> line.write(
                request.startsWith("POST /token")
                        ? RawPartner.answer(200, "", "{\"access_token\":\"t" + tokens.incrementAndGet() + "\"}")
                        : RawPartner.answer(request.contains("Bearer t2") ? 200 : 401, "", "{}")))) {
            connect(partner.url());
            assertNull(call(WITH_LOG_IN).getException());
            assertNull(call(WITH_LOG_IN).getException());
            assertEquals(2, tokens.get());
        }
    }

    @Test
    void a_call_held_back_by_the_breaker_was_not_tried() throws Exception {
        try (RawPartner partner = RawPartner.answering(500, "", "")) {
            connect(partner.url());
            for (int i = 0; i < FAILURES; i++) assertTrue(failure(call(CALL)).tried());
            StepFailure held = failure(call(CALL));
            assertEquals("partner.breaker-open", held.reason());
            assertFalse(held.tried());
            assertEquals(FAILURES, partner.requests().size());
        }
    }

    @Test
    void a_probe_that_breaks_off_leaves_room_for_the_next() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (RawPartner partner = new RawPartner((request, line) -> {
            if (calls.incrementAndGet() > FAILURES + 1) line.write(RawPartner.answer(200, "", "{}"));
        })) {
            connect(partner.url());
            for (int i = 0; i < FAILURES; i++) failure(call(CALL));
            clock.advance(WAIT);
            failure(call(CALL));
            assertEquals("open", breaker());
            clock.advance(WAIT);
            assertNull(call(CALL).getException());
            assertEquals("closed", breaker());
        }
    }

    @Test
    void a_client_that_is_shut_is_a_partner_that_is_down_and_no_bug_of_the_dossier() throws Exception {
        try (RawPartner partner = RawPartner.answering(200, "", "{}")) {
            connect(partner.url());
            partners.close();
            StepFailure failure = failure(call(CALL));
            assertEquals(ErrorClass.PARTNER_DOWN, failure.errorClass());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/with%20space/%zz", "/[x"})
    void a_path_that_is_none_is_our_configuration(String path) throws Exception {
        try (RawPartner partner = RawPartner.answering(200, "", "{}")) {
            connect(partner.url());
            StepFailure failure = failure(call("partner:test?auth=none&path=RAW(" + path + ")"));
            assertEquals(ErrorClass.CONFIGURATION, failure.errorClass());
            assertEquals("closed", breaker());
        }
    }

    @Test
    void bytes_of_the_body_go_out_in_utf8() throws IOException, Exception {
        try (RawPartner partner = RawPartner.answering(200, "", "{}")) {
            connect(partner.url());
            camel.createProducerTemplate().send(CALL, exchange -> exchange.getMessage()
                    .setBody(JsonNodeFactory.instance.objectNode().put("ten", "H'Hen Niê K’ Bréo")));
            String body = partner.requests().get(0).split("\r\n\r\n")[1];
            assertEquals(
                    "{\"ten\":\"H'Hen Niê K’ Bréo\"}",
                    new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        }
    }
}
