package vn.lienthong.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

/** What the machine refuses at the start is told as a fault of the setting that asked for it: one line each. */
class StartFaultsTest {
    @TempDir
    private Path folder;

    private static List<SettingsFault> faults(Executable start) {
        return assertThrows(SettingsFaults.class, start).faults();
    }

    private static Map<String, String> ports(int partners, int operations) {
        return Map.of(
                "lienthong.http.host", "127.0.0.1",
                "lienthong.http.port", String.valueOf(partners),
                "lienthong.operations.port", String.valueOf(operations));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void a_port_that_another_program_has() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = other.getLocalPort();
            assertEquals(
                    List.of(new SettingsFault("lienthong.http.port", "listen", List.of("127.0.0.1:" + port))),
                    faults(() -> Listeners.require(Settings.of(ports(port, freePort())))));
        }
    }

    @Test
    void one_port_for_both_listeners() throws IOException {
        int port = freePort();
        assertEquals(
                List.of(new SettingsFault("lienthong.operations.port", "listen", List.of("127.0.0.1:" + port))),
                faults(() -> Listeners.require(Settings.of(ports(port, port)))));
    }

    @Test
    void an_address_that_no_machine_has() throws IOException {
        Map<String, String> settings = new java.util.HashMap<>(ports(freePort(), freePort()));
        settings.put("lienthong.http.host", "192.0.2.1"); // TEST-NET-1
        assertEquals(
                List.of("lienthong.http.port"),
                faults(() -> Listeners.require(Settings.of(settings))).stream()
                        .map(SettingsFault::key)
                        .toList());
    }

    @Test
    void a_database_that_does_not_answer() throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:" + freePort() + "/lienthong";
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
                faults(() -> Storage.open(settings, null, null, Clock.systemUTC())));
    }
}
