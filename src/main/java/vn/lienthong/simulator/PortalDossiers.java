package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.LedgerEntry.Kind;

/** {@code DongBoHoSoMC}: a chunk is taken whole or not at all. */
public final class PortalDossiers implements PortalService {
    private static final List<String> REQUIRED = List.of(
            "MaHoSo",
            "MaTTHC",
            "TenTTHC",
            "MaLinhVuc",
            "TenLinhVuc",
            "KenhThucHien",
            "LoaiDoiTuong",
            "TrichYeuHoSo",
            "NgayTiepNhan",
            "NgayHenTra",
            "TrangThaiHoSo",
            "HinhThuc",
            "DonViXuLy");
    private static final List<String> DATES =
            List.of("NgayTiepNhan", "NgayHenTra", "NgayTra", "NgayKetThucXuLy", "NgayTuChoi", "NgayNopHoSo");
    /** Public clients read both codes as "look at the message". */
    private static final int[] EXISTS = {3, -3};

    private final Ledger ledger;
    private final Map<String, String> held = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();
    private int repeats;

    PortalDossiers(Ledger ledger) {
        this.ledger = ledger;
    }

    /** From now on every chunk with this dossier is refused with these words; empty words end it. */
    public synchronized void refuse(String number, String words) {
        if (words.isEmpty()) refused.remove(number);
        else refused.put(number, words);
    }

    /** The portal has this dossier, from another sender. */
    public synchronized void hold(String number) {
        held.put(number, "");
    }

    /** The portal has lost this dossier. */
    public synchronized void forget(String number) {
        held.remove(number);
    }

    /** The dossier's TrangThaiHoSo; empty when the portal does not have it. */
    public synchronized Optional<String> status(String number) {
        return Optional.ofNullable(held.get(number));
    }

    /** How many it holds. */
    public synchronized int count() {
        return held.size();
    }

    @Override
    public String name() {
        return "DongBoHoSoMC";
    }

    @Override
    public synchronized PortalReply answer(JsonNode request) {
        String updating = request.path("isUpdating").asText();
        JsonNode chunk = request.path("data");
        if (!request.path("isUpdating").isTextual() || !List.of("True", "False").contains(updating) || chunk.isEmpty())
            return malformed("isUpdating, data");
        boolean update = updating.equals("True");
        for (JsonNode dossier : chunk) {
            Optional<PortalReply> refusal = refusal(dossier, update);
            if (refusal.isPresent()) return refusal.get();
        }
        for (JsonNode dossier : chunk) take(dossier, update);
        return PortalReply.done("Đồng bộ hồ sơ thành công");
    }

    private Optional<PortalReply> refusal(JsonNode dossier, boolean update) {
        String number = Wire.text(dossier, "MaHoSo");
        Optional<String> fault = PortalContent.fault(dossier, REQUIRED, DATES);
        if (fault.isPresent()) {
            ledger.violation(Breach.CONTENT, number, fault.get());
            return Optional.of(PortalReply.refused("Hồ sơ " + number + " sai trường " + fault.get()));
        }
        if (refused.containsKey(number)) return Optional.of(PortalReply.refused(refused.get(number)));
        if (!update && held.containsKey(number))
            return Optional.of(
                    new PortalReply(EXISTS[repeats++ % EXISTS.length], "Hồ sơ " + number + " đã tồn tại", List.of()));
        if (update && !held.containsKey(number))
            return Optional.of(PortalReply.refused("Hồ sơ " + number + " không tồn tại"));
        return Optional.empty();
    }

    private void take(JsonNode dossier, boolean update) {
        String number = Wire.text(dossier, "MaHoSo");
        String status = Wire.text(dossier, "TrangThaiHoSo");
        String content = Wire.json(dossier);
        held.put(number, status);
        ledger.record(update ? Kind.UPDATED : Kind.ADDED, number, status, 0, Wire.sha256(content), content);
    }

    private PortalReply malformed(String what) {
        ledger.violation(Breach.MALFORMED, "", name() + " " + what);
        return PortalReply.refused("Dữ liệu không hợp lệ");
    }

    @Override
    public void remember(LedgerEntry entry) {
        if (entry.kind() == Kind.ADDED || entry.kind() == Kind.UPDATED) held.put(entry.number(), entry.code());
    }
}
