package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.testing.TestDatabase;

class StatementsTest {
    @TempDir
    Path directory;

    private final List<Integer> sent = new ArrayList<>();

    private int[] touched(int rows) throws Exception {
        try (TestDatabase database = TestDatabase.h2(directory);
                Connection connection = database.dataSource().getConnection()) {
            connection.createStatement().execute("create table numbers (number int)");
            return Statements.batch(
                    watched(connection),
                    "insert into numbers values (?)",
                    IntStream.range(0, rows).boxed().toList(),
                    (to, row) -> to.small(row));
        }
    }

    /** Notes how many rows go over the line each time. */
    private Connection watched(Connection connection) {
        return proxy(
                Connection.class,
                connection,
                (name, result) -> name.equals("prepareStatement") ? watched((PreparedStatement) result) : result);
    }

    private PreparedStatement watched(PreparedStatement statement) {
        return proxy(PreparedStatement.class, statement, (name, result) -> {
            if (name.equals("executeBatch")) sent.add(((int[]) result).length);
            return result;
        });
    }

    private interface Watcher {
        Object seen(String method, Object result);
    }

    private static <T> T proxy(Class<T> type, T of, Watcher watcher) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return watcher.seen(method.getName(), method.invoke(of, arguments));
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    @ParameterizedTest
    @CsvSource({"1000, '1000'", "1001, '1000 1'", "2500, '1000 1000 500'"})
    void rows_are_sent_a_thousand_at_a_time(int rows, String parts) throws Exception {
        int[] touched = touched(rows);
        assertEquals(Arrays.stream(parts.split(" ")).map(Integer::valueOf).toList(), sent);
        assertEquals(rows, Arrays.stream(touched).sum(), "each row is told of");
    }

    @Test
    void nothing_is_sent_for_no_row() throws Exception {
        assertEquals(0, touched(0).length);
        assertEquals(List.of(), sent);
    }
}
