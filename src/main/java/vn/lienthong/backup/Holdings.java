package vn.lienthong.backup;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import vn.lienthong.config.Secret;
import vn.lienthong.config.Settings;
import vn.lienthong.queue.Dialect;

/**
 * Where on this machine everything is that a backup holds.
 *
 * @param settingsFile what was given by {@code --config}, if anything was
 */
public record Holdings(Settings settings, Optional<Path> settingsFile) {
    private static final String EMBEDDED = "jdbc:h2:file:";
    /** H2: another process has the file open. */
    private static final int ALREADY_IN_USE = 90020;

    private static final int CONNECTIONS = 2;

    public Path data() {
        return settings.path("lienthong.data-dir").toAbsolutePath().normalize();
    }

    Path documents() {
        return data().resolve("documents");
    }

    /** Database copies that a running engine made for whoever fetches them. */
    Path snapshots() {
        return data().resolve("snapshots");
    }

    public Path keyFile() {
        return settings.path("lienthong.master-key-file");
    }

    /** In production the key is kept apart from what it opens. */
    boolean keyIsKeptElsewhere() {
        return settings.isProduction();
    }

    Path routes() {
        return settings.path("lienthong.routes-dir");
    }

    Optional<Path> calendarFile() {
        return settings.optional("lienthong.calendar-file").map(Path::of).filter(Files::isRegularFile);
    }

    public Dialect dialect() {
        return Dialect.of(settings.text("lienthong.db.url"));
    }

    /** Of H2, which is always a file (settings refuse anything else). */
    Path databaseFile() {
        String place =
                settings.text("lienthong.db.url").substring(EMBEDDED.length()).split(";", 2)[0];
        if (place.startsWith("~")) place = System.getProperty("user.home") + place.substring(1);
        return Path.of(place + ".mv.db").toAbsolutePath().normalize();
    }

    /** The database itself, no table made or changed. @throws BackupFault when it is not there or in use */
    Connection connect() throws SQLException {
        if (dialect() == Dialect.POSTGRESQL) return open(settings.text("lienthong.db.url"));
        if (!Files.exists(databaseFile())) throw new BackupFault("backup-no-database", databaseFile());
        return openFile(databaseFile());
    }

    /** An H2 file under another name, with the account of the engine's own. */
    Connection openFile(Path file) throws SQLException {
        try {
            return open(url(file));
        } catch (SQLException e) {
            if (e.getErrorCode() == ALREADY_IN_USE) throw new BackupFault("backup-in-use", file);
            throw e;
        }
    }

    /** As {@link #connect}, for reading much; a connection must be open meanwhile. */
    HikariDataSource pool() {
        return pool(settings.text("lienthong.db.url"));
    }

    /** As {@link #openFile}. */
    HikariDataSource pool(Path file) {
        return pool(url(file));
    }

    private HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("backup");
        config.setJdbcUrl(url);
        config.setUsername(settings.text("lienthong.db.username"));
        config.setPassword(password());
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    private static String url(Path file) {
        return "jdbc:h2:file:" + file.toString().replaceFirst("\\.mv\\.db$", "") + ";IFEXISTS=TRUE;WRITE_DELAY=0";
    }

    private Connection open(String url) throws SQLException {
        return DriverManager.getConnection(url, settings.text("lienthong.db.username"), password());
    }

    private String password() {
        return settings.secret("lienthong.db.password").map(Secret::reveal).orElse("");
    }
}
