package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * A synthetic dossier as the coordination system would send it (domain facts §2.11, CreateDossier): its own number, the
 * papers by component. Where the public shape ends, the form and the papers' content travel as our contract says.
 */
final class CoordinationDossier {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final int ELECTRONIC_COPY = 2;

    private CoordinationDossier() {}

    static SyntheticDossier of(SyntheticDossier dossier) {
        JsonNode sent = Wire.object(dossier.json());
        LocalDateTime received = LocalDateTime.parse(Wire.text(sent, "ngayTiepNhan"), Wire.DATE_TIME);
        String serial = dossier.number().substring(dossier.number().lastIndexOf('-') + 1);
        String number = String.format("G22.99-%s-%07d", DAY.format(received), Integer.parseInt(serial));
        ObjectNode body = Wire.JSON
                .createObjectNode()
                .put("MaHoSo", number)
                .put("MaTTHC", Wire.text(sent, "maTTHC"))
                .put("MaDichVuCong", "")
                .put("LoaiDoiTuong", "1")
                .put("MaDonViTiepNhan", Wire.text(sent, "maDonVi"))
                .put("NgayNop", TIME.format(received))
                .put("NgayTiepNhan", TIME.format(received));
        body.set("DuLieuToKhai", sent.get("data"));
        ArrayNode components = body.putArray("ThanhPhanHoSo");
        sent.path("fileDinhKem").forEach(file -> {
            if (!Wire.text(file, "huyGiayTo").equals("1")) component(components.addObject(), file);
        });
        return new SyntheticDossier(
                number,
                dossier.version(),
                dossier.module(),
                dossier.registeredName(),
                dossier.traits(),
                Wire.json(body));
    }

    private static void component(ObjectNode component, JsonNode file) {
        String content = Wire.text(file, "duLieuTepDinhKem");
        component
                .put("MaThanhPhanHoSo", Wire.text(file, "id"))
                .put("TenThanhPhanHoSo", Wire.text(file, "tenGiayTo"))
                .put("SoLuong", 1)
                .put("LoaiBan", ELECTRONIC_COPY);
        component
                .putArray("GiayToDinhKem")
                .addObject()
                .put("IdGiayTo", Wire.sha256(content).substring(0, 24))
                .put("MaKetQua", "")
                .put("TenGiayTo", Wire.text(file, "tenGiayTo"))
                .put("TenTepTin", Wire.text(file, "tenTepDinhKem"))
                .put("HashTepTin", Wire.sha256(content))
                .put("DuLieuTepTin", content);
    }
}
