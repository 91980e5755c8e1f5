package vn.lienthong.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTextTest {
    private static ObjectNode document(String field, String value) {
        ObjectNode document = Json.object();
        document.putObject("hotich").putObject("hoso").put(field, value);
        return document;
    }

    @Test
    void text_can_never_become_markup() {
        assertEquals(
                "<hotich><hoso><nksTen>&lt;/nksTen&gt;&lt;a b=\"c\"&gt; &amp;amp; ]]&gt;</nksTen></hoso></hotich>",
                XmlText.of(document("nksTen", "</nksTen><a b=\"c\"> &amp; ]]>")));
    }

    @Test
    void names_with_signs_stay_as_they_are() {
        assertEquals(
                "<hotich><hoso><nksTen>H'Hen Niê K’ Bréo</nksTen></hoso></hotich>",
                XmlText.of(document("nksTen", "H'Hen Niê K’ Bréo")));
    }

    @Test
    void an_address_nests_an_array_repeats_and_nothing_is_an_empty_element() {
        ObjectNode document = Json.object();
        ObjectNode form = document.putObject("f");
        form.putObject("noi").put("maTinh", "92").put("so", 3);
        form.putArray("con").add("a").add("b");
        form.putNull("trong");
        assertEquals(
                "<f><noi><maTinh>92</maTinh><so>3</so></noi><con>a</con><con>b</con><trong></trong></f>",
                XmlText.of(document));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a><b", "1a", "a:b", "", "a&b", "a\"b"})
    void a_field_name_that_is_no_element_name_is_refused(String name) {
        ObjectNode document = document(name, "x");
        assertThrows(IllegalArgumentException.class, () -> XmlText.of(document));
    }

    @Test
    void a_character_that_xml_cannot_hold_is_refused() {
        ObjectNode document = document("a", "x\u0001");
        assertThrows(IllegalArgumentException.class, () -> XmlText.of(document));
    }

    @Test
    void two_roots_are_no_document() {
        ObjectNode document = Json.object().put("a", 1).put("b", 2);
        assertThrows(IllegalArgumentException.class, () -> XmlText.of(document));
    }

    @Test
    void a_soap_call_is_one_element_of_its_name_space_in_an_envelope() {
        ObjectNode call = Json.object().put("namespace", "urn:a");
        call.putObject("body").putObject("nhan").put("ten", "A & <B>");
        assertEquals(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                        + "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns=\"urn:a\">"
                        + "<soap:Body><nhan><ten>A &amp; &lt;B&gt;</ten></nhan></soap:Body></soap:Envelope>",
                XmlText.soap(call));
    }

    @Test
    void a_soap_call_without_name_space_or_with_two_elements_is_refused() {
        ObjectNode call = Json.object();
        call.putObject("body").putObject("nhan");
        assertThrows(IllegalArgumentException.class, () -> XmlText.soap(call));
        call.put("namespace", "urn:a");
        call.withObject("/body").putObject("hai");
        assertThrows(IllegalArgumentException.class, () -> XmlText.soap(call));
    }
}
