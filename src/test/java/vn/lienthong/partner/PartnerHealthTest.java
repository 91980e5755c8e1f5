package vn.lienthong.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/** What an answer, or none, says of a partner, and what then becomes of the message. */
class PartnerHealthTest extends PartnerCalls {
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
}
