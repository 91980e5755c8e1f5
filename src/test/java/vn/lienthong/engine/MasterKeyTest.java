package vn.lienthong.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.Settings;
import vn.lienthong.dossier.KeyFileRefused;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.Vault;
import vn.lienthong.queue.PartnerGate;
import vn.lienthong.queue.QueueListener;

/** A start with another key than the database was written with would read nothing and write what nobody can join. */
class MasterKeyTest {
    @TempDir
    Path data;

    private Path key;

    @BeforeEach
    void writeSomething() throws Exception {
        key = data.resolve("master.key");
        try (Storage storage = open()) {
            storage.queues().start();
            storage.queues().commits().commit(List.of(new LogEntry("test", "", "test", Map.of())));
        }
    }

    private Storage open() throws IOException {
        Settings settings = Settings.of(Map.of(
                "lienthong.data-dir", data.toString(),
                "lienthong.master-key-file", key.toString(),
                "lienthong.db.url", "jdbc:h2:file:" + data.resolve("test")));
        return Storage.open(settings, Storage.place(settings), PartnerGate.OPEN, QueueListener.NONE, Clock.systemUTC());
    }

    private String refusal() {
        return assertThrows(KeyFileRefused.class, () -> open().close()).textKey();
    }

    @Test
    void that_is_lost_is_not_made_anew() throws IOException {
        Path copy = Files.move(key, data.resolve("copy"));
        assertEquals("config.master-key-missing", refusal());
        assertFalse(Files.exists(key));
        Files.move(copy, key);
        open().close();
    }

    @Test
    void of_another_database_is_refused() throws IOException {
        Path other = data.resolve("other.key");
        Vault.openOrCreate(other, true);
        Files.delete(key);
        Files.move(other, key);
        assertEquals("config.master-key-other", refusal());
    }

    @Test
    void fits_a_log_whose_head_somebody_has_changed_which_is_for_verify_to_find() throws Exception {
        try (Storage storage = open();
                var connection = storage.database().pool().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update log_head set seal = x'00'");
        }
        try (Storage storage = open()) {
            assertTrue(storage.log().isOfOurKey());
            assertFalse(storage.log().verify().verified());
        }
    }
}
