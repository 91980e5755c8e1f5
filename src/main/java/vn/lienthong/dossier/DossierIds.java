package vn.lienthong.dossier;

import java.util.List;
import javax.sql.DataSource;

/** Ids for new dossiers, known before the commit: each process takes them from the database in hundreds. */
final class DossierIds {
    /** As the sequence {@code dossier_id} counts. */
    private static final int BLOCK = 100;

    private final DataSource dataSource;
    private long next;
    private long end;

    DossierIds(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    synchronized long next() {
        if (next == end) {
            List<Long> first =
                    Statements.query(dataSource, "select nextval('dossier_id')", none -> {}, row -> row.getLong(1));
            next = first.get(0);
            end = next + BLOCK;
        }
        return next++;
    }
}
