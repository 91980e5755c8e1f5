package vn.lienthong.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import vn.lienthong.dossier.Statements;

/** The tables of an H2 database that had no row when this was made; they can be emptied again. */
final class BlankTables {
    private static final String TABLES = "select table_name from information_schema.tables"
            + " where table_schema = 'PUBLIC' and table_type = 'BASE TABLE' order by table_name";

    private final DataSource dataSource;
    private final List<String> names;

    private BlankTables(DataSource dataSource, List<String> names) {
        this.dataSource = dataSource;
        this.names = names;
    }

    static BlankTables of(DataSource dataSource) {
        List<String> all = Statements.query(dataSource, TABLES, none -> {}, row -> row.getString(1));
        return new BlankTables(
                dataSource,
                all.stream().filter(name -> !filled(dataSource, name)).toList());
    }

    private static boolean filled(DataSource dataSource, String table) {
        String any = "select 1 from \"" + table + "\" fetch first 1 row only";
        return !Statements.query(dataSource, any, none -> {}, row -> 1).isEmpty();
    }

    void empty() {
        List<String> filled =
                names.stream().filter(name -> filled(dataSource, name)).toList();
        if (filled.isEmpty()) return;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set referential_integrity false");
            for (String name : filled) statement.execute("truncate table \"" + name + "\"");
            statement.execute("set referential_integrity true");
        } catch (SQLException e) {
            throw new IllegalStateException("a bench could not be emptied", e);
        }
    }
}
