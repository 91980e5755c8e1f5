package vn.lienthong.retention;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import vn.lienthong.dossier.Parameters;
import vn.lienthong.dossier.Statements;
import vn.lienthong.dossier.Status;
import vn.lienthong.dossier.StatusTable;
import vn.lienthong.dossier.TestDossiers;

/**
 * Dossiers that have ended and still have personal data here, read in the order of their ids. One that was purged comes
 * again when something was kept of it afterwards, such as a late statement.
 */
final class Candidates {
    private static final String ENDED = Arrays.stream(Status.values())
            .filter(StatusTable.shipped()::terminal)
            .map(status -> "'" + status.name() + "'")
            .collect(Collectors.joining(", "));

    private static final int PAGE = 200;

    private static final String PAYMENTS_OF =
            "select 1 from payment y where y.dossier in (d.number, d.one_stop_number)";
    private static final String LATER_STEPS_OF = "select 1 from dossier_later_step l where l.dossier_id = d.id";
    private static final String RATINGS_OF = "select 1 from rating r where r.dossier_id = d.id";
    private static final String RESULTS_OF = "select 1 from dossier_result x where x.dossier_id = d.id";

    private static final String LEFT = "(not exists (select 1 from dossier_purge p where p.dossier_id = d.id)"
            + " or exists (" + RESULTS_OF + ")"
            + " or exists (select 1 from dossier_document f where f.dossier_id = d.id)"
            + " or exists (" + LATER_STEPS_OF + " and octet_length(l.detail_sealed) > 0)"
            + " or exists (" + RATINGS_OF + " and octet_length(r.comment_sealed) > 0)"
            + " or exists (" + PAYMENTS_OF + " and octet_length(y.detail_sealed) > 0))";

    /** The portal is told of a dossier under the same conditions as PortalTables reads the next ones to send. */
    private static final String UNSENT = "(d.portal_unsent = true and d.dossier_group <> ''"
            + " and (d.one_stop_number is not null or d.status in ('REJECTED', 'WITHDRAWN', 'STOPPED'))"
            + " and " + TestDossiers.none("d") + ")";

    private static final String UNCONFIRMED = "exists (select 1 from portal_dossier q where q.dossier_id = d.id"
            + " and (q.known = false or q.refused_run is not null or q.progress_due = true"
            + " or q.progress_refused_run is not null))";

    private static final String READ = "select d.id, d.number, d.one_stop_number, d.revision, d.status, d.version,"
            + " case when (select max(s.arrived_at) from dossier_status s where s.dossier_id = d.id) < ?"
            + " then 0 else 1 end as too_young,"
            + " case when exists (select 1 from queue_message m where m.line = d.number) then 1 else 0 end as message,"
            + " case when " + UNSENT + " or " + UNCONFIRMED + " then 1 else 0 end as portal,"
            + " case when exists (" + PAYMENTS_OF + " and (y.state <> 'PAID' or y.paid_at >= ?)) then 1 else 0 end"
            + " as payment,"
            + " case when exists (select 1 from dossier_appointment a where a.dossier_id = d.id"
            + " and a.stage <> 'CLOSED') then 1 else 0 end as appointment,"
            + " case when exists (" + LATER_STEPS_OF + " and l.arrived_at >= ?)"
            + " or exists (" + RATINGS_OF + " and r.arrived_at >= ?)"
            + " or exists (" + RESULTS_OF + " and x.arrived_at >= ?) then 1 else 0 end as news"
            + " from dossier d where d.status in (" + ENDED + ") and " + LEFT;

    private final DataSource dataSource;

    Candidates(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Those among the next dossiers with an id above {@code after}. First the ids along their key, then what is asked
     * of each by its id: in one statement neither database keeps to that order once there are many dossiers.
     */
    Page page(Rule rule, long after) {
        List<Long> ids = Statements.query(
                dataSource,
                "select id from dossier where id > ? order by id fetch first " + PAGE + " rows only",
                to -> to.number(after),
                row -> row.getLong(1));
        if (ids.isEmpty()) return new Page(List.of(), after, true);
        List<Candidate> found = Statements.query(
                dataSource, READ + among(ids) + " order by d.id", to -> bind(to, rule, ids), row -> read(row, rule));
        return new Page(found, ids.get(ids.size() - 1), false);
    }

    /**
     * @param after where the next page begins
     * @param end there is no next page
     */
    record Page(List<Candidate> candidates, long after, boolean end) {}

    /** Those of these that still are candidates, as this transaction sees them. */
    static List<Candidate> again(Connection connection, Rule rule, List<Long> ids) throws SQLException {
        return Statements.query(connection, READ + among(ids), to -> bind(to, rule, ids), row -> read(row, rule));
    }

    private static String among(List<Long> ids) {
        return " and d.id in (" + places(ids.size()) + ")";
    }

    long unfinished() {
        return Statements.query(
                        dataSource,
                        "select count(*) from dossier where status not in (" + ENDED + ")",
                        none -> {},
                        row -> row.getLong(1))
                .get(0);
    }

    static String places(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static void bind(Parameters to, Rule rule, List<Long> ids) throws SQLException {
        for (int i = 0; i < 5; i++) to.instant(rule.endedBefore());
        for (long id : ids) to.number(id);
    }

    private static Candidate read(ResultSet row, Rule rule) throws SQLException {
        Set<Kept> kept = EnumSet.noneOf(Kept.class);
        for (Kept reason : Kept.values())
            if (row.getInt(reason == Kept.TOO_YOUNG ? "too_young" : reason.name()) == 1) kept.add(reason);
        if (!rule.portalIsTold()) kept.remove(Kept.PORTAL);
        return new Candidate(
                row.getLong("id"),
                row.getString("number"),
                row.getString("one_stop_number"),
                row.getLong("revision"),
                row.getString("status"),
                row.getInt("version"),
                kept);
    }

    /**
     * What a purge goes by.
     *
     * @param endedBefore the last status came before this moment
     * @param portalIsTold whether a national portal is configured, which has to confirm what it was told
     */
    record Rule(Instant endedBefore, boolean portalIsTold) {}
}
