package vn.lienthong.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What DVCLT lets follow on what, for one dossier: 1 → 3 → 7 → 4 → 5; 2 (supplement) or 6 (reject) after 1, 3 or 7;
 * after 2 nothing until the dossier was sent again, then from 1 (domain facts §4.3), but for the rejection of a dossier
 * that was never supplemented. The texts are DVCLT's, as far as
 * public client code shows them.
 */
final class StatusOrder {
    /** @param text what DVCLT answers */
    record Verdict(Ruling ruling, String text) {}

    enum Ruling {
        ACCEPTED,
        REPEATED,
        REFUSED
    }

    private static final List<Integer> MAIN_LINE = List.of(1, 3, 7, 4, 5);
    private static final Map<Integer, String> ALREADY = Map.of(
            1, "đã tồn tại trong một cửa điện tử",
            2, "đã yêu cầu bổ sung, không được cập nhật trạng thái",
            3, "đã được một cửa tiếp nhận, không được cập nhật trạng thái",
            4, "đã hoàn thành đăng ký, không được cập nhật trạng thái",
            5, "đã trả kết quả, không được cập nhật trạng thái",
            6, "bị từ chối. Không thể cập nhật trạng thái",
            7, "đã gửi hệ thống hộ tịch, không được cập nhật trạng thái");

    private final List<Integer> accepted = new ArrayList<>();
    private int version = 1;
    private boolean supplementedBefore;

    int version() {
        return version;
    }

    boolean awaitsNextVersion() {
        return accepted.contains(2);
    }

    /** The dossier was sent again: its next version starts at 1. */
    void nextVersion() {
        version++;
        supplementedBefore = true;
        accepted.clear();
    }

    /** Judges the code and, when it is accepted, takes it. */
    Verdict take(int code) {
        Verdict verdict = judge(code);
        if (verdict.ruling() == Ruling.ACCEPTED) accepted.add(code);
        return verdict;
    }

    private Verdict judge(int code) {
        if (!ALREADY.containsKey(code)) return refused("logic xử lý không hợp lệ");
        if (accepted.contains(code)) return new Verdict(Ruling.REPEATED, ALREADY.get(code));
        // the supplement request of the version before, repeated after the citizen was quicker than its answer
        if (code == 2 && accepted.isEmpty() && supplementedBefore) return new Verdict(Ruling.REPEATED, ALREADY.get(2));
        if (accepted.contains(6)) return refused(ALREADY.get(6));
        if (accepted.contains(5)) return refused(ALREADY.get(5));
        if (awaitsNextVersion() && code != 6) return refused("chưa được gửi không thể cập nhật trạng thái");
        return MAIN_LINE.contains(code) ? forward(code) : aside();
    }

    private Verdict forward(int code) {
        int previous = MAIN_LINE.indexOf(code) - 1;
        if (previous >= 0 && !accepted.contains(MAIN_LINE.get(previous)))
            return refused("chưa cập nhật trạng thái " + MAIN_LINE.get(previous));
        return new Verdict(Ruling.ACCEPTED, "Cập nhật trạng thái thành công");
    }

    private Verdict aside() {
        if (accepted.isEmpty()) return refused("chưa cập nhật trạng thái 1");
        if (accepted.contains(4)) return refused("logic xử lý không hợp lệ");
        return new Verdict(Ruling.ACCEPTED, "Cập nhật trạng thái thành công");
    }

    private static Verdict refused(String text) {
        return new Verdict(Ruling.REFUSED, text);
    }
}
