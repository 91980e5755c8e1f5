package vn.lienthong.retention;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import javax.sql.DataSource;

/** Every value of every column of every table, however the tables may change. */
public final class StoredValues {
    private StoredValues() {}

    /** What is sealed, keyed hashes that a person is found by, and addresses of documents. */
    public static Set<String> personal(DataSource dataSource) {
        Set<String> values = new TreeSet<>();
        each(dataSource, (column, value) -> {
            boolean sealed = column.endsWith("_sealed") || column.equals("queue_message.body");
            boolean found = column.equals("dossier_search.keyed_hash") || column.equals("dossier_document.address");
            if ((sealed || found) && !value.isEmpty()) values.add(value);
        });
        return values;
    }

    /** Which of these values stand anywhere in any table. */
    public static Set<String> stillThere(DataSource dataSource, Set<String> values) {
        Set<String> found = new TreeSet<>();
        each(dataSource, (column, value) -> {
            if (values.contains(value)) found.add(column);
        });
        return found;
    }

    /** {@code table.column} of everything sealed. */
    static Set<String> sealedColumns(DataSource dataSource) {
        Set<String> columns = new TreeSet<>();
        read(dataSource, (table, row) -> {
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                String column = row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT);
                if (column.endsWith("_sealed")) columns.add(table + "." + column);
            }
        });
        return columns;
    }

    private static void each(DataSource dataSource, BiConsumer<String, String> reader) {
        read(dataSource, (table, row) -> {
            while (row.next()) {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    Object value = row.getObject(i);
                    String text =
                            value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
                    reader.accept(
                            table + "." + row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT), text);
                }
            }
        });
    }

    private interface TableReader {
        void read(String table, ResultSet rows) throws SQLException;
    }

    private static void read(DataSource dataSource, TableReader reader) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet table = statement.executeQuery(
                    "select table_name from information_schema.tables" + " where lower(table_schema) = 'public'")) {
                while (table.next()) tables.add(table.getString(1));
            }
            if (tables.size() < 20) throw new AssertionError("tables: " + tables);
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
                    reader.read(table.toLowerCase(Locale.ROOT), rows);
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
