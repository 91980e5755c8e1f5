package vn.lienthong.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CreateDossier of the coordination system in the words of the partner API. */
class CoordinationMappingTest {
    @ParameterizedTest
    @CsvSource({
        "20270104091500, 04/01/2027 09:15:00",
        "04/01/2027 09:15:00, 04/01/2027 09:15:00",
        "2027-01-04T09:15:00+07:00, 04/01/2027 09:15:00",
        "early in January, ''"
    })
    void a_time_is_read_in_any_form_that_is_known(String stated, String read) throws Exception {
        JsonNode mapped = mapped("{\"NgayTiepNhan\":\"" + stated + "\",\"DuLieuToKhai\":{}}");
        assertEquals(read, mapped.path("ngayTiepNhan").asText());
    }

    @Test
    void a_form_about_a_deceased_is_a_death() throws Exception {
        assertEquals("KT", module("{\"nktHoTen\":\"Người Thử\"}"));
        assertEquals("KT", module("\"<hoTich><nktHo>Người</nktHo></hoTich>\""));
        assertEquals("KS", module("{\"nksHoTen\":\"Người Thử\"}"));
    }

    @Test
    void papers_stand_in_one_list_and_have_the_name_of_their_component_where_they_have_none() throws Exception {
        JsonNode files = mapped("""
                {"NgayTiepNhan":"20270104091500","DuLieuToKhai":{},"ThanhPhanHoSo":[
                  {"TenThanhPhanHoSo":"Giấy chứng sinh","GiayToDinhKem":[
                    {"TenTepTin":"1.pdf","DuLieuTepTin":"AA=="},
                    {"TenGiayTo":"Bản sao","TenTepTin":"2.pdf","DuLieuTepTin":"BB=="}]},
                  {"TenThanhPhanHoSo":"Tờ khai","GiayToDinhKem":null}]}""").path("fileDinhKem");
        assertEquals(2, files.size());
        assertEquals("Giấy chứng sinh", files.at("/0/tenGiayTo").asText());
        assertEquals("Bản sao", files.at("/1/tenGiayTo").asText());
        assertEquals("BB==", files.at("/1/duLieuTepDinhKem").asText());
    }

    @Test
    void a_dossier_without_papers_has_an_empty_list() throws Exception {
        JsonNode mapped = mapped("{\"NgayTiepNhan\":\"20270104091500\",\"DuLieuToKhai\":{}}");
        assertTrue(mapped.path("fileDinhKem").isArray()
                && mapped.path("fileDinhKem").isEmpty());
    }

    private static String module(String form) throws Exception {
        return mapped("{\"NgayTiepNhan\":\"20270104091500\",\"DuLieuToKhai\":" + form + "}")
                .path("module")
                .asText();
    }

    private static JsonNode mapped(String dossier) throws Exception {
        return new Mapping("intake/coordination-dossier.jq").apply(dossier);
    }
}
