package vn.lienthong.retention;

import java.util.List;
import java.util.Set;

/**
 * A dossier that has ended, with what still keeps its personal data here.
 *
 * @param kept empty: it may go
 */
record Candidate(
        long id, String number, String oneStopNumber, long revision, String status, int version, Set<Kept> kept) {
    boolean mayGo() {
        return kept.isEmpty();
    }

    static List<Long> ids(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::id).toList();
    }
}
