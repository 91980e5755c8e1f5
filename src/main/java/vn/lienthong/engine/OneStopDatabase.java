package vn.lienthong.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import vn.lienthong.config.Secret;
import vn.lienthong.config.Settings;

/** The database of a one-stop system that takes dossiers by its tables. Never the engine's own. */
final class OneStopDatabase {
    private static final String KEY = "partner.one-stop.";
    /** The least a connection may be waited for, in milliseconds: the pool takes no less. */
    private static final long LEAST_WAIT = 250;

    private OneStopDatabase() {}

    /**
     * Opened when it is first needed: the engine starts although that system is down. Null where none is configured.
     */
    static HikariDataSource open(Settings settings) {
        if (settings.optional(KEY + "db.url").isEmpty()) return null;
        HikariConfig config = new HikariConfig();
        config.setPoolName("one-stop");
        config.setJdbcUrl(settings.text(KEY + "db.url"));
        config.setUsername(settings.text(KEY + "db.username"));
        config.setPassword(
                settings.secret(KEY + "db.password").map(Secret::reveal).orElse(""));
        config.setMaximumPoolSize(settings.number(KEY + "concurrency"));
        config.setMinimumIdle(0);
        config.setConnectionTimeout(
                Math.max(LEAST_WAIT, settings.duration(KEY + "timeout").toMillis()));
        config.setInitializationFailTimeout(-1);
        if (settings.text(KEY + "db.url").startsWith("jdbc:postgresql:"))
            config.addDataSourceProperty("socketTimeout", String.valueOf(silence(settings)));
        return new HikariDataSource(config);
    }

    /** Seconds without a byte after which a connection is given up: a frozen server answers no cancel either. */
    private static long silence(Settings settings) {
        return Math.max(2, 2 * settings.duration(KEY + "timeout").toSeconds());
    }
}
