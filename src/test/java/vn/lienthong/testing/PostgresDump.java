package vn.lienthong.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Every row and sequence of a PostgreSQL as one transaction saw them: what {@code pg_dump} makes while others write.
 */
public final class PostgresDump {
    private final Map<String, byte[]> tables = new LinkedHashMap<>();
    private final Map<String, String> sequences = new LinkedHashMap<>();

    private PostgresDump() {}

    public static PostgresDump of(TestDatabase database) throws Exception {
        PostgresDump dump = new PostgresDump();
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : names(connection, "select tablename from pg_tables where schemaname = 'public'")) {
                var rows = new ByteArrayOutputStream();
                copy.copyOut("copy \"" + table + "\" to stdout", rows);
                dump.tables.put(table, rows.toByteArray());
            }
            for (String sequence :
                    names(connection, "select sequencename from pg_sequences where schemaname = 'public'"))
                dump.sequences.put(
                        sequence,
                        names(connection, "select last_value || ',' || is_called from " + sequence)
                                .get(0));
            connection.rollback();
        }
        return dump;
    }

    /** In the place of everything that is there. */
    public void into(TestDatabase database) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            statement.execute("truncate \"" + String.join("\", \"", tables.keySet()) + "\"");
            for (var table : tables.entrySet())
                copy.copyIn("copy \"" + table.getKey() + "\" from stdin", new ByteArrayInputStream(table.getValue()));
            for (var sequence : sequences.entrySet())
                statement.execute("select setval('" + sequence.getKey() + "', " + sequence.getValue() + ")");
            connection.commit();
        }
    }

    private static List<String> names(Connection connection, String sql) throws Exception {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) names.add(rows.getString(1));
        }
        return names;
    }
}
