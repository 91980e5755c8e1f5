package vn.lienthong.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneWriterTest {
    private static final String INSERT = "insert into step (number) values (1)";

    @TempDir
    Path directory;

    private Connection first;
    private Connection second;

    @BeforeEach
    void open() throws SQLException {
        connect(Duration.ofMillis(1));
        try (Statement statement = first.createStatement()) {
            statement.execute("create table step (number int not null)");
            statement.execute("create sequence ids");
        }
        first.setAutoCommit(false);
    }

    /** @param patience a moment, where a test asks whether a transaction would have to wait */
    private void connect(Duration patience) throws SQLException {
        DataSource source = OneWriter.source("jdbc:h2:file:" + directory.resolve("test") + ";WRITE_DELAY=0", patience);
        first = source.getConnection();
        second = source.getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        first.close();
        second.close();
    }

    enum End {
        COMMIT {
            @Override
            void of(Connection connection) throws SQLException {
                connection.commit();
            }
        },
        ROLLBACK {
            @Override
            void of(Connection connection) throws SQLException {
                connection.rollback();
            }
        },
        AUTO_COMMIT {
            @Override
            void of(Connection connection) throws SQLException {
                connection.setAutoCommit(true);
            }
        },
        CLOSE {
            @Override
            void of(Connection connection) throws SQLException {
                connection.close();
            }
        };

        abstract void of(Connection connection) throws SQLException;
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void a_second_transaction_writes_after_the_end_of_the_first(End end) throws SQLException {
        execute(first, INSERT);
        assertWaits(second);
        end.of(first);
        execute(second, INSERT);
    }

    @Test
    void whoever_waits_goes_on_by_himself() throws Exception {
        close();
        connect(Duration.ofMinutes(1));
        first.setAutoCommit(false);
        execute(first, INSERT);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
            try {
                execute(second, INSERT);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        first.commit();
        waiting.get(30, TimeUnit.SECONDS);
        assertEquals(2, rows(first));
    }

    @Test
    void a_return_to_a_savepoint_is_no_end() throws SQLException {
        var savepoint = first.setSavepoint();
        execute(first, INSERT);
        first.rollback(savepoint);
        assertWaits(second);
    }

    @Test
    void readers_do_not_wait_and_keep_nobody_waiting() throws SQLException {
        execute(first, INSERT);
        assertEquals(0, rows(second), "what another transaction has not committed");
        first.rollback();
        assertEquals(0, rows(first));
        execute(second, INSERT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select next value for ids",
                "select NEXT  VALUE for ids from system_range(1, 3)",
                "select number from step for update",
                "select number from final table (" + INSERT + ")"
            })
    void a_query_that_changes_something_is_a_writer(String query) throws SQLException {
        try (Statement statement = first.createStatement()) {
            statement.executeQuery(query);
        }
        assertWaits(second);
        first.commit();
        try (PreparedStatement prepared = first.prepareStatement(query)) {
            prepared.executeQuery();
        }
        assertWaits(second);
    }

    @Test
    void a_batch_is_a_writer() throws SQLException {
        try (PreparedStatement batch = first.prepareStatement(INSERT)) {
            batch.addBatch();
            batch.executeBatch();
        }
        assertWaits(second);
    }

    @Test
    void a_statement_of_its_own_ends_with_itself_also_when_it_fails() throws SQLException {
        execute(second, INSERT);
        assertThrows(SQLException.class, () -> execute(second, "insert into step (number) values (null)"));
        execute(first, INSERT);
        first.commit();
        assertEquals(2, rows(second));
    }

    private static void assertWaits(Connection connection) {
        assertThrows(SQLTransientConnectionException.class, () -> execute(connection, INSERT));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static long rows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from step")) {
            row.next();
            return row.getLong(1);
        }
    }
}
