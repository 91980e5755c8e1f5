package vn.lienthong.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.Settings;

/** What the embedded database must do, and what released versions of it did not (docs/decisions/0013, 0027). */
class EmbeddedDatabaseTest {
    private static final int ROWS = 200;
    private static final int COMMITS = 60;

    @TempDir
    Path directory;

    /** What the file holds right after a commit is what a kill would leave. */
    @Test
    void every_commit_is_found_again_in_a_copy_of_the_file_made_right_after_it() throws Exception {
        Random random = new Random(63);
        Path file = directory.resolve("live");
        try (Connection live = open(file, ";WRITE_DELAY=0")) {
            prepare(live);
            live.setAutoCommit(false);
            for (int commit = 1; commit <= COMMITS; commit++) {
                update(live, commit, random);
                live.commit();
                assertEquals(commit, newestIn(copyOf(file)), "commits in the file after commit " + commit);
            }
        }
    }

    @Test
    void a_check_outlives_the_session_that_made_it() throws SQLException {
        Path file = directory.resolve("checked");
        try (Connection first = open(file, "")) {
            try (Connection migration = open(file, "");
                    var statement = migration.createStatement()) {
                statement.execute(
                        "create table dossier (status varchar(20) check (status in ('RECEIVED', 'STOPPED')))");
            }
            try (var statement = first.createStatement()) {
                assertEquals(1, statement.executeUpdate("insert into dossier values ('RECEIVED')"));
            }
        }
    }

    @Test
    void the_engine_lets_one_transaction_write_at_a_time() throws SQLException {
        Map<String, String> settings = Map.of(
                "lienthong.db.url", "jdbc:h2:file:" + directory.resolve("one"), "lienthong.db.connection-wait", "1s");
        try (Database database = Database.open(Settings.of(settings));
                Connection first = database.pool().getConnection();
                Connection second = database.pool().getConnection()) {
            first.setAutoCommit(false);
            write(first);
            assertThrows(SQLTransientConnectionException.class, () -> write(second));
            first.commit();
            assertEquals(1, write(second));
        }
    }

    private static int write(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate("update log_head set seq = seq");
        }
    }

    private static Connection open(Path file, String settings) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + file + settings, "sa", "");
    }

    /** Space is used again at once, as it is in a file that has been written for a while. */
    private static void prepare(Connection live) throws SQLException {
        try (var statement = live.createStatement()) {
            statement.execute("set retention_time 0");
            statement.execute("create table step (id int primary key, number int not null, content varbinary(4000))");
            statement.execute("insert into step select x, 0, random_uuid() from system_range(1, " + ROWS + ")");
        }
    }

    private static void update(Connection live, int commit, Random random) throws SQLException {
        try (PreparedStatement update =
                live.prepareStatement("update step set number = ?, content = ? where id = ? or id = 1")) {
            for (int row = random.nextInt(20); row >= 0; row--) {
                byte[] content = new byte[1 + random.nextInt(3_000)];
                random.nextBytes(content);
                update.setInt(1, commit);
                update.setBytes(2, content);
                update.setInt(3, 1 + random.nextInt(ROWS));
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private Path copyOf(Path file) throws Exception {
        Path copy = directory.resolve("copy");
        Files.copy(Path.of(file + ".mv.db"), Path.of(copy + ".mv.db"), StandardCopyOption.REPLACE_EXISTING);
        return copy;
    }

    private static int newestIn(Path copy) throws SQLException {
        try (Connection connection = open(copy, "");
                var rows = connection.createStatement().executeQuery("select max(number) from step")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
