package vn.lienthong.dossier;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import vn.lienthong.queue.Conflict;

/** The table {@code dossier_later_step}: inserted as it is stated, matched once, then never changed. */
final class LaterStepRows {
    static final String COLUMNS = "id, number, step, agency, procedure_code, code, stated_at";

    private LaterStepRows() {}

    static void insert(Connection connection, List<LaterStepReceived> effects) throws SQLException {
        try {
            Statements.batch(
                    connection,
                    "insert into dossier_later_step (number, dossier_id, step, agency, procedure_code, code, stated_at,"
                            + " arrived_at, content_hash, detail_sealed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    effects,
                    (to, effect) -> to.text(effect.number())
                            .numberOrNull(effect.dossierId())
                            .text(effect.step())
                            .text(effect.agency())
                            .text(effect.procedure())
                            .text(effect.code())
                            .instant(effect.statedAt())
                            .instant(effect.arrivedAt())
                            .bytes(effect.contentHash())
                            .bytes(effect.detailSealed()));
        } catch (SQLException e) {
            if (Statements.duplicate(e)) throw new Conflict("this statement is kept already");
            throw e;
        }
    }

    static void match(Connection connection, List<LaterStepMatched> effects) throws SQLException {
        int[] touched = Statements.batch(
                connection,
                "update dossier_later_step set dossier_id = ?, step = ? where id = ? and dossier_id is null",
                effects,
                (to, effect) ->
                        to.number(effect.dossierId()).text(effect.step()).number(effect.id()));
        for (int count : touched) if (count != 1) throw new Conflict("later step matched already");
    }

    static void requireUnknown(Connection connection, List<DossierStillUnknown> effects) throws SQLException {
        for (DossierStillUnknown effect : effects) {
            List<Long> found = Statements.query(
                    connection,
                    "select id from dossier where number = ?",
                    to -> to.text(effect.number()),
                    row -> row.getLong(1));
            if (!found.isEmpty()) throw new Conflict("the dossier has come meanwhile");
        }
    }

    static LaterStep read(ResultSet row) throws SQLException {
        return new LaterStep(
                row.getLong("id"),
                row.getString("number"),
                row.getString("step"),
                row.getString("agency"),
                row.getString("procedure_code"),
                row.getString("code"),
                Parameters.instant(row, "stated_at"));
    }
}
