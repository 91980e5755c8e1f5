package vn.lienthong.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.console.FakeEngine;

/** {@code routes diff}, {@code routes test} and {@code routes reload}, as a person types them. */
class RoutesCommandTest {
    private static final String FORWARD = "birth/2-forward-to-civil-registry";

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void copy() throws IOException {
        Path shipped = Path.of("routes");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".test.yaml") && !file.toString().contains(FORWARD)) continue;
                put(shipped.relativize(file).toString(), Files.readString(file));
            }
        }
        environment.put("LIENTHONG_ROUTES_DIR", folder.toString());
        environment.put("LIENTHONG_DATA_DIR", folder.resolve("data").toString());
    }

    private void put(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private int run(String... args) {
        Terminal terminal = new Terminal(
                new PrintWriter(out, true), new PrintWriter(err, true), environment, Locale.ENGLISH, false);
        return Lienthong.run(terminal, args);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void a_list_fits_a_terminal_and_says_where_each_file_is_from() throws Exception {
        put("provinces/can-tho/" + FORWARD + ".camel.yaml", read(FORWARD + ".camel.yaml"));
        assertEquals(0, run("routes", "list"));
        List<String> lines = out.toString().lines().toList();
        assertTrue(lines.stream().allMatch(line -> line.codePointCount(0, line.length()) <= 100), lines.get(1));
        String row = lines.stream()
                .filter(line -> line.startsWith(FORWARD + " "))
                .findFirst()
                .orElseThrow();
        assertTrue(row.matches(FORWARD + " +queue:birth-forward +can-tho +[0-9a-f]{8}"), row);
        String below = lines.get(lines.indexOf(row) + 1);
        assertTrue(below.matches("    Chuyển hồ sơ khai sinh .* → birth-collect"), below);
    }

    @Test
    void a_list_for_programs_keeps_id_and_whole_hash() throws Exception {
        assertEquals(0, run("routes", "list", "--json"));
        assertEquals(12, json().at("/0/hash").asText().length());
        assertEquals("birth-1-deliver-to-one-stop", json().at("/0/id").asText());
    }

    @Test
    void diff_shows_the_settings_and_the_changed_lines_of_a_province() throws Exception {
        put(
                "provinces/can-tho/" + FORWARD + ".camel.yaml",
                read(FORWARD + ".camel.yaml").replace("{{partner.registry.first-poll-delay}}", "7m"));
        assertEquals(0, run("routes", "diff", "can-tho"));
        String shown = out.toString();
        assertTrue(shown.contains("partner.registry.province-code"), shown);
        assertTrue(shown.contains("\n+              delay: \"7m\"\n"), shown);
    }

    @Test
    void diff_is_json_for_programs() throws Exception {
        put("provinces/can-tho/tables/registry-units.csv", "unit,registry_unit\n31117,1\n");
        assertEquals(0, run("routes", "diff", "can-tho", "--json"));
        assertEquals("table", json().at("/files/0/kind").asText());
        assertEquals("adds", json().at("/files/0/act").asText());
        Map<String, String> values = new HashMap<>();
        json().path("properties")
                .forEach(value -> values.put(
                        value.path("key").asText(), value.path("value").asText()));
        assertEquals("92", values.get("partner.registry.province-code"), values.toString());
    }

    @Test
    void diff_of_a_province_without_a_folder_is_wrong_use() {
        assertEquals(2, run("routes", "diff", "nowhere"));
        assertTrue(err.toString().contains("nowhere"), err.toString());
    }

    @Test
    void tests_that_hold_end_with_0_and_say_how_many() {
        assertEquals(0, run("routes", "test"));
        assertEquals("2 tests passed, 0 failed.", out.toString().strip());
    }

    @Test
    void a_test_that_does_not_hold_ends_with_1_and_names_file_line_expected_and_got() throws Exception {
        put(FORWARD + ".test.yaml", read(FORWARD + ".test.yaml").replace("collect, delay: 2m", "collect, delay: 5m"));
        assertEquals(1, run("routes", "test"));
        String shown = out.toString();
        assertTrue(shown.contains(FORWARD + ".test.yaml:17 birth-collect delay differs"), shown);
        assertTrue(shown.contains("expected: 5m"), shown);
        assertTrue(shown.contains("got:      PT2M"), shown);
    }

    @Test
    void the_tests_of_one_route_of_one_province_are_json_for_programs() throws Exception {
        assertEquals(0, run("routes", "test", "birth-2-forward-to-civil-registry", "--province", "can-tho", "--json"));
        assertTrue(json().at("/0/passed").asBoolean());
    }

    @Test
    void no_tests_at_all_is_wrong_use() {
        assertEquals(2, run("routes", "test", "no-such-route"));
    }

    @Test
    void a_broken_route_is_told_instead_of_tested() throws Exception {
        put(FORWARD + ".camel.yaml", "# takes\n- route: {id: x, from: {uri: seda:x}}\n");
        assertEquals(1, run("routes", "test"));
        assertTrue(err.toString().contains("seda"), err.toString());
    }

    @Test
    void a_refused_reload_says_why_and_force_puts_it_in_force() throws Exception {
        try (FakeEngine engine = new FakeEngine()) {
            put("data/operator.token", "admin\n");
            environment.put("LIENTHONG_OPERATIONS_PORT", Integer.toString(engine.port()));
            assertEquals(1, run("routes", "reload"));
            assertTrue(err.toString().contains("--force"), err.toString());
            assertEquals(0, run("routes", "reload", "--force"));
            assertTrue(out.toString().contains("1 routes were swapped"), out.toString());
        }
    }
}
