package vn.lienthong.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.config.Settings;
import vn.lienthong.demo.Demo;
import vn.lienthong.demo.DemoFolder;
import vn.lienthong.demo.DemoOptions;
import vn.lienthong.testing.FreePort;
import vn.lienthong.text.Texts;

/** A command that is to listen on a port which another program has. */
class TakenPortTest {
    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new HashMap<>();
    private ServerSocket other;

    @BeforeEach
    void takeOne() throws IOException {
        other = new ServerSocket(FreePort.next());
        environment.put("LIENTHONG_DATA_DIR", data.resolve("engine").toString());
        environment.put("LIENTHONG_HTTP_PORT", Integer.toString(FreePort.next()));
        environment.put("LIENTHONG_OPERATIONS_PORT", Integer.toString(FreePort.next()));
    }

    @AfterEach
    void release() throws IOException {
        other.close();
    }

    private int run(Locale locale, String... args) {
        return Lienthong.run(new Terminal(new PrintWriter(out), new PrintWriter(err), environment, locale), args);
    }

    private String oneLine() {
        assertEquals(1, err.toString().lines().count(), err.toString());
        return err.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lienthong.http.port", "lienthong.operations.port"})
    void the_engine_names_port_and_setting_and_has_opened_nothing(String setting) {
        String variable = setting.toUpperCase(Locale.ROOT).replace('.', '_');
        environment.put(variable, Integer.toString(other.getLocalPort()));

        assertEquals(3, run(Texts.VIETNAMESE, "run"));
        assertTrue(oneLine().startsWith("Không mở được cổng "), err.toString());
        assertTrue(oneLine().contains(":" + other.getLocalPort() + ":"), err.toString());
        assertTrue(oneLine().contains(setting), err.toString());
        assertFalse(Files.exists(data.resolve("engine")));
    }

    @Test
    void a_port_that_is_lost_while_the_engine_starts_is_told_of_in_the_same_way() {
        environment.put("LIENTHONG_OPERATIONS_PORT", environment.get("LIENTHONG_HTTP_PORT"));

        assertEquals(3, run(Locale.ENGLISH, "run"));
        assertTrue(oneLine().startsWith("Cannot listen on 127.0.0.1:"), err.toString());
        assertTrue(oneLine().contains("lienthong.operations.port"), err.toString());
    }

    @Test
    void the_simulated_partners_name_the_one_whose_port_it_is() {
        int taken = other.getLocalPort();
        assertEquals(
                3,
                run(
                        Locale.ENGLISH,
                        "simulate",
                        "--dvclt-port",
                        "0",
                        "--ndxp-port",
                        Integer.toString(taken),
                        "--one-stop-port",
                        "0"));
        assertTrue(oneLine().contains("127.0.0.1:" + taken), err.toString());
        assertTrue(oneLine().contains("--ndxp-port"), err.toString());
        assertEquals("", out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lienthong.http.port", "lienthong.operations.port"})
    void the_demonstration_names_a_port_that_was_asked_for_and_is_taken(String setting) {
        String variable = setting.toUpperCase(Locale.ROOT).replace('.', '_');
        environment.put(variable, Integer.toString(other.getLocalPort()));

        assertEquals(3, run(Locale.ENGLISH, "demo", "--exit-when-done"));
        assertTrue(oneLine().contains(":" + other.getLocalPort() + ":"), err.toString());
        assertTrue(oneLine().contains(setting), err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lienthong.http.port", "lienthong.operations.port"})
    void the_demonstration_takes_another_port_where_none_was_named(String setting) throws Exception {
        DemoOptions options =
                new DemoOptions(1, 0, 1, Set.of(), false, Duration.ofSeconds(20), Optional.of(data), Map.of());
        List<ServerSocket> quicker = new ArrayList<>();
        try (DemoFolder folder = DemoFolder.open(options.dataDirectory());
                Demo demo = Demo.start(
                        folder,
                        options,
                        values -> {
                            if (quicker.isEmpty()) quicker.add(taken(values.get(setting)));
                            return Settings.load(null, Map.of(), values);
                        },
                        Clock.systemUTC())) {
            assertNotEquals(quicker.get(0).getLocalPort(), demo.engine().partnerApiPort());
            assertNotEquals(quicker.get(0).getLocalPort(), demo.engine().operationsPort());
        } finally {
            for (ServerSocket socket : quicker) socket.close();
        }
    }

    private static ServerSocket taken(String port) {
        try {
            return new ServerSocket(Integer.parseInt(port));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
