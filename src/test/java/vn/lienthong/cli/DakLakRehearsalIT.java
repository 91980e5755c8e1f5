package vn.lienthong.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code simulate --province dak-lak} and {@code run} with what it printed, each in a process of its own. */
class DakLakRehearsalIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int DOSSIERS = 4;

    @TempDir
    Path folder;

    private final List<Process> running = new ArrayList<>();

    @AfterEach
    void stop() {
        running.forEach(process -> process.destroyForcibly().onExit().join());
    }

    @Test
    void a_province_with_tables_rehearses_whole_with_its_one_stop_system_played() throws Exception {
        int port = freePort();
        Path printed = folder.resolve("partners.properties");
        start(
                printed,
                "simulate --province dak-lak --lang en --rate 20 --supplement-rate 0.5 --dossiers " + DOSSIERS
                        + " --engine-url http://127.0.0.1:" + port + " --dvclt-port 0 --ndxp-port 0 --one-stop-port 0"
                        + " --portal-port 0 --payment-port 0 --coordination-port 0",
                Map.of());
        await().atMost(PATIENCE).until(() -> said(printed).contains("check.unit="));
        assertTrue(said(printed).contains("partner.one-stop.db.url=jdbc:h2:tcp://127.0.0.1:"), said(printed));
        assertFalse(said(printed).contains("partner.one-stop.url"), "tables or calls, not both");

        Path engine = folder.resolve("engine.log");
        start(
                engine,
                "run --config " + printed,
                Map.of(
                        "LIENTHONG_HTTP_PORT",
                        String.valueOf(port),
                        "LIENTHONG_OPERATIONS_PORT",
                        String.valueOf(freePort()),
                        "LIENTHONG_DATA_DIR",
                        folder.resolve("data").toString()));
        await().atMost(PATIENCE)
                .until(
                        () -> lastLine(said(printed)),
                        line -> line.contains("took " + DOSSIERS + " dossiers (refused 0)")
                                && line.contains("finished " + DOSSIERS)
                                && line.endsWith("breaches 0"));
    }

    private void start(Path output, String line, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "vn.lienthong.Main"));
        command.addAll(List.of(line.split(" ")));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(folder.resolve(output.getFileName() + ".err").toFile());
        builder.environment().putAll(environment);
        running.add(builder.redirectOutput(output.toFile()).start());
    }

    private static String said(Path output) throws IOException {
        return Files.readString(output);
    }

    private static String lastLine(String text) {
        return text.lines().reduce("", (earlier, line) -> line);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
