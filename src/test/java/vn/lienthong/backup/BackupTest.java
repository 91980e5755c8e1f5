package vn.lienthong.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.config.Settings;
import vn.lienthong.dossier.DocumentStore;
import vn.lienthong.dossier.DocumentsHold;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.Statements;
import vn.lienthong.dossier.Vault;
import vn.lienthong.testing.TestDatabase;

/** A backup of a stopped engine, taken apart and put back. */
class BackupTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-21T02:15:00Z"), ZoneOffset.UTC);
    private static final byte[] PAPER = "%PDF-1.7 a paper".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private Path data;
    private Path backup;
    private String address;
    private Vault vault;

    @BeforeEach
    void anEngineThatHasStopped() throws Exception {
        data = Files.createDirectories(folder.resolve("data"));
        backup = folder.resolve("kept/backup");
        Files.writeString(
                Files.createDirectories(folder.resolve("routes/birth")).resolve("1-deliver.camel.yaml"), "#");
        vault = Vault.openOrCreate(data.resolve("master.key"), true);
        address = new DocumentStore(data.resolve("documents"), vault).put(PAPER);
        Files.writeString(data.resolve("documents/new/half"), "of a crash");
        try (TestDatabase database = TestDatabase.h2(data);
                Connection connection = database.dataSource().getConnection()) {
            EventLog.append(connection, vault, CLOCK, new LogEntry("dossier.received", "G22.99", "dvclt", Map.of()));
            nameDocument(connection, address);
            Files.writeString(data.resolve("url"), database.url().split(";")[0]);
        }
    }

    private static void nameDocument(Connection connection, String address) throws SQLException {
        Statements.batch(
                connection,
                "insert into dossier_document (dossier_id, version, role, position, sender_id, kind, names_sealed,"
                        + " cancelled, media_type, size, address) values (1, 1, 'ATTACHED', ?, 1, 1, x'00', false, 'a/b', 1, ?)",
                List.of(address),
                (to, each) -> to.number(each.hashCode()).text(each));
    }

    private Holdings here(String... more) throws IOException {
        return at(data, Files.readString(data.resolve("url")), more);
    }

    private Holdings elsewhere(String... more) {
        return at(folder.resolve("other"), "jdbc:h2:file:" + folder.resolve("other/lienthong"), more);
    }

    private Holdings at(Path place, String url, String... more) {
        Map<String, String> values = new HashMap<>();
        values.put("lienthong.data-dir", place.toString());
        values.put("lienthong.master-key-file", place.resolve("master.key").toString());
        values.put("lienthong.routes-dir", folder.resolve("routes").toString());
        values.put("lienthong.db.url", url);
        values.put("lienthong.db.username", "sa");
        for (int i = 0; i < more.length; i += 2) values.put(more[i], more[i + 1]);
        return new Holdings(Settings.of(values), Optional.empty());
    }

    private Manifest backUp() throws IOException {
        Holdings holdings = here();
        return new Backup(holdings, vault, files -> {}).write(backup, () -> Backup.ofStopped(holdings, CLOCK));
    }

    private Restore.Done restore(Holdings to, boolean force) {
        return new Restore(to, CLOCK, files -> {}).run(backup, force);
    }

    @Test
    void from_the_snapshot_to_the_last_file_nobody_may_remove_a_document() throws Exception {
        Holdings holdings = here();
        AtomicBoolean removable = new AtomicBoolean();
        new Backup(holdings, vault, files -> removable.compareAndSet(false, isRemovable())).write(backup, () -> {
            removable.compareAndSet(false, isRemovable());
            return Backup.ofStopped(holdings, CLOCK);
        });
        assertFalse(removable.get());
        assertTrue(isRemovable(), "afterwards");
    }

    private boolean isRemovable() {
        Optional<DocumentsHold> hold = DocumentsHold.toRemove(data.resolve("documents"));
        hold.ifPresent(DocumentsHold::close);
        return hold.isPresent();
    }

    @Test
    void it_holds_database_documents_key_routes_and_signatures_and_no_token_lock_or_half_file() throws Exception {
        Files.writeString(data.resolve("check-sandbox.signed.jsonl"), "{}");
        Files.writeString(data.resolve("operator.token"), "lt_secret");
        Files.writeString(data.resolve("process-1.lock"), "me");
        backUp();
        String document = "documents/" + address.substring(0, 2) + "/" + address.substring(2, 4) + "/" + address;
        assertEquals(
                List.of(
                        "check/check-sandbox.signed.jsonl",
                        "database.zip",
                        document,
                        "files.sha256",
                        "manifest.json",
                        "master.key",
                        "routes/birth/1-deliver.camel.yaml"),
                files(backup));
    }

    @Test
    void its_list_is_what_sha256sum_reads_and_names_every_file() throws Exception {
        Manifest manifest = backUp();
        List<String> lines = Files.readAllLines(backup.resolve("files.sha256"));
        assertEquals(manifest.files(), lines.size());
        for (String line : lines) assertTrue(line.matches("[0-9a-f]{64}  [^ ]+"), line);
    }

    @Test
    void nobody_else_may_read_it() throws Exception {
        backUp();
        try (Stream<Path> all = Files.walk(backup)) {
            for (Path each : all.toList())
                assertTrue(
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(each))
                                .endsWith("------"),
                        each.toString());
        }
    }

    @Test
    void the_manifest_says_how_far_the_database_had_come() throws Exception {
        Manifest manifest = backUp();
        assertEquals(1, manifest.database().logRows());
        assertEquals(CLOCK.instant(), manifest.takenAt());
        assertTrue(Integer.parseInt(manifest.database().schemaVersion()) >= 21, manifest.toString());
    }

    @Test
    void in_production_the_key_stays_out_and_restore_asks_for_it() throws Exception {
        Holdings production = new Holdings(
                Settings.of(Map.of(
                        "lienthong.environment", "production",
                        "lienthong.data-dir", data.toString(),
                        "lienthong.master-key-file", data.resolve("master.key").toString(),
                        "lienthong.routes-dir", folder.resolve("routes").toString(),
                        "lienthong.db.url", Files.readString(data.resolve("url")),
                        "lienthong.db.username", "sa")),
                Optional.empty());
        new Backup(production, vault, files -> {}).write(backup, () -> Backup.ofStopped(production, CLOCK));
        assertFalse(Files.exists(backup.resolve("master.key")));
        assertEquals("backup-key-missing", refusal(elsewhere(), false));
        Files.createDirectories(folder.resolve("other"));
        Files.copy(data.resolve("master.key"), folder.resolve("other/master.key"));
        assertTrue(restore(elsewhere(), false).log().verified());
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "backup.zip"})
    void it_is_put_back_elsewhere_whole(String name) throws Exception {
        backup = folder.resolve("kept").resolve(name);
        backUp();
        Restore.Done done = restore(elsewhere(), false);
        assertTrue(done.log().verified());
        assertEquals(0, done.missingDocuments());
        Vault restored = Vault.openOrCreate(folder.resolve("other/master.key"), false);
        var documents = new DocumentStore(folder.resolve("other/documents"), restored);
        assertEquals(List.of(PAPER.length), List.of(documents.get(address).length));
        try (Connection connection = elsewhere().connect()) {
            assertEquals(List.of("backup.restored"), lastKind(connection));
            assertEquals(List.of("*"), pauses(connection));
        }
    }

    @Test
    void a_backup_never_replaces_what_is_there() throws Exception {
        backUp();
        assertEquals(
                "backup-target", assertThrows(BackupFault.class, this::backUp).getMessage());
    }

    @Test
    void a_backup_that_fails_leaves_nothing() throws Exception {
        Holdings holdings = here();
        assertThrows(BackupFault.class, () -> new Backup(holdings, vault, files -> {}).write(backup, () -> {
            throw new BackupFault("backup-database", "08001");
        }));
        assertEquals(List.of(), files(folder.resolve("kept")));
    }

    @Test
    void a_running_engine_that_does_not_answer_is_told_apart_from_a_stopped_one() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldsOpen.class.getName(),
                        Files.readString(data.resolve("url")))
                .redirectErrorStream(true)
                .start();
        try {
            assertEquals('o', other.getInputStream().read());
            assertEquals(
                    "backup-in-use",
                    assertThrows(BackupFault.class, this::backUp).getMessage());
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "manifest.json, backup-manifest",
        "files.sha256, backup-list",
        "database.zip, backup-file-changed",
        "routes/birth/1-deliver.camel.yaml, backup-file-changed"
    })
    void a_changed_file_is_found_and_nothing_is_put_back(String file, String code) throws Exception {
        backUp();
        Path changed = backup.resolve(file);
        byte[] bytes = Files.readAllBytes(changed);
        if (file.equals("manifest.json"))
            bytes = Files.readString(changed).replace("can-tho", "da-nang").getBytes();
        else bytes[bytes.length / 2] ^= 1;
        Files.write(changed, bytes);
        assertEquals(code, refusal(elsewhere(), false));
        assertEquals(List.of(), files(folder.resolve("other")));
    }

    @Test
    void a_missing_file_is_named() throws Exception {
        backUp();
        Files.delete(backup.resolve("database.zip"));
        assertEquals("backup-file-missing", refusal(elsewhere(), false));
    }

    @Test
    void a_document_that_the_database_names_and_nobody_has_is_counted() throws Exception {
        try (Connection connection = here().connect()) {
            nameDocument(connection, "0".repeat(64));
        }
        backUp();
        assertEquals(1, restore(elsewhere(), false).missingDocuments());
    }

    @Test
    void a_log_that_somebody_changed_is_told_and_put_back_all_the_same() throws Exception {
        try (Connection connection = here().connect();
                var statement = connection.createStatement()) {
            statement.execute("update event_log set actor = 'nobody' where seq = 1");
        }
        backUp();
        Restore.Done done = restore(elsewhere(), false);
        assertFalse(done.log().verified());
        assertEquals(1, done.log().firstBad().orElseThrow());
    }

    @Test
    void a_database_of_a_newer_program_is_refused() throws Exception {
        try (Connection connection = here().connect();
                var statement = connection.createStatement()) {
            statement.execute("insert into \"flyway_schema_history\" select 999, '9999', \"description\", \"type\","
                    + " \"script\", \"checksum\", \"installed_by\", \"installed_on\", 1, true from \"flyway_schema_history\""
                    + " where \"installed_rank\" = 1");
        }
        backUp();
        assertEquals("backup-newer-engine", refusal(elsewhere(), false));
    }

    @Test
    void what_is_there_stays_unless_forced_and_then_under_another_name() throws Exception {
        backUp();
        assertEquals("backup-not-empty", refusal(here(), false));
        restore(here(), true);
        assertEquals(
                1,
                names(data).stream()
                        .filter(name -> name.contains(".mv.db.before-20260921-0915"))
                        .count());
        assertTrue(names(data.resolve("documents")).contains("before-20260921-091500"));
        assertEquals(PAPER.length, new DocumentStore(data.resolve("documents"), vault).get(address).length);
    }

    @Test
    void a_restore_that_was_cut_off_is_seen_and_made_good_by_the_next() throws Exception {
        backUp();
        Files.createDirectories(folder.resolve("other/restore-unfinished"));
        assertTrue(RestoreSite.isUnfinished(folder.resolve("other")));
        assertEquals("backup-unfinished", refusal(elsewhere(), false));
        restore(elsewhere(), true);
        assertFalse(RestoreSite.isUnfinished(folder.resolve("other")));
    }

    @Test
    void something_else_is_no_backup() throws IOException {
        backup = Files.createDirectories(folder.resolve("something"));
        assertEquals("backup-none", refusal(elsewhere(), false));
        backup = Files.writeString(folder.resolve("file"), "text");
        assertEquals("backup-none", refusal(elsewhere(), false));
        backup = folder.resolve("nothing");
        assertEquals("backup-missing", refusal(elsewhere(), false));
    }

    private String refusal(Holdings to, boolean force) {
        return assertThrows(BackupFault.class, () -> restore(to, force)).getMessage();
    }

    private static List<String> lastKind(Connection connection) throws SQLException {
        return Statements.query(
                connection,
                "select kind from event_log order by seq desc fetch first 1 rows only",
                none -> {},
                row -> row.getString(1));
    }

    private static List<String> pauses(Connection connection) throws SQLException {
        return Statements.query(connection, "select name from queue_hold", none -> {}, row -> row.getString(1));
    }

    private static TreeSet<String> names(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(each -> each.getFileName().toString())
                    .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
        }
    }

    /** Every file below, in order; none if there is no such folder. */
    private static List<String> files(Path folder) throws IOException {
        if (!Files.exists(folder)) return List.of();
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(each -> folder.relativize(each).toString())
                    .sorted()
                    .toList();
        }
    }
}
