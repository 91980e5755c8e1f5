package vn.lienthong.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.lienthong.config.Secret;
import vn.lienthong.config.Settings;
import vn.lienthong.config.SettingsFault;
import vn.lienthong.config.SettingsFaults;
import vn.lienthong.dossier.Migrations;
import vn.lienthong.queue.Dialect;
import vn.lienthong.queue.QueueEngine;

/** Opens the database and brings its tables up to date. */
final class Database implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HikariDataSource pool;
    private final DatabasePulse pulse;
    private final String url;
    private final String username;
    private final String password;

    private Database(HikariDataSource pool, String url, String username, String password) {
        this.pool = pool;
        this.pulse = new DatabasePulse(pool, PATIENCE);
        this.url = url;
        this.username = username;
        this.password = password;
    }

    /** @throws SettingsFaults when it cannot be reached, is in use by another process, or refuses the account */
    static Database open(Settings settings) {
        String url = durable(settings.text("lienthong.db.url"));
        String username = settings.text("lienthong.db.username");
        String password =
                settings.secret("lienthong.db.password").map(Secret::reveal).orElse("");
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setConnectionTimeout(
                settings.duration("lienthong.db.connection-wait").toMillis());
        Dialect.of(url).connect(config, url);
        config.setUsername(username);
        config.setPassword(password);
        config.setMaximumPoolSize(settings.number("lienthong.db.pool-size"));
        config.setExceptionOverride(new ClosedConnections());
        config.setConnectionInitSql(initSql(url, settings.duration("queue.lease")));
        HikariDataSource pool = connected(config);
        new Migrations(Dialect.of(url)).apply(pool, url, username, password);
        return new Database(pool, url, username, password);
    }

    /**
     * H2 closes itself when its disk is full, and its connections do not know: without this the pool would hand them
     * out for ever. The next one that is made opens the database again.
     */
    private static final class ClosedConnections implements SQLExceptionOverride {
        @java.lang.Override
        public Override adjudicate(SQLException e) {
            // after a deadlock, say, the connection is good: whoever has it rolls back and tries again
            boolean passing = e instanceof SQLTransientException;
            return Dialect.unreachable(e) && !passing ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
        }
    }

    /** The driver's words stay out of it: they are long, and some name the account. */
    private static HikariDataSource connected(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            String state = e.getCause() instanceof SQLException refused ? refused.getSQLState() : "?";
            throw new SettingsFaults(List.of(new SettingsFault("lienthong.db.url", "database-closed", List.of(state))));
        }
    }

    /**
     * A process that is frozen in the middle of a commit holds the lines it writes and the head of the log: the server
     * ends its session before its leases are out, so that the others can take its work over.
     */
    private static String initSql(String url, Duration lease) {
        if (Dialect.of(url) != Dialect.POSTGRESQL) return null;
        return "set idle_in_transaction_session_timeout = " + Math.max(1_000, lease.toMillis() / 3);
    }

    /** H2 by default writes commits half a second later, and loses them with the process. */
    private static String durable(String url) {
        if (Dialect.of(url) != Dialect.H2) return url;
        String upper = url.toUpperCase(java.util.Locale.ROOT);
        String durable = upper.contains(";WRITE_DELAY=") ? url : url + ";WRITE_DELAY=0";
        return upper.contains(";DB_CLOSE_ON_EXIT=") ? durable : durable + ";DB_CLOSE_ON_EXIT=FALSE";
    }

    HikariDataSource pool() {
        return pool;
    }

    QueueEngine.Storage storage() {
        return new QueueEngine.Storage(pool, url, username, password);
    }

    /** Told within {@link #PATIENCE}; empty if it is well. */
    Optional<String> fault() {
        return pulse.fault();
    }

    @Override
    public void close() {
        pool.close();
    }
}
