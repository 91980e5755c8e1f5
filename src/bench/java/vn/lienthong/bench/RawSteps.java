package vn.lienthong.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * The ceiling: what the database gives when nobody decides anything. One thread, prepared statements, JDBC batches,
 * twenty steps a commit; a step updates a dossier row, appends an event, inserts the next message and deletes the one
 * before it.
 */
final class RawSteps {
    private static final int STEPS_PER_COMMIT = 20;

    private final BenchDatabase database;
    private final Load load;

    RawSteps(BenchDatabase database, Load load) {
        this.database = database;
        this.load = load;
    }

    /** Steps per second. */
    double run() throws SQLException {
        load.insertDossiers(database);
        byte[] body = Load.body().getBytes(StandardCharsets.UTF_8);
        long begin = System.nanoTime();
        try (Connection connection = database.pool().getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update bench_dossier set revision = ?, content = ? where number = ? and revision = ?");
                PreparedStatement event =
                        connection.prepareStatement("insert into bench_event (dossier, detail) values (?, ?)");
                PreparedStatement insert = connection.prepareStatement("insert into queue_message (id, queue, line,"
                        + " claim_at, due_at, lease, owner, parked, attempts, created_at, idempotency_key, body)"
                        + " values (?, ?, ?, ?, ?, 1, 'bench', false, 0, ?, ?, ?)");
                PreparedStatement delete =
                        connection.prepareStatement("delete from queue_message where id = ? and lease = ?")) {
            connection.setAutoCommit(false);
            for (int step = 0; step < load.steps(); step++) {
                for (int line = 0; line < load.lines(); line++) {
                    long now = System.currentTimeMillis();
                    String number = Load.line(line);
                    long id = (long) step * load.lines() + line + 1;

                    update.setLong(1, step + 1);
                    update.setBytes(2, Load.content());
                    update.setString(3, number);
                    update.setLong(4, step);
                    update.addBatch();

                    event.setString(1, number);
                    event.setBytes(2, Load.content());
                    event.addBatch();

                    insert.setLong(1, id);
                    insert.setString(2, Load.queue(step));
                    insert.setString(3, number);
                    insert.setLong(4, now);
                    insert.setLong(5, now);
                    insert.setLong(6, now);
                    insert.setString(7, number + "/" + step + "/1");
                    insert.setBytes(8, body);
                    insert.addBatch();

                    delete.setLong(1, id - load.lines());
                    delete.setLong(2, 1);
                    delete.addBatch();

                    if (line % STEPS_PER_COMMIT == STEPS_PER_COMMIT - 1) {
                        for (PreparedStatement statement : new PreparedStatement[] {update, event, insert, delete})
                            statement.executeBatch();
                        connection.commit();
                    }
                }
            }
        }
        return load.hops() / ((System.nanoTime() - begin) / 1e9);
    }
}
