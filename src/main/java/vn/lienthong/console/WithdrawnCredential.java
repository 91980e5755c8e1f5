package vn.lienthong.console;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import vn.lienthong.dossier.Statements;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.EffectWriter;

/** A token of the operations API that is good no more. Committed with its line of the event log. */
record WithdrawnCredential(String name, Instant at) implements Effect {
    static EffectWriter<WithdrawnCredential> writer() {
        return EffectWriter.of(WithdrawnCredential.class, 400, WithdrawnCredential::write);
    }

    private static void write(Connection connection, List<WithdrawnCredential> withdrawn) throws SQLException {
        for (WithdrawnCredential each : withdrawn) each.write(connection);
    }

    /** The rows of all admins are locked, so that of two who withdraw each other one stays. */
    private void write(Connection connection) throws SQLException {
        List<String> admins = Statements.query(
                connection,
                "select name from operator_credential where role = 'admin' and withdrawn_at is null"
                        + " order by name for update",
                none -> {},
                row -> row.getString(1));
        if (admins.equals(List.of(name))) throw new Conflict("the last admin");
        int[] rows = Statements.batch(
                connection,
                "update operator_credential set withdrawn_at = ? where name = ? and withdrawn_at is null",
                List.of(this),
                (to, each) -> to.instant(each.at()).text(each.name()));
        if (rows[0] != 1) throw new Conflict("withdrawn already");
    }
}
