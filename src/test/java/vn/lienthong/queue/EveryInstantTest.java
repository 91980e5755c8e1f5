package vn.lienthong.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.testing.RecordedFiles;

/**
 * Whatever the instant of a kill, the embedded database holds whole transactions (docs/decisions/0027). Without {@link
 * OneWriter} about one instant of two hundred shows a half.
 */
class EveryInstantTest {
    private static final int WRITERS = 4;
    private static final int TRANSACTIONS_EACH = 200;
    private static final List<String> TABLES = List.of("a", "b", "c", "d", "e");

    @TempDir
    Path directory;

    @Test
    void a_killed_process_leaves_no_half_of_a_transaction() throws Exception {
        RecordedFiles.register();
        DataSource source = OneWriter.source(
                "jdbc:h2:file:recorded:" + directory.resolve("live") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                Duration.ofSeconds(30));
        int made;
        try (Connection connection = source.getConnection("sa", "")) {
            makeTables(connection);
            made = RecordedFiles.writes();
            writeTogether(source);
        }
        int writes = RecordedFiles.writes();
        assertTrue(writes - made > 2 * TRANSACTIONS_EACH, "only " + (writes - made) + " writes to the file");
        Path replayed = directory.resolve("replayed.mv.db");
        RecordedFiles.replay(replayed, 0, made);
        for (int instant = made; instant < writes; instant++) {
            RecordedFiles.replay(replayed, instant, instant + 1);
            assertEquals(List.of(), halvesIn(replayed), "transactions in part of their tables, at write " + instant);
        }
    }

    private static void makeTables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("create table " + table + " (id bigint primary key, text varchar(100))");
                statement.execute("create index text_" + table + " on " + table + " (text)");
            }
        }
    }

    private static void writeTogether(DataSource source) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<Void>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) writers.add(threads.submit(writer(source, writer)));
            for (Future<Void> writer : writers) writer.get(120, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Void> writer(DataSource source, int number) {
        return () -> {
            try (Connection connection = source.getConnection("sa", "")) {
                connection.setAutoCommit(false);
                for (long id = number; id < WRITERS * TRANSACTIONS_EACH; id += WRITERS) {
                    for (String table : TABLES) insert(connection, table, id);
                    connection.commit();
                }
            }
            return null;
        };
    }

    private static void insert(Connection connection, String table, long id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into " + table + " values (?, ?)")) {
            insert.setLong(1, id);
            insert.setString(2, "row " + id);
            insert.executeUpdate();
        }
    }

    private List<String> halvesIn(Path replayed) throws Exception {
        Path copy = directory.resolve("copy.mv.db");
        Files.copy(replayed, copy, StandardCopyOption.REPLACE_EXISTING);
        String rows = TABLES.stream()
                .map(table ->
                        "select '%1$s' name, id from %1$s union all select 'index of %1$s', id from %1$s where text > ''"
                                .formatted(table))
                .collect(Collectors.joining(" union all "));
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("copy"), "sa", "");
                var statement = connection.createStatement()) {
            List<String> halves = new ArrayList<>();
            try (var half = statement.executeQuery("select id, listagg(name, ', ') from (" + rows
                    + ") group by id having count(*) < " + 2 * TABLES.size())) {
                while (half.next()) halves.add(half.getLong(1) + " in " + half.getString(2));
            }
            statement.execute("shutdown immediately");
            return halves;
        }
    }
}
