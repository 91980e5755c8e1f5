package vn.lienthong.dossier;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.Effect;

/**
 * This process does a piece of scheduled work; refused as a conflict if another process has taken the same run.
 *
 * @param period start of the period the run is for
 * @param forgetBefore runs of this kind for earlier periods are no longer kept
 */
public record RunTaken(String kind, Instant period, Instant forgetBefore) implements Effect {
    /** The latest period of which a run of this kind was taken; empty when none ever was. */
    public static Optional<Instant> last(DataSource dataSource, String kind) {
        return Statements.query(
                        dataSource,
                        "select period from scheduled_run where kind = ? order by kind desc, period desc"
                                + " fetch first 1 row only",
                        to -> to.text(kind),
                        row -> Parameters.instant(row, "period"))
                .stream()
                .findFirst();
    }

    /** Whether it was taken. */
    public static boolean isTaken(DataSource dataSource, String kind, Instant period) {
        return !Statements.query(
                        dataSource,
                        "select 1 from scheduled_run where kind = ? and period = ?",
                        to -> to.text(kind).instant(period),
                        row -> true)
                .isEmpty();
    }

    static void write(Connection connection, List<RunTaken> runs) throws SQLException {
        try {
            Statements.batch(
                    connection, "insert into scheduled_run (kind, period) values (?, ?)", runs, (to, run) -> to.text(
                                    run.kind())
                            .instant(run.period()));
        } catch (SQLException e) {
            if (Statements.duplicate(e)) throw new Conflict("another process has taken this run");
            throw e;
        }
        Statements.batch(
                connection, "delete from scheduled_run where kind = ? and period < ?", runs, (to, run) -> to.text(
                                run.kind())
                        .instant(run.forgetBefore()));
    }
}
