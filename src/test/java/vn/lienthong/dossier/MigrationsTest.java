package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.queue.Dialect;

class MigrationsTest {
    @TempDir
    Path directory;

    private HikariDataSource database;

    @BeforeEach
    void open() {
        database = new HikariDataSource();
        database.setJdbcUrl("jdbc:h2:file:" + directory.resolve("test"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void start() {
        new Migrations(Dialect.H2).apply(database, database.getJdbcUrl(), "", "");
    }

    private void execute(String sql) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Set<String> applied() throws Exception {
        try (var connection = database.getConnection()) {
            return Migrations.applied(connection);
        }
    }

    @ParameterizedTest
    @EnumSource
    void that_are_shipped_are_the_files_in_the_folder(Dialect dialect) throws Exception {
        Set<String> versions = new TreeSet<>();
        try (var files = Files.list(Path.of("src/main/resources/db/migration", dialect.folder()))) {
            files.map(file -> file.getFileName().toString().replaceAll("^V(\\d+)__.*", "$1"))
                    .forEach(versions::add);
        }
        assertFalse(versions.isEmpty());
        assertEquals(versions, new TreeSet<>(new Migrations(dialect).shipped()));
    }

    @Test
    void are_all_applied_to_an_empty_database_and_found_there_afterwards() throws Exception {
        start();
        assertEquals(new Migrations(Dialect.H2).shipped(), applied());
        start();
    }

    @Test
    void one_that_is_missing_is_applied() throws Exception {
        start();
        execute("drop table dossier_purge");
        execute("drop index payment_dossier");
        execute("delete from \"flyway_schema_history\" where \"version\" = '25'");
        start();
        assertEquals(new Migrations(Dialect.H2).shipped(), applied());
    }

    @Test
    void one_that_went_wrong_is_told() throws Exception {
        start();
        execute("update \"flyway_schema_history\" set \"success\" = false where \"version\" = '25'");
        assertThrows(FlywayException.class, this::start);
    }
}
