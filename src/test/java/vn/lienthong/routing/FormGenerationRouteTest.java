package vn.lienthong.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.dossier.StatusTable;
import vn.lienthong.steps.JqVocabulary;

/** routes/partners/registry-form: the generation of the form follows the day of reception, in Vietnam. */
class FormGenerationRouteTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LAST_SECOND = "2025-06-30T16:59:59Z";
    private static final String FIRST_SECOND = "2025-06-30T17:00:00Z";

    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        RouteFiles files = new RouteFiles(Path.of("routes"), "none");
        RouteResources.bind(camel, files);
        JqVocabulary.of(StatusTable.shipped(), files)
                .forEach((name, word) -> camel.getRegistry().bind(name, word));
        camel.start();
        new RouteLoader(camel)
                .load(List.of(new RouteFiles.RouteFile(
                        "partners/registry-form.camel.yaml",
                        files.find("partners/registry-form.camel.yaml").orElseThrow(),
                        false)));
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
    }

    /** @param form JSON with apostrophes for quotes */
    private JsonNode formOf(String receivedAt, String form) throws Exception {
        ObjectNode dossier = JSON.createObjectNode().put("receivedAt", receivedAt);
        dossier.set("form", JSON.readTree(form.replace('\'', '"')));
        try (var template = camel.createProducerTemplate()) {
            JsonNode out = template.requestBody("direct:registry-form", dossier, JsonNode.class);
            assertEquals(receivedAt, out.path("receivedAt").asText());
            return out.path("form");
        }
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text.replace('\'', '"'));
    }

    @Test
    void until_june_2025_a_district_stays() throws Exception {
        String form = "{'meNoiCuTru':{'maTinh':'92','maHuyen':'916','maXa':'31117','dcChiTiet':'Số 1'}}";
        assertEquals(json(form), formOf(LAST_SECOND, form));
    }

    @Test
    void from_july_2025_there_is_no_district() throws Exception {
        assertEquals(
                json("{'meNoiCuTru':{'maTinh':'92','maXa':'31117','dcChiTiet':'Số 1'}}"),
                formOf(
                        FIRST_SECOND,
                        "{'meNoiCuTru':{'maTinh':'92','maHuyen':'916','maXa':'31117','dcChiTiet':'Số 1'}}"));
    }

    @ParameterizedTest
    @CsvSource({
        // beside a district the code is of the older list
        "52,540,52",
        "64,622,52",
        "24,213,24",
        "93,930,92",
        // without one it is of the present list, unless it has ended
        "52,'',52",
        "64,'',52",
        "94,'',92",
        "92,'',92",
        "99,'',99"
    })
    void from_july_2025_a_province_code_is_that_of_the_province_today(String code, String district, String expected)
            throws Exception {
        String districtMember = district.isEmpty() ? "" : ",'maHuyen':'" + district + "'";
        assertEquals(
                expected,
                formOf(FIRST_SECOND, "{'nksNoiSinh':{'maTinh':'" + code + "'" + districtMember + "}}")
                        .at("/nksNoiSinh/maTinh")
                        .asText());
    }

    @ParameterizedTest
    @CsvSource({
        "Nguyễn,Thị Kim,Ngân,Nguyễn Thị Kim Ngân",
        "H'Hen,'',Niê,H'Hen Niê",
        "'','',Thoong,Thoong",
        "K’,'',Bréo,K’ Bréo"
    })
    void until_june_2025_a_name_is_one_text(String family, String middle, String given, String whole) throws Exception {
        ObjectNode form = JSON.createObjectNode()
                .put("nksHo", family)
                .put("nksChuDem", middle)
                .put("nksTen", given);
        ObjectNode dossier = JSON.createObjectNode().put("receivedAt", LAST_SECOND);
        dossier.set("form", form);
        try (var template = camel.createProducerTemplate()) {
            JsonNode out = template.requestBody("direct:registry-form", dossier, JsonNode.class)
                    .path("form");
            assertEquals(JSON.createObjectNode().put("nksHoTen", whole), out);
        }
    }

    @Test
    void from_july_2025_names_go_on_in_the_parts_they_came_in() throws Exception {
        String form = "{'nksHo':'Lê','nksChuDem':'','nksTen':'An','nycHoTen':'Y Bhăm Êban'}";
        assertEquals(json(form), formOf(FIRST_SECOND, form));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'nksNgaySinh':{'namSinh':'2025','thangSinh':'6','ngaySinh':'5'}}|05.06.2025",
                "{'nksNgaySinh':{'namSinh':'2025','thangSinh':'','ngaySinh':''}}|2025",
                "{'nksNamSinh':'2025','nksThangSinh':'06','nksNgaySinh':'5'}|05.06.2025",
                "{'nksNamSinh':'2025','nksThangSinh':'6'}|06.2025",
                "{'nksNgaySinh':'05.06.2025'}|05.06.2025"
            })
    void until_june_2025_a_date_is_one_text(String form, String date) throws Exception {
        assertEquals(json("{'nksNgaySinh':'" + date + "'}"), formOf(LAST_SECOND, form.replaceAll("^'|'$", "")));
    }

    @Test
    void a_plain_address_and_every_other_field_go_on_unchanged_in_both() throws Exception {
        String form = "{'chaNoiCuTru':'Số 1, phường Ninh Kiều','soLuongBanSao':'1','nksDanTocKhac':''}";
        assertEquals(json(form), formOf(LAST_SECOND, form));
        assertEquals(json(form), formOf(FIRST_SECOND, form));
    }
}
