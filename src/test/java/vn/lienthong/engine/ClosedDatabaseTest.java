package vn.lienthong.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.Settings;
import vn.lienthong.queue.Dialect;

/** H2 closes itself when its disk is full; nobody is there at night to start the engine again. */
class ClosedDatabaseTest {
    private static final int POOL = 4;

    @TempDir
    Path directory;

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void fillPool(Database database) throws SQLException {
        List<Connection> lent = new ArrayList<>();
        for (int i = 0; i < POOL; i++) lent.add(database.pool().getConnection());
        for (Connection connection : lent) connection.close();
    }

    /** As H2 does when it cannot write: the connections are not told. */
    private static void closeItself(Database database) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            session.getDatabase().getStore().getMvStore().closeImmediately();
        }
    }

    @Test
    void is_opened_again_once_each_connection_of_before_has_been_refused() throws SQLException {
        Map<String, String> settings = Map.of(
                "lienthong.db.url",
                "jdbc:h2:file:" + directory.resolve("test"),
                "lienthong.db.pool-size",
                String.valueOf(POOL));
        try (Database database = Database.open(Settings.of(settings))) {
            fillPool(database);
            closeItself(database);
            int refused = 0;
            for (int asked = 0; asked < 3 * POOL; asked++) if (database.fault().isPresent()) refused++;
            assertTrue(refused <= POOL, refused + " refused");
            execute(database, "select seq from log_head");
        }
    }

    @Test
    void begins_with_a_file_that_cannot_be_written_which_is_no_fault_of_a_step() {
        assertTrue(Dialect.unreachable(new SQLException("", "HY000", new MVStoreException(2, "disk full"))));
        assertFalse(Dialect.unreachable(new SQLException("", "HY000", new IllegalStateException())));
    }
}
