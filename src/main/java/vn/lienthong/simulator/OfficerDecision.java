package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** What an officer of the one-stop system writes of a dossier ({@code POST {engine}/one-stop/v1/statuses}). */
final class OfficerDecision {
    private static final Duration SUPPLEMENT_PERIOD = Duration.ofDays(9);

    private OfficerDecision() {}

    static ObjectNode body(String number, String decision, Instant now) {
        ObjectNode body = Wire.JSON
                .createObjectNode()
                .put("maHoSo", number)
                .put("trangThai", decision)
                .put("thoiGian", time(now))
                .put("nguoiXuLy", "Cán bộ một cửa (mô phỏng)")
                .put("chucDanh", "Công chức")
                .put("phongBan", "Bộ phận một cửa")
                .put("noiDung", "Quyết định mô phỏng");
        return decision.equals("YEU_CAU_BO_SUNG") ? body.put("hanBoSung", time(now.plus(SUPPLEMENT_PERIOD))) : body;
    }

    private static String time(Instant moment) {
        return Wire.DATE_TIME.format(moment.atZone(Wire.VIETNAM));
    }
}
