package vn.lienthong.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.dossier.IncomingDossier;
import vn.lienthong.text.Texts;

/** {@code POST /one-stop/v1/dossiers} (2-contracts, S5). */
class SingleDossierReaderTest {
    private static final SingleDossierReader READER = new SingleDossierReader(
            OpenApiDescription.load(Dossiers.limits()), Dossiers.limits(), OneStopRules.SHIPPED);

    private static ObjectNode marriage() {
        ObjectNode body = Dossiers.birth();
        body.remove("techId");
        body.put("maTTHC", "1.000894").put("module", "KH").put("maHoSo", "H13.31-260921-0001");
        body.putObject("data")
                .put("chongHoTen", "Y Bhăm Êban")
                .put("chongNgaySinh", "01.02.1999")
                .put("voHoTen", "H'Hen Niê")
                .put("voNgaySinh", "03.04.2001");
        return body;
    }

    private static ObjectNode birth() {
        ObjectNode body = Dossiers.birth();
        body.remove("techId");
        return body.put("maTTHC", "1.001193").put("maHoSo", "H13.31-260921-0002");
    }

    private static IncomingDossier read(ObjectNode body) {
        return READER.read(Dossiers.bytes(body));
    }

    private static Set<String> refused(ObjectNode body) {
        try {
            read(body);
        } catch (Refused refused) {
            return refused.problem().errors().keySet();
        }
        throw new AssertionError("was taken");
    }

    private static List<String> warnings(String field, String date) {
        ObjectNode body = marriage();
        ((ObjectNode) body.get("data")).put(field, date);
        return read(body).warnings();
    }

    @Test
    void a_marriage_comes_from_the_one_stop_system_with_both_names_unchanged() {
        IncomingDossier dossier = read(marriage());
        assertEquals("one-stop", dossier.front());
        assertEquals("KH", dossier.module());
        assertEquals("Y Bhăm Êban", dossier.form().path("chongHoTen").asText());
        assertEquals("H'Hen Niê", dossier.form().path("voHoTen").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "H21.129-250812-0035",
                "000.00.01.H22-20260921-0001",
                "H13-260921-1234567",
                "H21.10.07-260921-0001"
            })
    void a_one_stop_number_of_either_form_is_taken(String number) {
        assertEquals(number, read(marriage().put("maHoSo", number)).number());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"G22.99.08-260921-000123", "x", "H13.31-2609-0001", "Z13-260921-0001", "H13.31-260921-0001\n"})
    void another_number_is_refused(String number) {
        assertEquals(Set.of("maHoSo"), refused(marriage().put("maHoSo", number)));
    }

    @ParameterizedTest
    @CsvSource({
        "chongNgaySinh,22.09.2006,spouse-below-marriage-age", "chongNgaySinh,21.09.2006,''",
        "voNgaySinh,22.09.2008,spouse-below-marriage-age", "voNgaySinh,21.09.2008,''",
        "voNgaySinh,2008,''", "voNgaySinh,2009,spouse-below-marriage-age",
        "voNgaySinh,31.02.2000,date-unusual"
    })
    void a_spouse_below_the_legal_age_on_the_day_of_reception_is_a_warning(String field, String date, String expected) {
        assertEquals(expected.isEmpty() ? List.of() : List.of(expected), warnings(field, date));
    }

    @Test
    void both_spouses_need_a_name() {
        ObjectNode body = marriage();
        ((ObjectNode) body.get("data")).remove("voHoTen");
        assertEquals(Set.of("data.voHoTen"), refused(body));
    }

    @Test
    void the_spouses_fields_may_have_other_names() {
        SingleDossierReader reader = new SingleDossierReader(
                OpenApiDescription.load(Dossiers.limits()),
                Dossiers.limits(),
                new OneStopRules(OneStopRules.SHIPPED.numberPattern(), "nam", "nu"));
        ObjectNode body = marriage();
        body.putObject("data").put("namHoTen", "A").put("nuHoTen", "B").put("nuNgaySinh", "2010");
        assertEquals(
                List.of("spouse-below-marriage-age"),
                reader.read(Dossiers.bytes(body)).warnings());
    }

    @Test
    void whoever_filed_it_stands_in_for_a_requester() {
        ObjectNode body = birth();
        body.putObject("data").put("nksHoTen", "A").put("nksNgaySinh", "15.09.2026");
        assertEquals(Set.of("data.nycHoTen"), refused(body));
        body.putObject("nguoiNop").put("hoTen", "K’ Bréo");
        assertEquals("K’ Bréo", read(body).form().at("/nguoiNop/hoTen").asText());
    }

    @Test
    void an_older_child_is_no_warning_outside_the_interlinked_group() {
        ObjectNode body = birth();
        body.put("data", Dossiers.form("<nksHoTen>A</nksHoTen><nksNgaySinh>15.09.2016</nksNgaySinh>"));
        assertEquals(List.of(), read(body).warnings());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<hotich><hoso><chongHoTen>A</chongHoTen><voHoTen>B</voHoTen></hoso></hotich>",
                "<hoTich><chongHoTen>A</chongHoTen><voHoTen>B</voHoTen></hoTich>"
            })
    void the_form_may_be_xml_of_either_root(String xml) {
        assertEquals(
                "A", read(marriage().put("data", xml)).form().path("chongHoTen").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a><b", "1a", "a:b"})
    void a_field_name_that_xml_cannot_hold_is_refused(String name) {
        ObjectNode body = marriage();
        ((ObjectNode) body.get("data")).put(name, "x");
        assertEquals(Set.of("data"), refused(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LTKS", "XX", ""})
    void another_module_is_refused(String module) {
        assertTrue(refused(marriage().put("module", module)).contains("module"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "warning.spouse-below-marriage-age",
                "problem.field.interlinked-number",
                "problem.field.form-xml-names"
            })
    void every_text_is_there_in_both_languages(String key) {
        assertTrue(Texts.vietnamese().has(key));
        assertTrue(Texts.in(Locale.ENGLISH).has(key));
    }
}
