package vn.lienthong.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.testing.TestDatabase;

/** What both databases must do alike. */
abstract class OperatorTokensContract {
    @TempDir
    Path folder;

    private TestDatabase opened;
    private DataSource database;
    private OperatorTokens tokens;
    private Path file;

    abstract TestDatabase open();

    @BeforeEach
    void anEmptyDatabase() {
        opened = open();
        database = opened.dataSource();
        tokens = new OperatorTokens(database, Clock.systemUTC());
        file = folder.resolve("data/operator.token");
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void the_first_token_is_in_a_file_that_only_the_owner_can_use() throws IOException {
        tokens.provideFirst(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void the_first_token_may_do_everything() throws IOException {
        tokens.provideFirst(file);
        assertEquals(Role.ADMIN, tokens.find(token()).orElseThrow().role());
    }

    @Test
    void the_second_start_keeps_the_token() throws IOException {
        tokens.provideFirst(file);
        String first = token();
        tokens.provideFirst(file);
        assertEquals(first, token());
    }

    @Test
    void a_new_database_learns_the_token_that_is_there() throws IOException {
        tokens.provideFirst(file);
        try (TestDatabase another = open()) {
            OperatorTokens onNewDatabase = new OperatorTokens(another.dataSource(), Clock.systemUTC());
            onNewDatabase.provideFirst(file);
            assertTrue(onNewDatabase.find(token()).isPresent());
        }
    }

    @Test
    void a_token_file_that_others_can_read_stops_the_start() throws IOException {
        tokens.provideFirst(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThrows(IllegalStateException.class, () -> tokens.provideFirst(file));
    }

    @Test
    void an_issued_token_has_its_role_and_name() {
        var issued = tokens.issue(Role.AUDITOR, "thanh-tra", "admin").orElseThrow();
        assertEquals(
                Optional.of(new Operator("thanh-tra", Role.AUDITOR)),
                tokens.find(issued.token().reveal()));
    }

    @Test
    void the_database_knows_no_token() throws SQLException {
        String token = tokens.issue(Role.AUDITOR, "thanh-tra", "admin")
                .orElseThrow()
                .token()
                .reveal();
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery("select * from operator_credential")) {
            rows.next();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++)
                assertFalse(rows.getString(column).contains(token));
        }
    }

    @Test
    void a_name_is_given_once() {
        tokens.issue(Role.AUDITOR, "thanh-tra", "admin");
        assertEquals(Optional.empty(), tokens.issue(Role.ADMIN, "thanh-tra", "admin"));
    }

    @Test
    void any_other_text_is_nobody() {
        tokens.provideFirst(file);
        for (String text : new String[] {"", "lt_", "lt_" + "A".repeat(43), "' or 1=1 --", "x".repeat(10_000)})
            assertEquals(Optional.empty(), tokens.find(text));
    }

    private String token() throws IOException {
        return Files.readString(file).strip();
    }
}
