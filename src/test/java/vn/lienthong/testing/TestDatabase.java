package vn.lienthong.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import vn.lienthong.dossier.Migrations;
import vn.lienthong.queue.Dialect;

/** A fresh, migrated database: an H2 file as the engine opens it, or a database on a real PostgreSQL. */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static EmbeddedPostgres server;

    private final String url;
    private final String username;
    private final HikariDataSource dataSource;

    private TestDatabase(String url, String username) {
        this.url = url;
        this.username = username;
        HikariConfig config = new HikariConfig();
        Dialect.of(url).connect(config, url);
        config.setUsername(username);
        config.setPassword("");
        config.setMaximumPoolSize(12);
        dataSource = new HikariDataSource(config);
        new Migrations(Dialect.of(url)).apply(dataSource, url, username, "");
    }

    public static TestDatabase h2(Path directory) {
        return new TestDatabase(
                "jdbc:h2:file:" + directory.resolve("test" + NUMBER.incrementAndGet()) + ";WRITE_DELAY=0", "sa");
    }

    public static TestDatabase postgresql() {
        String name = "test" + NUMBER.incrementAndGet();
        try (var connection = server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(server().getJdbcUrl("postgres", name), "postgres");
    }

    /** One server for the whole test run. */
    public static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }

    public String url() {
        return url;
    }

    public String username() {
        return username;
    }

    public HikariDataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
