package vn.lienthong.dossier;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/** The table {@code dossier}: inserted once, then only moved from one revision to the next. */
final class DossierRows {
    static final String COLUMNS = "id, front, number, one_stop_number, dossier_group, module, procedure_code, unit, "
            + "status, version, revision, received_at, arrived_at, due_at, group_due_at, warnings";

    private static final String INSERT =
            "insert into dossier (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "update dossier set one_stop_number = ?, dossier_group = ?, module = ?, "
            + "procedure_code = ?, unit = ?, status = ?, version = ?, revision = ?, received_at = ?, due_at = ?, "
            + "group_due_at = ?, warnings = ?, portal_unsent = true where id = ? and revision = ?";

    /** One step of a dossier's row. */
    record Move(Dossier before, Dossier after) {}

    private DossierRows() {}

    /** @throws Conflict when a number is taken */
    static void insert(Connection connection, List<Dossier> dossiers) throws SQLException {
        // in one order for everybody, so that two groups with the same numbers wait for each other and never cross
        List<Dossier> ordered =
                dossiers.stream().sorted(Comparator.comparing(Dossier::number)).toList();
        try {
            Statements.batch(connection, INSERT, ordered, (to, dossier) -> to.number(dossier.id())
                    .text(dossier.front())
                    .text(dossier.number())
                    .text(dossier.oneStopNumber())
                    .text(dossier.group())
                    .text(dossier.module())
                    .text(dossier.procedure())
                    .text(dossier.unit())
                    .text(dossier.status().name())
                    .small(dossier.version())
                    .number(dossier.revision())
                    .instant(dossier.receivedAt())
                    .instant(dossier.arrivedAt())
                    .instant(dossier.dueAt())
                    .instant(dossier.groupDueAt())
                    .text(String.join(",", dossier.warnings())));
        } catch (SQLException e) {
            if (Statements.duplicate(e)) throw new Conflict("a dossier of this number came first");
            throw e;
        }
    }

    /**
     * Several moves of one dossier are done in the order given.
     *
     * @throws Conflict when a row is not at the revision its move was decided on
     * @throws StepFailure (refused) when another dossier has the one-stop number; deciding again would not help
     */
    static void move(Connection connection, List<Move> moves) throws SQLException {
        List<Move> ordered = moves.stream()
                .sorted(Comparator.comparingLong(move -> move.before().id()))
                .toList();
        int[] touched;
        try {
            touched = Statements.batch(connection, UPDATE, ordered, (to, move) -> {
                Dossier after = move.after();
                to.text(after.oneStopNumber())
                        .text(after.group())
                        .text(after.module())
                        .text(after.procedure())
                        .text(after.unit())
                        .text(after.status().name())
                        .small(after.version())
                        .number(after.revision())
                        .instant(after.receivedAt())
                        .instant(after.dueAt())
                        .instant(after.groupDueAt())
                        .text(String.join(",", after.warnings()))
                        .number(move.before().id())
                        .number(move.before().revision());
            });
        } catch (SQLException e) {
            if (Statements.duplicate(e)) throw taken(ordered);
            throw e;
        }
        for (int count : touched) {
            if (count != 1) throw new Conflict("dossier is at another revision");
        }
    }

    private static StepFailure taken(List<Move> moves) {
        String number = moves.stream()
                .filter(move -> !Objects.equals(
                        move.before().oneStopNumber(), move.after().oneStopNumber()))
                .map(move -> move.after().oneStopNumber())
                .findFirst()
                .orElse("");
        return new StepFailure(ErrorClass.PARTNER_REFUSED, "one-stop", "one-stop-number-taken", number);
    }

    static Dossier read(ResultSet row) throws SQLException {
        String warnings = row.getString("warnings");
        return new Dossier(
                row.getLong("id"),
                row.getString("front"),
                row.getString("number"),
                row.getString("one_stop_number"),
                row.getString("dossier_group"),
                row.getString("module"),
                row.getString("procedure_code"),
                row.getString("unit"),
                Status.valueOf(row.getString("status")),
                row.getInt("version"),
                row.getLong("revision"),
                Parameters.instant(row, "received_at"),
                Parameters.instant(row, "arrived_at"),
                Parameters.instant(row, "due_at"),
                Parameters.instant(row, "group_due_at"),
                warnings.isEmpty() ? List.of() : List.of(warnings.split(",")));
    }
}
