package vn.lienthong.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/** What goes out over the line, and what comes in. */
class PartnerProducerTest extends PartnerCalls {
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
