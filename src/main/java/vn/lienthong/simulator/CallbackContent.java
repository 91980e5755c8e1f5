package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What DVCLT demands of the content of a status call-back (contracts, "DVCLT status"; domain facts §4.3). */
final class CallbackContent {
    private static final List<String> DATES = List.of(
            "thoiGianThucHien",
            "ngayBatDau",
            "ngayKetThucTheoQuyDinh",
            "ngayHenTraTruoc",
            "ngayHenTraMoi",
            "hanBoSungHoSo");

    private final Map<String, String> faults = new LinkedHashMap<>();

    private CallbackContent() {}

    /** Field name → what is wrong with it; empty when DVCLT is content. */
    static Map<String, String> faults(JsonNode body) {
        CallbackContent content = new CallbackContent();
        content.common(body);
        switch (body.path("trangThai").asInt()) {
            case 2 -> content.required(body, "hanBoSungHoSo");
            case 6 -> content.required(body, "ghiChu");
            case 4 -> content.result(body.path("ketQuaXuLy"));
            default -> {}
        }
        return content.faults;
    }

    /** The dates of a call-back as JSON, without those left empty; they say nothing about a person. */
    static String dates(JsonNode body) {
        ObjectNode dates = JsonNodeFactory.instance.objectNode();
        for (String field : DATES) if (!Wire.text(body, field).isEmpty()) dates.put(field, Wire.text(body, field));
        return dates.toString();
    }

    private void common(JsonNode body) {
        required(body, "soHoSoLT");
        required(body, "maTTHC");
        required(body, "thoiGianThucHien");
        if (!body.path("trangThai").isInt()) fault("trangThai", "phải là số nguyên");
        if (body.path("coQuanXuLy").asInt() != 5) fault("coQuanXuLy", "phải là 5");
        for (String field : DATES) {
            String date = Wire.text(body, field);
            if (!date.isEmpty() && !isDateTime(date)) fault(field, "không đúng định dạng dd/MM/yyyy HH:mm:ss");
        }
    }

    private void result(JsonNode text) {
        if (!text.isTextual()) {
            fault("ketQuaXuLy", "phải là chuỗi JSON");
            return;
        }
        JsonNode result;
        try {
            result = Wire.object(text.asText());
        } catch (Wire.Malformed notJson) {
            fault("ketQuaXuLy", "phải là chuỗi JSON");
            return;
        }
        result.fields().forEachRemaining(field -> {
            if (field.getValue().isContainerNode()) fault(field.getKey(), "phải là chuỗi");
        });
        required(result, "maGiayToKetQua");
        if (result.has("nktHoTen")) death(result);
        else birth(result);
    }

    private void birth(JsonNode result) {
        required(result, "nksHoTen");
        paper(result, "giayKhaiSinh");
        for (String parent : List.of("me", "cha")) {
            required(result, parent + "NoiCuTru");
            residenceKind(result, parent + "LoaiCuTru");
        }
    }

    private void death(JsonNode result) {
        required(result, "nktHoTen");
        paper(result, "giayKhaiTu");
        residenceKind(result, "nktLoaiCuTru");
    }

    private void residenceKind(JsonNode result, String field) {
        if (Wire.text(result, field).isEmpty() || result.path(field).asInt() == 0) fault(field, "không được bằng 0");
    }

    private void paper(JsonNode result, String field) {
        try {
            byte[] paper = Base64.getDecoder().decode(Wire.text(result, field));
            if (!new String(paper, StandardCharsets.ISO_8859_1).startsWith("%PDF-")) fault(field, "phải là tệp PDF");
        } catch (IllegalArgumentException notBase64) {
            fault(field, "phải là tệp PDF");
        }
    }

    private void required(JsonNode node, String field) {
        if (Wire.text(node, field).isEmpty()) fault(field, "không được để trống");
    }

    private void fault(String field, String what) {
        faults.putIfAbsent(field, what);
    }

    private static boolean isDateTime(String text) {
        try {
            LocalDateTime.parse(text, Wire.DATE_TIME);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
