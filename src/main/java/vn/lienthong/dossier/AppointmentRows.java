package vn.lienthong.dossier;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import vn.lienthong.queue.Conflict;

/** The table {@code dossier_appointment}: one row per version of a dossier that was appointed. */
final class AppointmentRows {
    private static final String WATCHED = "select a.dossier_id, a.version, a.stage, a.due_at, d.number, d.status,"
            + " d.version as present_version from dossier_appointment a join dossier d on d.id = a.dossier_id"
            + " where a.stage = ? ";
    private static final String OLDEST_FIRST = " order by a.stage, a.check_at fetch first %d rows only";
    /** As {@link Status#clockRuns}, in this version. */
    private static final String RUNNING = "d.version = a.version and d.status in ("
            + Arrays.stream(Status.values())
                    .filter(Status::clockRuns)
                    .map(status -> "'" + status + "'")
                    .collect(Collectors.joining(", "))
            + ")";

    /** @param running whether the dossier is still being worked on in this version */
    record Watched(
            long dossierId, int version, AppointmentStage stage, Instant dueAt, String number, boolean running) {}

    private AppointmentRows() {}

    static void insert(Connection connection, List<AppointmentMade> effects) throws SQLException {
        Statements.batch(
                connection,
                "insert into dossier_appointment (dossier_id, version, starts_at, due_at, group_due_at, stage,"
                        + " check_at) values (?, ?, ?, ?, ?, ?, ?)",
                effects,
                (to, effect) -> to.number(effect.dossier().id())
                        .small(effect.dossier().version())
                        .instant(effect.dossier().receivedAt())
                        .instant(effect.dossier().dueAt())
                        .instant(effect.dossier().groupDueAt())
                        .text(AppointmentStage.ON_TIME.name())
                        .instant(effect.warnAt()));
    }

    /** @throws Conflict when one of them has already gone on */
    static void move(Connection connection, List<AppointmentMoved> effects) throws SQLException {
        int[] moved = Statements.batch(
                connection,
                "update dossier_appointment set stage = ?, check_at = ? where dossier_id = ? and version = ?"
                        + " and stage = ?",
                effects,
                (to, effect) -> to.text(effect.to().name())
                        .instant(effect.checkAt())
                        .number(effect.dossierId())
                        .small(effect.version())
                        .text(effect.from().name()));
        for (int rows : moved) if (rows == 0) throw new Conflict("the watch over an appointment has gone on");
    }

    /** Those of one stage that are to be looked at by now. */
    static List<Watched> due(DataSource dataSource, AppointmentStage stage, Instant now, int limit) {
        return Statements.query(
                dataSource,
                WATCHED + "and a.check_at <= ?" + OLDEST_FIRST.formatted(limit),
                to -> to.text(stage.name()).instant(now),
                AppointmentRows::watched);
    }

    /** Those of one stage for which the clock no longer runs. */
    static List<Watched> ended(DataSource dataSource, AppointmentStage stage, int limit) {
        return Statements.query(
                dataSource,
                WATCHED + "and not (" + RUNNING + ")" + OLDEST_FIRST.formatted(limit),
                to -> to.text(stage.name()),
                AppointmentRows::watched);
    }

    /** How many of one stage are still being worked on. */
    static int running(DataSource dataSource, AppointmentStage stage) {
        return Statements.query(
                        dataSource,
                        "select count(*) from dossier_appointment a join dossier d on d.id = a.dossier_id"
                                + " where a.stage = ? and " + RUNNING,
                        to -> to.text(stage.name()),
                        row -> row.getInt(1))
                .get(0);
    }

    private static Watched watched(ResultSet row) throws SQLException {
        Status status = Status.valueOf(row.getString("status"));
        boolean running = row.getInt("version") == row.getInt("present_version") && status.clockRuns();
        return new Watched(
                row.getLong("dossier_id"),
                row.getInt("version"),
                AppointmentStage.valueOf(row.getString("stage")),
                Parameters.instant(row, "due_at"),
                row.getString("number"),
                running);
    }
}
