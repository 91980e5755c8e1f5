package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.LedgerEntry.Kind;

/**
 * {@code CapNhatTienDoHoSoMC}: rows of dossiers the portal knows, each once; the answer's text says whether it worked.
 */
public final class PortalProgress implements PortalService {
    private static final List<String> REQUIRED = List.of("MaHoSo", "ThoiDiemXuLy", "NoiDungXuLy", "TrangThai");
    private static final List<String> DATES = List.of("ThoiDiemXuLy", "NgayBatDau", "NgayKetThucTheoQuyDinh");

    private final PortalDossiers dossiers;
    private final Ledger ledger;
    private final Set<String> rows = new HashSet<>();

    PortalProgress(PortalDossiers dossiers, Ledger ledger) {
        this.dossiers = dossiers;
        this.ledger = ledger;
    }

    /** Statuses (TrangThai) of this dossier's rows, in the order they came. */
    public List<String> statuses(String number) {
        return ledger.entries(number).stream()
                .filter(entry -> entry.kind() == Kind.PROGRESS)
                .map(LedgerEntry::code)
                .toList();
    }

    @Override
    public String name() {
        return "CapNhatTienDoHoSoMC";
    }

    @Override
    public synchronized PortalReply answer(JsonNode request) {
        JsonNode chunk = request.path("data");
        if (chunk.isEmpty()) {
            ledger.violation(Breach.MALFORMED, "", name() + " data");
            return PortalReply.refused("Dữ liệu không hợp lệ");
        }
        for (JsonNode row : chunk) {
            String number = Wire.text(row, "MaHoSo");
            Optional<String> fault = PortalContent.fault(row, REQUIRED, DATES);
            if (fault.isPresent()) {
                ledger.violation(Breach.CONTENT, number, fault.get());
                return PortalReply.refused("Tiến độ hồ sơ " + number + " sai trường " + fault.get());
            }
            if (dossiers.status(number).isEmpty()) {
                ledger.violation(Breach.UNKNOWN_DOSSIER, number, name());
                return PortalReply.refused("Hồ sơ " + number + " không tồn tại");
            }
        }
        chunk.forEach(this::take);
        return PortalReply.done("Cập nhật tiến độ thành công");
    }

    private void take(JsonNode row) {
        String content = Wire.json(row);
        String digest = Wire.sha256(content);
        boolean first = rows.add(digest);
        ledger.record(
                first ? Kind.PROGRESS : Kind.REPEAT,
                Wire.text(row, "MaHoSo"),
                Wire.text(row, "TrangThai"),
                0,
                digest,
                content);
    }

    @Override
    public void remember(LedgerEntry entry) {
        if (entry.kind() == Kind.PROGRESS) rows.add(entry.digest());
    }
}
