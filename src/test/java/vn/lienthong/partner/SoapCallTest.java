package vn.lienthong.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.queue.ErrorClass;

/** A partner that speaks SOAP. */
class SoapCallTest extends PartnerCalls {
    private static final String SOAP = "partner:test?path=/soap&auth=token&soap=urn:a#do";

    private static String envelope(String body) {
        return "<?xml version=\"1.0\"?><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                + body + "</s:Body></s:Envelope>";
    }

    private static String fault(String code) {
        return envelope(
                "<s:Fault><faultcode>" + code + "</faultcode><faultstring>Nguyễn Văn A</faultstring></s:Fault>");
    }

    private Exchange answered(int status, String body) throws Exception {
        try (RawPartner partner = RawPartner.answering(status, "", body)) {
            connect(partner.url());
            return camel.createProducerTemplate()
                    .send(SOAP, exchange -> exchange.getMessage().setBody("<x/>"));
        }
    }

    @Test
    void the_action_is_a_header_and_the_body_is_xml() throws Exception {
        try (RawPartner partner = RawPartner.answering(200, "", envelope("<r><so>1</so></r>"))) {
            connect(partner.url());
            camel.createProducerTemplate()
                    .send(SOAP, exchange -> exchange.getMessage().setBody("<x/>"));
            String request = partner.requests().get(0);
            assertTrue(request.contains("SOAPAction: \"urn:a#do\""), request);
            assertTrue(request.contains("Content-Type: text/xml; charset=UTF-8"), request);
            assertTrue(request.endsWith("<x/>"), request);
        }
    }

    @Test
    void what_stands_in_the_body_comes_back_as_json() throws Exception {
        JsonNode answer = answered(
                        200, envelope("<m:r xmlns:m=\"urn:a\"><m:so> H1 &amp; 2 </m:so><m:so>3</m:so><m:e/></m:r>"))
                .getMessage()
                .getBody(JsonNode.class);
        assertEquals("{\"r\":{\"so\":[\"H1 & 2\",\"3\"],\"e\":\"\"}}", answer.toString());
    }

    @Test
    void a_fault_of_the_callers_is_a_refusal_and_nothing_of_its_words_is_kept() throws Exception {
        Exchange answer = answered(500, fault("s:Client"));
        assertEquals(ErrorClass.PARTNER_REFUSED, failure(answer).errorClass());
        assertFalse(failure(answer).getMessage().contains("Nguyễn"));
        assertEquals("closed", breaker());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void a_fault_of_the_partners_own_means_that_it_is_down(int status) throws Exception {
        Exchange answer = answered(status, fault("s:Server"));
        assertEquals(ErrorClass.PARTNER_DOWN, failure(answer).errorClass());
        assertEquals("partner.server-error", failure(answer).reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>bảo trì</body></html>",
                "{\"maHoSo\":\"1\"}",
                "",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><s:Envelope xmlns:s=\"u\"><s:Body><r>&x;</r></s:Body></s:Envelope>",
                "<s:Envelope xmlns:s=\"u\"><s:Body><r>&x;</r></s:Body></s:Envelope>",
                "<s:Envelope xmlns:s=\"u\"><s:Body>"
            })
    void what_is_no_soap_answer_is_not_taken(String body) throws Exception {
        assertEquals("partner.not-json", failure(answered(200, body)).reason());
    }

    @Test
    void fifty_elements_inside_each_other_are_read_and_one_more_is_not() throws Exception {
        // Envelope and Body are two of them
        assertEquals(
                null,
                answered(200, envelope("<a>".repeat(48) + "</a>".repeat(48))).getException());
        assertThrowsUnreadable(envelope("<a>".repeat(49) + "</a>".repeat(49)));
    }

    @Test
    void ten_thousand_elements_are_read_and_one_more_is_not() throws Exception {
        SoapAnswer.read(envelope("<a/>".repeat(9_998)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThrowsUnreadable(envelope("<a/>".repeat(9_999)));
    }

    private static void assertThrowsUnreadable(String answer) {
        org.junit.jupiter.api.Assertions.assertThrows(
                SoapAnswer.Unreadable.class,
                () -> SoapAnswer.read(answer.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
