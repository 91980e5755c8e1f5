package vn.lienthong.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerApiGuardTest {
    private static final String AUTHORISED =
            "Host: localhost\r\nAuthorization: Bearer " + PartnerApi.TOKEN + "\r\nContent-Type: application/json\r\n";
    private static final String POST = "POST /dvclt/v1/dossiers HTTP/1.1\r\n" + AUTHORISED;

    private static RawHttp.Answer post(PartnerApi api, String headers) throws IOException {
        byte[] body = Dossiers.bytes(Dossiers.birth());
        return RawHttp.send(api.port(), POST + headers + "Content-Length: " + body.length + "\r\n", body);
    }

    private static InboundLimits roomFor(int requests) {
        InboundLimits d = Dossiers.limits();
        return new InboundLimits(
                d.bodyBytes(), d.fileBytes(), 20, d.fileTypes(), d.numberPattern(), d.inFlightBytes(), requests);
    }

    @Test
    void the_description_needs_no_token_and_is_the_one_in_force() throws IOException {
        InboundLimits limits = Dossiers.limits();
        try (PartnerApi api = new PartnerApi(limits)) {
            RawHttp.Answer answer =
                    RawHttp.send(api.port(), "GET /openapi.json?x=1 HTTP/1.1\r\nHost: localhost\r\n", new byte[0]);
            assertEquals(200, answer.status());
            assertEquals(new String(OpenApiDescription.load(limits).bytes(), StandardCharsets.UTF_8), answer.body());
        }
    }

    @Test
    void a_method_not_described_is_told_the_ones_that_are() throws IOException {
        try (PartnerApi api = new PartnerApi(Dossiers.limits())) {
            RawHttp.Answer answer =
                    RawHttp.send(api.port(), "PUT /dvclt/v1/dossiers HTTP/1.1\r\n" + AUTHORISED, new byte[0]);
            assertEquals("POST", answer.header("Allow"));
        }
    }

    @Test
    void who_shows_no_token_is_told_which_kind_is_wanted() throws IOException {
        try (PartnerApi api = new PartnerApi(Dossiers.limits())) {
            RawHttp.Answer answer =
                    RawHttp.send(api.port(), "POST /dvclt/v1/dossiers HTTP/1.1\r\nHost: localhost\r\n", new byte[0]);
            assertTrue(answer.header("WWW-Authenticate").startsWith("Bearer"));
        }
    }

    @Test
    void a_valid_traceparent_gives_the_trace_id() throws IOException {
        try (PartnerApi api = new PartnerApi(Dossiers.limits())) {
            String id = "0af7651916cd43dd8448eb211c80319c";
            RawHttp.Answer answer = post(api, "traceparent: 00-" + id + "-b7ad6b7169203331-01\r\n");
            assertEquals(id, answer.header("X-Trace-Id"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "PLANTED"
            })
    void any_other_traceparent_is_dropped(String traceparent) throws IOException {
        try (PartnerApi api = new PartnerApi(Dossiers.limits())) {
            RawHttp.Answer answer = post(api, "traceparent: " + traceparent + "\r\n");
            assertTrue(answer.header("X-Trace-Id").matches("[0-9a-f]{32}"));
            assertTrue(!answer.everything().contains(traceparent));
        }
    }

    @Test
    void every_request_has_its_own_trace_id() throws IOException {
        try (PartnerApi api = new PartnerApi(Dossiers.limits())) {
            assertNotEquals(post(api, "").header("X-Trace-Id"), post(api, "").header("X-Trace-Id"));
        }
    }

    @Test
    void a_full_house_says_when_to_come_back_and_has_room_again_when_somebody_left() throws IOException {
        try (PartnerApi api = new PartnerApi(roomFor(1))) {
            try (Socket slow = new Socket("127.0.0.1", api.port())) {
                OutputStream out = slow.getOutputStream();
                out.write((POST + "Content-Length: 10\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Awaitility.await().until(() -> post(api, "").status() == 503);
                RawHttp.Answer refused = post(api, "");
                assertEquals(Integer.toString(Problem.RETRY_AFTER_SECONDS), refused.header("Retry-After"));
            }
            Awaitility.await().until(() -> post(api, "").status() == 200);
        }
    }

    @Test
    void room_is_given_back_after_every_answer() throws IOException {
        try (PartnerApi api = new PartnerApi(roomFor(1))) {
            for (int at = 0; at < 5; at++) {
                Awaitility.await().until(() -> post(api, "").status() == 200);
            }
        }
    }

    @Test
    void without_a_configured_token_nobody_gets_in() {
        assertEquals(Optional.empty(), CallerTokens.from(Map.of("dvclt", "")).callerOf("Bearer "));
    }

    @Test
    void a_token_setting_that_is_no_hash_is_named_without_its_value() {
        IllegalArgumentException fault =
                assertThrows(IllegalArgumentException.class, () -> CallerTokens.from(Map.of("dvclt", "PLANTED")));
        assertTrue(fault.getMessage().contains("caller.dvclt.token-sha256"));
        assertTrue(!fault.getMessage().contains("PLANTED"));
    }

    @Test
    void file_links_and_nothing_else_go_without_a_token_where_the_province_says_so() {
        List<String> open =
                OpenApiDescription.load(Dossiers.limits(), OneStopRules.SHIPPED, false, "^G22$").operations().stream()
                        .filter(operation -> operation.caller().isEmpty())
                        .map(operation -> operation.method() + " " + operation.path())
                        .toList();
        assertEquals(List.of("GET /portal/v1/files/{id}", "HEAD /portal/v1/files/{id}", "GET /openapi.json"), open);
    }

    @Test
    void the_table_of_operations_comes_from_the_description() {
        List<String> operations = OpenApiDescription.load(Dossiers.limits()).operations().stream()
                .map(operation -> operation.method() + " " + operation.path() + " "
                        + operation.caller().orElse("-"))
                .toList();
        assertEquals(
                List.of(
                        "POST /dvclt/v1/dossiers dvclt",
                        "POST /dvclt/v1/statuses dvclt",
                        "POST /coordination/v1/dossiers coordination",
                        "POST /coordination/v1/statuses coordination",
                        "POST /one-stop/v1/dossiers one-stop",
                        "POST /one-stop/v1/statuses one-stop",
                        "POST /registry/v1/results registry",
                        "POST /portal/v1/dossier-lookup portal",
                        "GET /portal/v1/files/{id} portal",
                        "HEAD /portal/v1/files/{id} portal",
                        "POST /one-stop/v1/stored-papers one-stop",
                        "GET /openapi.json -",
                        "POST /one-stop/v1/payments one-stop",
                        "POST /payment/v1/notify payment",
                        "POST /one-stop/v1/ratings one-stop",
                        "POST /one-stop/v1/answers one-stop",
                        "GET /one-stop/v1/catalogues/{list} one-stop"),
                operations);
    }
}
