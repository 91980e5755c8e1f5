package vn.lienthong.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.Settings;
import vn.lienthong.config.SettingsFault;
import vn.lienthong.config.SettingsFaults;
import vn.lienthong.testing.FreePort;

/** What the machine refuses at the start is told as a fault of the setting that asked for it: one line each. */
class StartFaultsTest {
    @TempDir
    private Path folder;

    private static List<SettingsFault> faults(Executable start) {
        return assertThrows(SettingsFaults.class, start).faults();
    }

    @Test
    void a_database_that_does_not_answer() throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:" + FreePort.next() + "/lienthong";
        assertEquals(
                List.of(new SettingsFault("lienthong.db.url", "database-closed", List.of("08001"))),
                faults(() -> Database.open(Settings.of(Map.of("lienthong.db.url", url)))));
    }

    @Test
    void a_data_folder_that_cannot_be_made() throws IOException {
        Path data = Files.createFile(folder.resolve("file")).resolve("data");
        Settings settings = Settings.of(Map.of("lienthong.data-dir", data.toString()));
        assertEquals(
                List.of(new SettingsFault("lienthong.data-dir", "data-dir", List.of(data.toString()))),
                faults(() -> Storage.place(settings)));
    }

    @Test
    void pulling_from_nowhere() {
        Path data = folder.resolve("data");
        Settings settings =
                Settings.of(Map.of("partner.dvclt.pull.enabled", "true", "lienthong.data-dir", data.toString()));
        assertEquals(
                List.of(new SettingsFault(
                        "partner.dvclt.url", "credential-missing", List.of("partner.dvclt.pull.enabled"))),
                faults(() -> Engine.start(settings, Clock.systemUTC())));
        assertEquals(false, Files.exists(data));
    }
}
