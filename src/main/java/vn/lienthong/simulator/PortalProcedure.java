package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** {@code LayThuTuc}: one procedure of the national database, by its code. */
public final class PortalProcedure implements PortalService {
    private static final Map<String, String> NAMES = Map.of(
            "2.002621",
                    "Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi",
            "2.002622", "Liên thông đăng ký khai tử, xóa đăng ký thường trú, trợ cấp mai táng, tử tuất",
            "1.001193", "Đăng ký khai sinh",
            "1.000656", "Đăng ký khai tử",
            "1.000894", "Đăng ký kết hôn");

    @Override
    public String name() {
        return "LayThuTuc";
    }

    @Override
    public PortalReply answer(JsonNode request) {
        String code = Wire.text(request, "maTTHC");
        if (!NAMES.containsKey(code)) return PortalReply.refused("Không tìm thấy thủ tục");
        return PortalReply.done(List.of(Map.of(
                "ID", Integer.toString(Math.abs(code.hashCode())),
                "MATTHC", code,
                "TENTTHC", NAMES.get(code),
                "MACOQUANCONGBO", "G15",
                "TRANGTHAI", "1",
                "LINHVUCTHUCHIEN", List.of(Map.of("MALINHVUC", "G15-TP07", "TENLINHVUC", "Hộ tịch")),
                "CACHTHUCTHUCHIEN",
                        List.of(Map.of("KENH", "2", "THOIGIAN", List.of(Map.of("THOIGIANGIAIQUYET", "3")))))));
    }
}
