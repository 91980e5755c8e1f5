package vn.lienthong.dossier;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import vn.lienthong.queue.Conflict;

/** Many rows written or read in few round trips. */
public final class Statements {
    private static final int FETCH_ROWS = 1_000;
    /** A driver holds every row of a batch until it is sent. */
    static final int BATCH_ROWS = 1_000;

    private Statements() {}

    public interface Binder<T> {
        void bind(Parameters parameters, T row) throws SQLException;
    }

    public interface Binding {
        void bind(Parameters parameters) throws SQLException;
    }

    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Runs {@code sql} once per row, in order, {@value #BATCH_ROWS} at a time. Returns the number of rows each of them
     * touched.
     */
    public static <T> int[] batch(Connection connection, String sql, List<T> rows, Binder<T> binder)
            throws SQLException {
        if (rows.isEmpty()) return new int[0];
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int[] touched = new int[rows.size()];
            for (int done = 0; done < touched.length; done += BATCH_ROWS) {
                List<T> next = rows.subList(done, Math.min(done + BATCH_ROWS, touched.length));
                for (T row : next) {
                    binder.bind(new Parameters(statement), row);
                    statement.addBatch();
                }
                System.arraycopy(statement.executeBatch(), 0, touched, done, next.size());
            }
            return touched;
        }
    }

    public static <T> List<T> query(Connection connection, String sql, Binding binding, Reader<T> reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_ROWS);
            binding.bind(new Parameters(statement));
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) found.add(reader.read(rows));
                return found;
            }
        }
    }

    /** As {@link #query(Connection, String, Binding, Reader)}, on a connection of its own. */
    public static <T> List<T> query(DataSource dataSource, String sql, Binding binding, Reader<T> reader) {
        try (Connection connection = dataSource.getConnection()) {
            return query(connection, sql, binding, reader);
        } catch (SQLException e) {
            throw new StorageFailure(e);
        }
    }

    /** An insert that another transaction may have been faster with. */
    public interface Insert {
        void run() throws SQLException;
    }

    /** @throws Conflict saying {@code otherwise} when a unique key is taken */
    public static void once(String otherwise, Insert insert) throws SQLException {
        try {
            insert.run();
        } catch (SQLException e) {
            if (duplicate(e)) throw new Conflict(otherwise);
            throw e;
        }
    }

    /** A unique key is taken: another transaction was first. */
    public static boolean duplicate(SQLException e) {
        return "23505".equals(e.getSQLState());
    }
}
