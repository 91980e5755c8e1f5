package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code ketQuaXuLy} of a finished registration: the fields of domain facts §3.3, taken over from the form. */
final class RegistrationResult {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    private final RegistrationRequest request;
    private final JsonNode form;
    private final Instant registeredAt;
    private final ObjectNode result = Wire.JSON.createObjectNode();

    RegistrationResult(RegistrationRequest request, Instant registeredAt) {
        this.request = request;
        this.form = request.form();
        this.registeredAt = registeredAt;
    }

    /** @param identityNumber empty until the population database has given one */
    ObjectNode json(Optional<String> identityNumber) {
        boolean death = request.module().endsWith("KT");
        boolean marriage = request.module().endsWith("KH");
        if (death) death();
        else if (marriage) marriage();
        else birth(identityNumber);
        for (String field : List.of("nycQuanHe")) copy(field);
        result.put("nycHoTen", name("nyc")).put("nycSoGiayTo", paperNumber("nyc"));
        int serial = Integer.parseInt(request.digest().substring(0, 4), 16);
        result.put("soDangKy", Integer.toString(serial % 900 + 1))
                .put("quyenSo", "01/" + registeredAt.atZone(Wire.VIETNAM).getYear())
                .put("trangSo", Integer.toString(serial % 200 + 1))
                .put("ngayDangKy", DATE.format(registeredAt.atZone(Wire.VIETNAM)))
                .put(death ? "giayKhaiTu" : marriage ? "giayKetHon" : "giayKhaiSinh", paper());
        return result;
    }

    private void birth(Optional<String> identityNumber) {
        result.put("soDinhDanh", identityNumber.orElse(null))
                .put("ndkksMaTinh", Wire.text(form.path("nksNoiSinh"), "maTinh"))
                .put("ndkksMaHuyen", Wire.text(form.path("nksNoiSinh"), "maHuyen"))
                .put("ndkksMaXa", request.unit())
                .put("nksHoTen", name("nks"))
                .put("nksGioiTinh", form.path("nksGioiTinh").asInt(3));
        for (String field :
                List.of("nksNgaySinh", "nksNgaySinhBangChu", "nksDanToc", "nksQueQuan", "nksQuocTich", "nksNoiSinh"))
            copy(field);
        for (String parent : List.of("me", "cha")) {
            result.put(parent + "HoTen", name(parent)).put(parent + "SoGiayTo", paperNumber(parent));
            for (String field : List.of("NgaySinh", "DanToc", "QuocTich", "NoiCuTru")) copy(parent + field);
            String kind = Wire.text(form, parent + "LoaiCuTru");
            if (kind.isEmpty()) result.putNull(parent + "LoaiCuTru");
            else
                result.put(parent + "LoaiCuTru", form.path(parent + "LoaiCuTru").asInt());
        }
    }

    private void death() {
        result.put("nktHoTen", name("nkt"))
                .put("nktGioiTinh", form.path("nktGioiTinh").asInt(3))
                .put("nktSoGiayTo", paperNumber("nkt"))
                .put("nktLoaiCuTru", form.path("nktLoaiCuTru").asInt())
                .put("giayBaoTuLoai", Wire.text(form, "gbtLoai"))
                .put("giayBaoTuSo", Wire.text(form, "gbtSo"))
                .put("maGiayToKetQua", "KQ.G15.000034");
        for (String field : List.of(
                "nktNgaySinh",
                "nktDanToc",
                "nktQuocTich",
                "nktNoiCuTru",
                "nktNgayChet",
                "nktNoiChet",
                "nktNguyenNhanChet")) copy(field);
    }

    private void marriage() {
        for (String spouse : List.of("chong", "vo")) {
            result.put(spouse + "HoTen", name(spouse)).put(spouse + "SoGiayTo", paperNumber(spouse));
            for (String field : List.of("NgaySinh", "DanToc", "QuocTich", "NoiCuTru")) copy(spouse + field);
        }
    }

    private void copy(String field) {
        JsonNode value = form.path(field);
        if (value.isMissingNode()) result.putNull(field);
        else result.set(field, value.deepCopy());
    }

    /** Either form generation: one field, or family name, middle names and given name. */
    private String name(String who) {
        String whole = Wire.text(form, who + "HoTen");
        if (!whole.isEmpty()) return whole;
        return Stream.of("Ho", "ChuDem", "Ten")
                .map(part -> Wire.text(form, who + part))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String paperNumber(String who) {
        String identity = Wire.text(form, who + "SoDDCN");
        return identity.isEmpty() ? Wire.text(form, who + "SoGiayToTuyThan") : identity;
    }

    private String paper() {
        return Base64.getEncoder()
                .encodeToString(
                        SampleFiles.pdf("Registration " + request.digest().substring(0, 12)));
    }
}
