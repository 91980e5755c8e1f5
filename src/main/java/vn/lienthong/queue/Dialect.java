package vn.lienthong.queue;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import org.h2.mvstore.MVStoreException;

/** The few statements that differ between the embedded database and PostgreSQL. */
public enum Dialect {
    H2("select next value for queue_message_id from system_range(1, ?)"),
    POSTGRESQL("select nextval('queue_message_id') from generate_series(1, ?)");

    static final String CHANNEL = "lienthong_queue";

    /** As deep as a failure is looked into. */
    private static final int CAUSES = 10;

    private final String nextIds;

    Dialect(String nextIds) {
        this.nextIds = nextIds;
    }

    /** @throws IllegalArgumentException for a JDBC URL of another database */
    public static Dialect of(String jdbcUrl) {
        if (jdbcUrl.startsWith("jdbc:h2:")) return H2;
        if (jdbcUrl.startsWith("jdbc:postgresql:")) return POSTGRESQL;
        throw new IllegalArgumentException("jdbc:h2: or jdbc:postgresql: expected");
    }

    /**
     * Lets a pool connect to {@code url}: on H2 so that one of its connections writes at a time. Each waits for its
     * turn as long as the pool, by now, waits for a connection.
     */
    public void connect(HikariConfig pool, String url) {
        if (this == H2) pool.setDataSource(OneWriter.source(url, Duration.ofMillis(pool.getConnectionTimeout())));
        else pool.setJdbcUrl(url);
    }

    /** Folder of the migrations. */
    public String folder() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    long[] nextIds(Connection connection, int count) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(nextIds)) {
            select.setInt(1, count);
            long[] ids = new long[count];
            try (ResultSet rows = select.executeQuery()) {
                for (int i = 0; i < count; i++) {
                    rows.next();
                    ids[i] = rows.getLong(1);
                }
            }
            return ids;
        }
    }

    /**
     * Lets no other process add to or take from these lines until the commit, so that ids grow in the order of
     * commits. H2 has one process and its one committer; nothing to lock there.
     */
    void lockLines(Connection connection, Collection<String> lines) throws SQLException {
        if (this == H2 || lines.isEmpty()) return;
        Long[] hashes = lines.stream().map(Dialect::hash).distinct().sorted().toArray(Long[]::new);
        try (PreparedStatement lock = connection.prepareStatement(
                "select count(pg_advisory_xact_lock(h)) from (select h from unnest(?) h order by h) locks")) {
            lock.setArray(1, connection.createArrayOf("bigint", hashes));
            lock.execute();
        }
    }

    /**
     * How a claim keeps other processes from reading the same messages. H2 has one process and one thread that claims;
     * there a lock would only write every row once more.
     */
    String claimLock() {
        return this == H2 ? "" : " for update skip locked";
    }

    /** Tells the other processes, at the commit, that these queues have something to claim. */
    void announce(Connection connection, Collection<String> queues) throws SQLException {
        if (this == H2 || queues.isEmpty()) return;
        try (PreparedStatement notify = connection.prepareStatement("select pg_notify(?, ?)")) {
            notify.setString(1, CHANNEL);
            notify.setString(2, String.join(",", queues));
            notify.execute();
        }
    }

    /** Whether commits reach the disk only with {@link EmbeddedFile#force}. */
    boolean needsForce() {
        return this == H2;
    }

    /** A deadlock or a serialization failure: the same transaction may go through now. */
    static boolean transientFailure(SQLException e) {
        return "40P01".equals(e.getSQLState()) || "40001".equals(e.getSQLState());
    }

    /** Whether this says that the database itself cannot be used now. */
    public static boolean unreachable(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return e instanceof java.sql.SQLTransientException
                || e instanceof java.sql.SQLNonTransientConnectionException
                || (state.equals("HY000") && e.getCause() instanceof MVStoreException) // H2 could not write its file
                || state.matches("(08|53|57|58).*|25P03|90(007|028|031|067|098|121)");
    }

    /** Whether this failure comes of a database that cannot be reached, however often it was wrapped on the way. */
    public static boolean isGone(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < CAUSES; cause = cause.getCause(), depth++)
            if (cause instanceof SQLException sql && unreachable(sql)) return true;
        return false;
    }

    /** FNV-1a, 64 bits: the same in every process. */
    private static long hash(String line) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < line.length(); i++) hash = (hash ^ line.charAt(i)) * 0x100000001b3L;
        return hash;
    }
}
