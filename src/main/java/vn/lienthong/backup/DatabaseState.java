package vn.lienthong.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import vn.lienthong.dossier.Migrations;
import vn.lienthong.dossier.Statements;

/**
 * How far a database had come.
 *
 * @param schemaVersion of the newest migration
 * @param logRows number of the last row of the event log; {@code logHash}: its hash, hexadecimal
 */
public record DatabaseState(String schemaVersion, long logRows, String logHash) {
    static DatabaseState of(Connection connection) throws SQLException {
        String schema = Migrations.applied(connection).stream()
                .max(Comparator.comparingInt(Integer::parseInt))
                .orElse("0");
        return Statements.query(
                        connection,
                        "select seq, hash from log_head where id = 1",
                        none -> {},
                        row -> new DatabaseState(
                                schema, row.getLong(1), HexFormat.of().formatHex(row.getBytes(2))))
                .stream()
                .findFirst()
                .orElseThrow(() -> new SQLException("the head of the event log is missing", "02000"));
    }

    /** The hash of that row of the log, hexadecimal; empty list if there is none. */
    static List<String> hashOfRow(Connection connection, long row) throws SQLException {
        return Statements.query(
                connection, "select hash from event_log where seq = ?", to -> to.number(row), found -> HexFormat.of()
                        .formatHex(found.getBytes(1)));
    }
}
