package vn.lienthong.retention;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import vn.lienthong.dossier.Statements;

/** How much is held of dossiers, by kind. */
final class HeldData {
    /** Kind, and the rows of it that belong to dossiers. */
    static final Map<String, String> KINDS = kinds();

    private HeldData() {}

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("versions", "dossier_version where octet_length(form_sealed) > 0 and dossier_id");
        kinds.put("documents", "dossier_document where dossier_id");
        kinds.put("results", "dossier_result where dossier_id");
        kinds.put("laterSteps", "dossier_later_step where octet_length(detail_sealed) > 0 and dossier_id");
        kinds.put("ratings", "rating where octet_length(comment_sealed) > 0 and dossier_id");
        kinds.put(
                "payments",
                "payment y join dossier d on y.dossier in (d.number, d.one_stop_number)"
                        + " where octet_length(y.detail_sealed) > 0 and d.id");
        return kinds;
    }

    static Map<String, Long> count(DataSource dataSource, List<Long> dossiers) {
        Map<String, Long> counts = new LinkedHashMap<>();
        if (dossiers.isEmpty()) return counts;
        String among = " in (" + Candidates.places(dossiers.size()) + ")";
        KINDS.forEach((kind, rows) -> counts.put(
                kind,
                Statements.query(
                                dataSource,
                                "select count(*) from " + rows + among,
                                to -> {
                                    for (long id : dossiers) to.number(id);
                                },
                                row -> row.getLong(1))
                        .get(0)));
        return counts;
    }
}
