package vn.lienthong.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.text.Texts;

/** A warning is kept with the dossier and never stops it. */
class FormWarningsTest {
    private static final String CHILD = "<nksHoTen>A</nksHoTen><nksNgaySinh>15.09.2026</nksNgaySinh>";

    private static List<String> warnings(String fields) {
        return Dossiers.read(Dossiers.birthForm(CHILD + fields)).warnings();
    }

    private static List<String> warningsOfDeath(String fields) {
        ObjectNode body = Dossiers.death();
        body.put("data", Dossiers.form("<nktHoTen>A</nktHoTen>" + fields));
        return Dossiers.read(body).warnings();
    }

    @Test
    void a_mother_of_thirteen_is_registered_with_two_warnings() {
        assertEquals(
                List.of("mother-very-young", "parent-below-marriage-age"),
                warnings("<meNgaySinh>15.09.2013</meNgaySinh>"));
    }

    @ParameterizedTest
    @CsvSource({
        "meNgaySinh,16.09.2008,parent-below-marriage-age", "meNgaySinh,15.09.2008,''",
        "chaNgaySinh,16.09.2006,parent-below-marriage-age", "chaNgaySinh,15.09.2006,''",
        "chaNgaySinh,2006,''", "meNgaySinh,2010,parent-below-marriage-age"
    })
    void a_parent_is_below_the_age_of_marriage_until_the_birthday(String field, String date, String expected) {
        assertEquals(
                expected.isEmpty() ? List.of() : List.of(expected),
                warnings("<" + field + ">" + date + "</" + field + ">"));
    }

    @ParameterizedTest
    @CsvSource({"20.09.2020,child-not-under-six", "21.09.2020,child-not-under-six", "22.09.2020,''", "2020,''"})
    void a_child_of_six_is_noticed(String date, String expected) {
        List<String> warnings = Dossiers.read(
                        Dossiers.birthForm("<nksHoTen>A</nksHoTen><nksNgaySinh>" + date + "</nksNgaySinh>"))
                .warnings();
        assertEquals(expected.isEmpty() ? List.of() : List.of(expected), warnings);
    }

    @Test
    void a_birth_after_the_reception_is_noticed() {
        List<String> warnings = Dossiers.read(
                        Dossiers.birthForm("<nksHoTen>A</nksHoTen><nksNgaySinh>22.09.2026</nksNgaySinh>"))
                .warnings();
        assertEquals(List.of("date-in-future"), warnings);
    }

    @ParameterizedTest
    @CsvSource({"12345.GCS.12345.26,''", "123/GCS,certificate-number-unusual"})
    void a_certificate_number_of_another_form_is_noticed(String number, String expected) {
        assertEquals(expected.isEmpty() ? List.of() : List.of(expected), warnings("<maGCS>" + number + "</maGCS>"));
    }

    @ParameterizedTest
    @CsvSource({
        "092199000001,''",
        "12345678901,identity-number-unusual",
        "092099000001,identity-number-unusual",
        "092198000001,identity-number-unusual",
        "092399000001,identity-number-unusual",
        "000199000001,identity-prefix-unusual",
        "150199000001,''"
    })
    void a_mothers_number_is_compared_with_her_sex_and_year(String number, String expected) {
        assertEquals(
                expected.isEmpty() ? List.of() : List.of(expected),
                warnings("<meNgaySinh>01.02.1999</meNgaySinh><meSoDDCN>" + number + "</meSoDDCN>"));
    }

    @Test
    void a_parents_date_that_does_not_exist_is_only_noticed() {
        assertEquals(List.of("date-unusual"), warnings("<chaNgaySinh>31.02.1990</chaNgaySinh>"));
    }

    @Test
    void a_death_before_the_birth_is_noticed() {
        assertEquals(
                List.of("death-before-birth"),
                warningsOfDeath("<nktNgaySinh>1950</nktNgaySinh><nktNgayChet>12.1949</nktNgayChet>"));
    }

    @Test
    void a_death_in_the_year_of_birth_is_not_odd() {
        assertEquals(
                List.of(), warningsOfDeath("<nktNgaySinh>2026</nktNgaySinh><nktNgayChet>01.02.2026</nktNgayChet>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mother-very-young",
                "parent-below-marriage-age",
                "child-not-under-six",
                "certificate-number-unusual",
                "identity-number-unusual",
                "identity-prefix-unusual",
                "death-before-birth",
                "date-in-future",
                "date-unusual",
                "document-incomplete"
            })
    void every_warning_has_a_text_in_both_languages(String code) {
        assertTrue(Texts.vietnamese().has("warning." + code));
        assertTrue(Texts.in(Locale.ENGLISH).has("warning." + code));
    }
}
