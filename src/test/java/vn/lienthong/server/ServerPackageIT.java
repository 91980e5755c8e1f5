package vn.lienthong.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.testing.FreePort;

/** The server zip, as an administrator finds it. */
class ServerPackageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private Path folder;

    @BeforeEach
    void unpack() throws Exception {
        folder = ServerFolder.in(Files.createDirectory(directory.resolve("server")));
    }

    @Test
    void it_names_and_explains_every_setting_and_changes_none() throws Exception {
        assumeTrue(ServerFolder.zip().isPresent(), "made when the program is packaged");
        String settings = Files.readString(folder.resolve("config/engine.properties"));
        Properties chosen = new Properties();
        chosen.load(new StringReader(settings));
        assertEquals(Map.of(), chosen);
        List<String> schema = Files.readAllLines(Path.of("src/main/resources/application.properties"));
        for (String line : schema)
            assertTrue(settings.contains(line.matches("[a-z].*") ? "\n#" + line + "\n" : line), line);
    }

    @Test
    void it_holds_what_the_pages_speak_of() {
        for (String file : List.of(
                "bin/lienthong",
                "bin/lienthong.cmd",
                "config/logback-files.xml",
                "docs/going-live.md",
                "docs/operations.md",
                "lib/lienthong.jar",
                "routes/README.md",
                "systemd/lienthong.service")) assertTrue(Files.exists(folder.resolve(file)), file);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the start script is that of a Unix shell")
    void run_keeps_its_log_in_the_folder_that_is_named_and_other_commands_write_none() throws Exception {
        Map<String, String> environment = Map.of(
                "LIENTHONG_LOG_DIR", "logs",
                "LIENTHONG_HTTP_PORT", String.valueOf(FreePort.next()),
                "LIENTHONG_OPERATIONS_PORT", String.valueOf(FreePort.next()));
        try (Terminal terminal = new Terminal(folder, directory, environment)) {
            terminal.run("bin/lienthong config");
            assertFalse(Files.exists(folder.resolve("logs")));
            terminal.leaveRunning("bin/lienthong run");
            Path log = folder.resolve("logs/lienthong.log");
            await().atMost(PATIENCE).until(() -> Files.exists(log) && Files.size(log) > 0);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the start script is that of a Unix shell")
    void a_file_is_the_callers_wherever_the_program_stands_and_whatever_the_locale() throws Exception {
        Path caller = Files.createDirectories(directory.resolve("người gọi"));
        try (Terminal terminal = new Terminal(caller, directory, Map.of("LC_ALL", "C"))) {
            terminal.run("'" + folder.resolve("bin/lienthong") + "' province list --html 'tỉnh.html'");
        }
        assertTrue(Files.exists(caller.resolve("tỉnh.html")));
    }
}
