package vn.lienthong.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import vn.lienthong.dossier.Migrations;
import vn.lienthong.queue.Dialect;
import vn.lienthong.queue.QueueEngine;

/** A fresh database with the engine's tables and two of the benchmark's own, opened as the engine opens it. */
final class BenchDatabase implements AutoCloseable {
    private static int number;

    private final String url;
    private final String username;
    private final HikariDataSource pool;

    private BenchDatabase(String url, String username) throws SQLException {
        this.url = url;
        this.username = username;
        HikariConfig config = new HikariConfig();
        Dialect.of(url).connect(config, url);
        config.setUsername(username);
        config.setPassword("");
        config.setMaximumPoolSize(10);
        pool = new HikariDataSource(config);
        new Migrations(Dialect.of(url)).apply(pool, url, username, "");
        String bytes = Dialect.of(url) == Dialect.H2 ? "varbinary(4000)" : "bytea";
        // Blocks as long as those of the engine's own tables: the end of a block is a write of its own, to the ceiling
        // too.
        execute(
                "create table bench_dossier (number varchar(100) primary key, revision bigint not null, content "
                        + bytes + " not null)",
                "create table bench_event (id bigint generated always as identity (cache 10000) primary key,"
                        + " dossier varchar(100) not null, detail " + bytes + " not null)");
    }

    static BenchDatabase h2(Path directory) throws SQLException {
        return new BenchDatabase(
                "jdbc:h2:file:" + directory.resolve("bench" + ++number) + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                "lienthong");
    }

    /** The engine's own file, for an engine that opens it afterwards. */
    static BenchDatabase h2At(String url) throws SQLException {
        return new BenchDatabase(url, "lienthong");
    }

    /** A server whose commits are on the disk when they return, unlike the defaults of the embedded one. */
    static EmbeddedPostgres server(Path directory) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgresql"))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    static BenchDatabase postgresql(EmbeddedPostgres server) throws SQLException {
        String name = "bench" + ++number;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new BenchDatabase(server.getJdbcUrl("postgres", name), "postgres");
    }

    HikariDataSource pool() {
        return pool;
    }

    String url() {
        return url;
    }

    String username() {
        return username;
    }

    QueueEngine.Storage storage() {
        return new QueueEngine.Storage(pool, url, username, "");
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        }
    }

    /** Between two rounds: every round meets the same tables. */
    void empty() throws SQLException {
        for (String table :
                new String[] {"queue_message", "bench_dossier", "bench_event", "dossier", "dossier_status", "event_log"})
            execute("truncate table " + table);
    }

    @Override
    public void close() {
        pool.close();
    }
}
