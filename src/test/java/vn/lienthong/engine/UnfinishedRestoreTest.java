package vn.lienthong.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.Settings;
import vn.lienthong.config.SettingsFault;
import vn.lienthong.config.SettingsFaults;

class UnfinishedRestoreTest {
    @TempDir
    Path data;

    /** Half of the old and half of the new state would be worse than none. */
    @Test
    void an_engine_does_not_start_where_a_restore_was_cut_off() throws Exception {
        Files.createDirectories(data.resolve("restore-unfinished"));
        Settings settings = Settings.of(Map.of("lienthong.data-dir", data.toString()));
        SettingsFaults refused = assertThrows(SettingsFaults.class, () -> Engine.start(settings, Clock.systemUTC()));
        assertEquals(
                List.of(new SettingsFault("lienthong.data-dir", "restore-unfinished", List.of())), refused.faults());
        assertFalse(Files.exists(data.resolve("master.key")));
    }
}
