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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.console.Credentials.Withdrawal;
import vn.lienthong.dossier.DirectCommits;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.dossier.Vault;
import vn.lienthong.queue.QueueAdmin.Act;
import vn.lienthong.testing.SetClock;
import vn.lienthong.testing.TestDatabase;

/** What both databases must do alike. */
abstract class OperatorTokensContract {
    private static final Act ACT = new Act("chief", "left the office");

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock(Instant.parse("2026-09-21T02:15:00Z"));
    private TestDatabase opened;
    private Vault vault;
    private DataSource database;
    private OperatorTokens tokens;
    private Path file;

    abstract TestDatabase open();

    @BeforeEach
    void anEmptyDatabase() {
        opened = open();
        database = opened.dataSource();
        tokens = on(opened);
        file = folder.resolve("data/operator.token");
    }

    private OperatorTokens on(TestDatabase place) {
        vault = Vault.openOrCreate(folder.resolve("master.key"), true);
        DataSource rows = place.dataSource();
        return new OperatorTokens(rows, new DirectCommits(rows, vault, clock, OperatorTokens.writers()), clock);
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
            OperatorTokens onNewDatabase = on(another);
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
                assertFalse(String.valueOf(rows.getString(column)).contains(token));
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

    @Test
    void a_withdrawn_token_is_nobody_at_its_next_call() {
        tokens.provideFirst(file);
        String token = tokens.issue(Role.OPERATOR, "duty-desk", "admin")
                .orElseThrow()
                .token()
                .reveal();
        assertTrue(tokens.find(token).isPresent());
        assertEquals(Withdrawal.DONE, tokens.withdraw("duty-desk", ACT));
        assertEquals(Optional.empty(), tokens.find(token));
        assertEquals(Withdrawal.ALREADY, tokens.withdraw("duty-desk", ACT));
    }

    @Test
    void a_withdrawal_is_in_the_log_with_who_and_why() {
        tokens.issue(Role.OPERATOR, "duty-desk", "admin");
        tokens.withdraw("duty-desk", ACT);
        EventLog.Line line = new EventLog(database, vault)
                .read(null, "credential.withdrawn", null, null)
                .lines()
                .get(0);
        assertEquals("chief", line.actor());
        assertEquals("duty-desk", line.detail().path("name").asText());
        assertEquals("left the office", line.detail().path("why").asText());
    }

    @Test
    void the_name_of_a_withdrawn_token_is_not_given_again() {
        tokens.issue(Role.OPERATOR, "duty-desk", "admin");
        tokens.withdraw("duty-desk", ACT);
        assertEquals(Optional.empty(), tokens.issue(Role.OPERATOR, "duty-desk", "admin"));
    }

    @Test
    void the_last_admin_stays() throws IOException {
        tokens.provideFirst(file);
        String first = tokens.list().get(0).operator().name();
        assertEquals(Withdrawal.LAST_ADMIN, tokens.withdraw(first, ACT));
        assertTrue(tokens.find(token()).isPresent());
        tokens.issue(Role.ADMIN, "second", first);
        assertEquals(Withdrawal.DONE, tokens.withdraw(first, ACT));
    }

    /** Else a restart would undo it: the file still holds the token. */
    @Test
    void a_start_does_not_make_the_withdrawn_first_token_good_again() throws IOException {
        tokens.provideFirst(file);
        tokens.issue(Role.ADMIN, "second", "start");
        tokens.withdraw(tokens.list().get(0).operator().name(), ACT);
        tokens.provideFirst(file);
        assertEquals(Optional.empty(), tokens.find(token()));
        assertEquals(2, tokens.list().size());
    }

    @Test
    void who_is_not_there_cannot_be_withdrawn() {
        assertEquals(Withdrawal.UNKNOWN, tokens.withdraw("nobody", ACT));
    }

    @Test
    void the_last_use_is_noted_to_ten_minutes() {
        String token = tokens.issue(Role.OPERATOR, "duty-desk", "admin")
                .orElseThrow()
                .token()
                .reveal();
        assertEquals(null, lastUse());
        Instant first = clock.instant();
        tokens.find(token);
        clock.advance(Duration.ofSeconds(599));
        tokens.find(token);
        assertEquals(first, lastUse());
        clock.advance(Duration.ofSeconds(1));
        tokens.find(token);
        assertEquals(first.plusSeconds(600), lastUse());
    }

    private Instant lastUse() {
        return tokens.list().get(0).lastUsedAt();
    }

    private String token() throws IOException {
        return Files.readString(file).strip();
    }
}
