package vn.lienthong.dossier;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** The two databases every storage test runs on, each time a fresh one. PostgreSQL is started once a JVM. */
enum Database {
    H2 {
        @Override
        String create(Path directory, String name) {
            return "jdbc:h2:file:" + directory.resolve(name) + ";WRITE_DELAY=0";
        }
    },
    POSTGRESQL {
        @Override
        String create(Path directory, String name) throws SQLException {
            try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection()) {
                connection.createStatement().execute("create database " + name);
            }
            return Server.RUNNING.getJdbcUrl("postgres", name);
        }
    };

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    abstract String create(Path directory, String name) throws SQLException;

    /** A migrated database of its own, behind a pool; closing the pool is the caller's. */
    HikariDataSource open(Path directory) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(create(directory, "t" + UUID.randomUUID().toString().replace("-", "")));
        config.setMaximumPoolSize(8);
        HikariDataSource dataSource = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/" + (this == H2 ? "h2" : "postgresql"))
                .load()
                .migrate();
        return dataSource;
    }
}
