package vn.lienthong.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The portal's words about a refused dossier, fit to be shown: everything that was sent of the person is blanked, and
 * so are long runs of digits; at most {@value #MAX_CHARS} characters of plain text are kept.
 */
final class PortalReason {
    static final int MAX_CHARS = 300;
    private static final String BLANK = "***";
    private static final int SHORTEST = 2;
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{7,}");
    private static final Pattern MAIL = Pattern.compile("\\S+@\\S+");
    private static final List<String> PERSONAL = List.of(
            "ChuHoSo",
            "SoGiayToChuHoSo",
            "MaDoiTuong",
            "ThongTinKhac",
            "Email",
            "Fax",
            "SoDienThoai",
            "TrichYeuHoSo",
            "NguoiXuLy",
            "GhiChu",
            "NoiDungBoSung",
            "NoiDungXuLy",
            "TenTepDinhKem",
            "DuongDanTaiTepTin",
            "DuongDanTepTinKetQua",
            "SoDinhDanh");

    private PortalReason() {}

    /** @param sent what the portal was sent about this dossier */
    static String masked(String words, JsonNode sent) {
        String text = Normalizer.normalize(words, Normalizer.Form.NFC)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        for (String value : personal(sent))
            text = text.replaceAll("(?iu)" + Pattern.quote(Normalizer.normalize(value, Normalizer.Form.NFC)), BLANK);
        text = MAIL.matcher(text).replaceAll(BLANK);
        text = LONG_NUMBER.matcher(text).replaceAll(BLANK);
        return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS - 1) + "…";
    }

    /** Longest first, so that a part of a value does not spoil the whole. */
    private static List<String> personal(JsonNode sent) {
        List<String> values = new ArrayList<>();
        for (String field : PERSONAL) {
            for (JsonNode found : sent.findValues(field)) {
                String value = found.asText("").strip();
                if (value.length() >= SHORTEST) values.add(value);
            }
        }
        values.sort(Comparator.comparingInt(String::length).reversed());
        return values;
    }
}
