package vn.lienthong.portal.figures;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import vn.lienthong.dossier.Parameters;
import vn.lienthong.dossier.Statements;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.EffectWriter;

/** The tables {@code statistics_revision} and {@code statistics_row}. */
public final class FiguresRows {
    private record Row(String procedure, Figures figures) {}

    private FiguresRows() {}

    /** Writers of this layer's effects. */
    public static List<EffectWriter<?>> writers() {
        return List.of(
                EffectWriter.of(FiguresFrozen.class, 400, FiguresRows::freeze),
                EffectWriter.of(FiguresSent.class, 410, FiguresRows::sent));
    }

    private static void freeze(Connection connection, List<FiguresFrozen> effects) throws SQLException {
        try {
            Statements.batch(
                    connection,
                    "insert into statistics_revision (period, revision, computed_at) values (?, ?, ?)",
                    effects,
                    (to, effect) -> to.text(effect.figures().period().toString())
                            .small(effect.figures().revision())
                            .instant(effect.figures().computedAt()));
        } catch (SQLException e) {
            if (Statements.duplicate(e)) throw new Conflict("another process has frozen this revision");
            throw e;
        }
        for (FiguresFrozen effect : effects) insertRows(connection, effect.figures());
    }

    private static void insertRows(Connection connection, PeriodFigures figures) throws SQLException {
        Statements.batch(
                connection,
                "insert into statistics_row (period, revision, procedure_code, received, carried_over, on_time, late,"
                        + " not_completed_within, not_completed_overdue) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                List.copyOf(figures.procedures().entrySet()),
                (to, row) -> to.text(figures.period().toString())
                        .small(figures.revision())
                        .text(row.getKey())
                        .number(row.getValue().received())
                        .number(row.getValue().carriedOver())
                        .number(row.getValue().onTime())
                        .number(row.getValue().late())
                        .number(row.getValue().notCompletedWithin())
                        .number(row.getValue().notCompletedOverdue()));
    }

    private static void sent(Connection connection, List<FiguresSent> effects) throws SQLException {
        Statements.batch(
                connection,
                "update statistics_revision set sent_at = ? where period = ? and revision = ? and sent_at is null",
                effects,
                (to, effect) ->
                        to.instant(effect.at()).text(effect.period().toString()).small(effect.revision()));
    }

    /** @param revision null for the newest */
    static Optional<PeriodFigures> find(DataSource dataSource, YearMonth period, Integer revision) {
        record Head(int revision, Instant computedAt, Instant sentAt) {}
        String which = revision == null ? "" : " and revision = ?";
        List<Head> heads = Statements.query(
                dataSource,
                "select revision, computed_at, sent_at from statistics_revision where period = ?" + which
                        + " order by period, revision desc fetch first 1 row only",
                to -> {
                    to.text(period.toString());
                    if (revision != null) to.small(revision);
                },
                row -> new Head(
                        row.getInt("revision"),
                        Parameters.instant(row, "computed_at"),
                        Parameters.instant(row, "sent_at")));
        return heads.stream()
                .findFirst()
                .map(head -> new PeriodFigures(
                        period,
                        head.revision(),
                        head.computedAt(),
                        head.sentAt(),
                        new TreeMap<>(procedures(dataSource, period, head.revision()))));
    }

    private static Map<String, Figures> procedures(DataSource dataSource, YearMonth period, int revision) {
        Map<String, Figures> procedures = new TreeMap<>();
        Statements.query(
                        dataSource,
                        "select * from statistics_row where period = ? and revision = ?",
                        to -> to.text(period.toString()).small(revision),
                        FiguresRows::row)
                .forEach(row -> procedures.put(row.procedure(), row.figures()));
        return procedures;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("procedure_code"),
                new Figures(
                        row.getLong("received"),
                        row.getLong("carried_over"),
                        row.getLong("on_time"),
                        row.getLong("late"),
                        row.getLong("not_completed_within"),
                        row.getLong("not_completed_overdue")));
    }
}
