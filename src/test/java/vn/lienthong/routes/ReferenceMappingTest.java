package vn.lienthong.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The mappings of reference provinces that turn what we know into another system's shape. */
class ReferenceMappingTest {
    private static final String DOSSIER = """
            {"dossier": "G22.99.08-260921-000123", "version": 2, "group": "birth", "procedure": "2.000986", "module": "KS",
             "unit": "31117", "receivedAt": "2026-09-21T02:15:00Z", "warnings": [],
             "form": {"nksHoTen": "H'Hen Niê", "nksNoiSinh": {"maTinh": "66", "dc <1>": "A & B"}, "soBan": 2, "rong": ""},
             "documents": [{"id": 1, "kind": 1, "title": "Giấy chứng sinh", "fileName": "gcs.pdf", "cancelled": true}]}
            """;

    @Test
    void a_form_goes_as_names_and_values_whatever_its_names_are() throws Exception {
        JsonNode call = new Mapping("provinces/thanh-hoa/partners/one-stop-dossier.jq")
                .apply(DOSSIER)
                .path("nhanHoSo");
        TreeMap<String, String> fields = new TreeMap<>();
        call.path("truong")
                .forEach(field -> fields.put(
                        field.path("ten").asText(), field.path("giaTri").asText()));
        assertEquals(
                "{nksHoTen=H'Hen Niê, nksNoiSinh.dc <1>=A & B, nksNoiSinh.maTinh=66, rong=, soBan=2}",
                fields.toString());
        assertEquals("21/09/2026 09:15:00", call.path("ngayTiepNhan").asText());
        assertEquals("", call.at("/fileDinhKem/0/duLieuTepDinhKem").asText(), "a cancelled paper has no content");
    }

    @Test
    void a_result_goes_as_text_with_its_paper_beside() throws Exception {
        JsonNode call = new Mapping("provinces/thanh-hoa/partners/one-stop-tell.jq")
                .apply("""
                {"maHoSo": "H56.1-260921-0001", "trangThai": "REGISTERED", "thoiGian": "2026-09-21T03:00:00Z",
                 "ketQua": {"soDangKy": "12"}, "giayToKetQua": {"title": "Giấy khai sinh", "fileName": "ks.pdf", "content": "AA=="}}
                """)
                .path("capNhatTrangThai");
        assertEquals("{\"soDangKy\":\"12\"}", call.path("ketQua").asText());
        assertEquals("AA==", call.at("/giayToKetQua/duLieuTepDinhKem").asText());
        assertEquals("21/09/2026 10:00:00", call.path("thoiGian").asText());
    }
}
