package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.LedgerEntry.Kind;

/**
 * The citizen document store: keeps result papers, lists those of a person, gives their files. The names of its
 * services are not public; these stand in for them.
 */
public final class PortalPapers {
    public static final String KEEP = "LuuGiayToKetQua";
    public static final String LIST = "LayDanhSachGiayToKetQua";
    public static final String FILE = "LayTepGiayToKetQua";

    private static final String CODE = "KQ\\.[A-Z]\\d{2}\\.\\d{6}";

    private record Service(String name, Function<JsonNode, PortalReply> work) implements PortalService {
        @Override
        public PortalReply answer(JsonNode request) {
            return work.apply(request);
        }
    }

    private record Paper(String code, String title, String symbol, String agency, String name, String content) {}

    private final Ledger ledger;
    private final Map<String, List<Paper>> byOwner = new HashMap<>();

    PortalPapers(Ledger ledger) {
        this.ledger = ledger;
    }

    List<PortalService> services() {
        return List.of(new Service(KEEP, this::keep), new Service(LIST, this::list), new Service(FILE, this::file));
    }

    /** A paper that another agency kept for this person. */
    public synchronized void hold(String owner, String code, byte[] content) {
        Paper paper = new Paper(
                code,
                "Giấy tờ " + code,
                "01/2026",
                "000.00.00.G15",
                code + ".pdf",
                Base64.getEncoder().encodeToString(content));
        byOwner.computeIfAbsent(owner, none -> new ArrayList<>()).add(paper);
    }

    private synchronized PortalReply keep(JsonNode request) {
        String number = Wire.text(request, "MaHoSo");
        JsonNode paper = request.path("DanhSachGiayToKetQua").path(0);
        JsonNode file = paper.path("DanhSachTepDinhKem").path(0);
        String code = Wire.text(paper, "MaKetQua");
        String content = Wire.text(file, "NoiDung");
        if (!code.matches(CODE)
                || content.isEmpty()
                || Wire.text(request, "MaThuTuc").isEmpty()) {
            ledger.violation(Breach.CONTENT, number, KEEP);
            return PortalReply.refused("Dữ liệu giấy tờ không hợp lệ");
        }
        String owner = Wire.text(request, "SoDinhDanhChuSoHuu");
        List<Paper> papers = byOwner.computeIfAbsent(owner, none -> new ArrayList<>());
        Paper kept = new Paper(
                code,
                Wire.text(paper, "TenGiayTo"),
                Wire.text(paper, "SoKyHieu"),
                Wire.text(paper, "CoQuanChuQuan"),
                Wire.text(file, "TenTep"),
                content);
        boolean known = papers.contains(kept);
        if (!known) papers.add(kept);
        ledger.record(known ? Kind.REPEAT : Kind.PAPER, number, code, 0, Wire.sha256(content), Wire.json(request));
        return known ? PortalReply.refused("Giấy tờ đã tồn tại") : PortalReply.done("Lưu giấy tờ thành công");
    }

    private synchronized PortalReply list(JsonNode request) {
        String owner = Wire.text(request, "SoDinhDanhChuSoHuu");
        if (!owner.matches("\\d{12}")
                || Wire.text(request, "SoDinhDanhNguoiYeuCau").isEmpty()) {
            ledger.violation(Breach.CONTENT, "", LIST);
            return PortalReply.refused("Dữ liệu không hợp lệ");
        }
        List<String> wanted = new ArrayList<>();
        request.path("DanhSachDanhMucKetQua").forEach(paper -> wanted.add(Wire.text(paper, "MaKetQua")));
        List<Paper> held = byOwner.getOrDefault(owner, List.of());
        List<Map<String, Object>> found = new ArrayList<>();
        for (int place = 0; place < held.size(); place++) {
            Paper paper = held.get(place);
            if (!wanted.contains(paper.code())) continue;
            found.add(Map.of(
                    "MaKetQua", paper.code(),
                    "TenGiayTo", paper.title(),
                    "SoKyHieu", paper.symbol(),
                    "CoQuanChuQuan", paper.agency(),
                    "DanhSachTepDinhKem",
                            List.of(Map.of("TenTep", paper.name(), "DuongDan", "/" + owner + "/" + place))));
        }
        return PortalReply.done((Object) Map.of("DanhSachGiayToKetQua", found));
    }

    private synchronized PortalReply file(JsonNode request) {
        String[] path = Wire.text(request, "DuongDan").split("/");
        List<Paper> held = path.length == 3 ? byOwner.getOrDefault(path[1], List.of()) : List.of();
        if (held.isEmpty() || !path[2].matches("\\d{1,4}") || Integer.parseInt(path[2]) >= held.size()) {
            return PortalReply.refused("Không có tệp này");
        }
        Paper paper = held.get(Integer.parseInt(path[2]));
        ledger.record(Kind.PAPER, "", paper.code(), 0, Wire.sha256(paper.content()), FILE);
        return PortalReply.done((Object) paper.content());
    }
}
