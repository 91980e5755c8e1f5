package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.LedgerEntry.Kind;

/** {@code DongBoThongKeHoSo}: monthly figures. Takes a row only if its thirteen measures agree with each other. */
public final class PortalFigures implements PortalService {
    private static final List<String> REQUIRED = List.of(
            "Thang",
            "Nam",
            "Madonvi",
            "LoaiThongKe",
            "SoNhanTrongKy",
            "SoTonKyTruoc",
            "TongSoXuLy",
            "TongDaXuLy",
            "TongXuLyDungHan",
            "PhanTramXuLyDungHan",
            "TongXuLyTreHan",
            "PhanTramXuLyTreHan",
            "TongChuaXuLy",
            "TongChuaXuLyTrongHan",
            "PhanTramChuaXuLyTrongHan",
            "TongChuaXuLyTreHan",
            "PhanTramChuaXuLyTreHan");
    private static final Pattern MONTH = Pattern.compile("[1-9]|1[0-2]");
    private static final Pattern YEAR = Pattern.compile("20\\d{2}");
    private static final Pattern COUNT = Pattern.compile("0|[1-9]\\d{0,8}");
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}\\.\\d{2}");

    private final Ledger ledger;
    private volatile String refusal = "";

    PortalFigures(Ledger ledger) {
        this.ledger = ledger;
    }

    /** From now on refuses with these words; empty: takes them again. */
    public void refuse(String words) {
        refusal = words;
    }

    /** The rows taken for a month, in the order they came. */
    public List<JsonNode> rows(int year, int month) {
        return ledger.entries("statistics-" + year + "-" + month).stream()
                .filter(entry -> entry.kind() == Kind.FIGURES)
                .map(entry -> Wire.object(entry.detail()))
                .toList();
    }

    @Override
    public String name() {
        return "DongBoThongKeHoSo";
    }

    @Override
    public PortalReply answer(JsonNode request) {
        if (!refusal.isEmpty()) return PortalReply.refused(refusal);
        JsonNode rows = request.path("data");
        if (rows.isEmpty()) {
            ledger.violation(Breach.MALFORMED, "", name() + " data");
            return PortalReply.refused("Dữ liệu không hợp lệ");
        }
        for (JsonNode row : rows) {
            Optional<String> fault = fault(row);
            if (fault.isPresent()) {
                ledger.violation(Breach.CONTENT, "", name() + " " + fault.get());
                return PortalReply.refused("Số liệu sai trường " + fault.get());
            }
        }
        rows.forEach(row -> ledger.record(
                Kind.FIGURES,
                "statistics-" + Wire.text(row, "Nam") + "-" + Wire.text(row, "Thang"),
                Wire.text(row, "LoaiThongKe"),
                0,
                Wire.sha256(Wire.json(row)),
                Wire.json(row)));
        return PortalReply.done("Đồng bộ thành công");
    }

    private static Optional<String> fault(JsonNode row) {
        Optional<String> fault = PortalContent.fault(row, REQUIRED, List.of());
        if (fault.isPresent()) return fault;
        if (!MONTH.matcher(Wire.text(row, "Thang")).matches()) return Optional.of("Thang");
        if (!YEAR.matcher(Wire.text(row, "Nam")).matches()) return Optional.of("Nam");
        for (String field : REQUIRED) {
            Pattern form = field.startsWith("PhanTram") ? PERCENT : COUNT;
            if ((field.startsWith("PhanTram") || field.startsWith("So") || field.startsWith("Tong"))
                    && !form.matcher(Wire.text(row, field)).matches()) return Optional.of(field);
        }
        if (count(row, "SoNhanTrongKy") + count(row, "SoTonKyTruoc") != count(row, "TongSoXuLy"))
            return Optional.of("TongSoXuLy");
        if (count(row, "TongDaXuLy") + count(row, "TongChuaXuLy") != count(row, "TongSoXuLy"))
            return Optional.of("TongDaXuLy");
        if (count(row, "TongXuLyDungHan") + count(row, "TongXuLyTreHan") != count(row, "TongDaXuLy"))
            return Optional.of("TongXuLyDungHan");
        if (count(row, "TongChuaXuLyTrongHan") + count(row, "TongChuaXuLyTreHan") != count(row, "TongChuaXuLy"))
            return Optional.of("TongChuaXuLyTrongHan");
        return Optional.empty();
    }

    private static long count(JsonNode row, String field) {
        return Long.parseLong(Wire.text(row, field));
    }
}
