package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.lienthong.simulator.LedgerEntry.Kind;

/**
 * What the simulated portal does with ratings and questions. The field names of these services are not known from any
 * manual: they are ours, as in the shipped mappings. In the ledger, FEEDBACK with the code rating or answer.
 */
public final class PortalFeedback {
    private static final String RATINGS = "DongBoDanhGia";
    private static final String QUESTIONS = "LayDanhSachHoiDapGuiTuDVCQG";
    private static final String ANSWERS = "DongBoKetQuaHoiDapGuiTuDVCQG";

    private final Ledger ledger;
    private final Map<String, String> questions = new LinkedHashMap<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    PortalFeedback(Ledger ledger) {
        this.ledger = ledger;
    }

    private record Service(String name, java.util.function.Function<JsonNode, PortalReply> work)
            implements PortalService {
        @Override
        public PortalReply answer(JsonNode request) {
            return work.apply(request);
        }
    }

    List<PortalService> services() {
        return List.of(
                new Service(RATINGS, request -> take(request, "rating", "MaHoSo", "TieuChi")),
                new Service(QUESTIONS, request -> list()),
                new Service(ANSWERS, request -> take(request, "answer", "CauHoiId", "")));
    }

    /** A citizen asks. */
    public synchronized void ask(String id, String text) {
        questions.put(id, text);
    }

    private synchronized PortalReply list() {
        List<Map<String, String>> rows = new ArrayList<>();
        questions.forEach((id, text) -> rows.add(Map.of("CAUHOIID", id, "NOIDUNG", text)));
        return PortalReply.done(rows);
    }

    private PortalReply take(JsonNode request, String what, String name, String part) {
        for (JsonNode row : request.path("data")) {
            String number = Wire.text(row, name);
            if (number.isEmpty()) return PortalReply.refused("Dữ liệu không hợp lệ");
            boolean first = taken.add(what + "/" + number + "/" + (part.isEmpty() ? "" : Wire.text(row, part)));
            ledger.record(first ? Kind.FEEDBACK : Kind.REPEAT, number, what, 0, "", Wire.json(row));
            if (!first) return new PortalReply(3, "Dữ liệu đã tồn tại", List.of());
        }
        return PortalReply.done("Thành công");
    }
}
