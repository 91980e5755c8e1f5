package vn.lienthong.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.routing.RouteSummary;

/** What a province's own route tests find, and how they say it. */
class TrialsTest {
    private static final String FORWARD = "birth-2-forward-to-civil-registry";
    private static final String GOOD = """
            - test: sent on
              route: birth-2-forward-to-civil-registry
              given:
                dossier: {kind: birth, status: ACCEPTED}
              calls:
                - partner: ndxp
                  path: /apiLienThongKSKT/1.0/nhanHoSoDKHT
                  body: {module: LTKS, maHoSoLT: "{dossier}"}
                  answer: {status: "1"}
              expect:
                status: FORWARDED
                messages: [dvclt-status, one-stop-status, {queue: birth-collect, delay: 2m}]
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        TrialFolder.copyRoutes(folder);
    }

    private List<TrialResult> run(String test) throws Exception {
        return TrialFolder.run(folder, test);
    }

    private Finding only(String test) throws Exception {
        List<TrialResult> results = run(test);
        assertEquals(1, results.size());
        assertEquals("birth/mine.test.yaml", results.get(0).file());
        assertEquals(
                1, results.get(0).findings().size(), results.get(0).findings().toString());
        return results.get(0).findings().get(0);
    }

    static List<String> shippedProvinces() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("routes/provinces"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** A province's own route wants a test of the province: the shared one speaks of the shared route. */
    @ParameterizedTest
    @MethodSource("shippedProvinces")
    void every_shipped_test_holds_and_every_shipped_route_has_one(String province) throws Exception {
        Path shipped = Path.of("routes");
        List<TrialResult> results = TrialFolder.trials(shipped, province).run("");
        assertEquals(
                List.of(), results.stream().filter(result -> !result.passed()).toList());
        Set<String> own = results.stream()
                .filter(result -> result.file().startsWith("provinces/"))
                .map(TrialResult::route)
                .collect(Collectors.toSet());
        RouteExamples examples = RouteExamples.of(new RouteFiles(shipped, province), results);
        List<RouteSummary> untested = Stream.concat(
                        examples.without().stream(),
                        examples.with().stream().filter(route -> route.province() && !own.contains(route.id())))
                .toList();
        assertEquals(List.of(), untested.stream().map(RouteSummary::file).toList());
    }

    @Test
    void a_test_that_holds_passes() throws Exception {
        assertEquals(List.of(), run(GOOD).get(0).findings());
    }

    @Test
    void a_body_that_differs_names_field_and_line_and_both_values() throws Exception {
        assertEquals(
                new Finding(8, "differs", "calls.0.body.module", "LTKT", "LTKS"), only(GOOD.replace("LTKS", "LTKT")));
    }

    @Test
    void another_path_is_found() throws Exception {
        assertEquals(
                new Finding(7, "differs", "path", "/elsewhere", "/apiLienThongKSKT/1.0/nhanHoSoDKHT"),
                only(GOOD.replace("/apiLienThongKSKT/1.0/nhanHoSoDKHT", "/elsewhere")));
    }

    @Test
    void another_delay_is_found() throws Exception {
        assertEquals(new Finding(12, "differs", "birth-collect delay", "5m", "PT2M"), only(GOOD.replace("2m", "5m")));
    }

    @Test
    void a_message_that_was_not_sent_is_found() throws Exception {
        Finding finding = only(GOOD.replace("[dvclt-status,", "[dvclt-status, birth-return,"));
        assertEquals("message-missing", finding.code());
        assertEquals("birth-return", finding.what());
    }

    @Test
    void a_message_that_the_test_does_not_know_of_is_found() throws Exception {
        Finding finding = only(GOOD.replace("[dvclt-status, ", "["));
        assertEquals("message-unexpected", finding.code());
        assertEquals("dvclt-status", finding.what());
    }

    @Test
    void a_call_that_was_not_made_is_found() throws Exception {
        Finding finding = only(GOOD.replace("  expect:", "    - {partner: one-stop, path: /x}\n  expect:"));
        assertEquals("call-missing", finding.code());
        assertEquals(10, finding.line());
    }

    @Test
    void another_status_is_found() throws Exception {
        assertEquals(
                new Finding(11, "differs", "status", "REJECTED", "FORWARDED"),
                only(GOOD.replace("status: FORWARDED", "status: REJECTED")));
    }

    @Test
    void a_step_that_should_have_been_parked_is_found() throws Exception {
        assertEquals(new Finding(13, "parked", "", "table.no-row", ""), only(GOOD + "    parked: table.no-row\n"));
    }

    @Test
    void a_call_that_the_test_does_not_know_of_stops_the_step() throws Exception {
        List<Finding> findings = run("""
                - test: nothing is called
                  route: birth-2-forward-to-civil-registry
                  given: {dossier: {kind: birth, status: ACCEPTED}}
                  calls: []
                  expect: {status: ACCEPTED}
                """).get(0).findings();
        assertEquals(
                List.of("failed", "call-unexpected"),
                findings.stream().map(Finding::code).toList());
    }

    @Test
    void a_word_the_form_does_not_know_is_no_silent_pass() throws Exception {
        Finding finding = only(GOOD.replace("    status: FORWARDED", "    state: FORWARDED"));
        assertEquals("unreadable", finding.code());
        assertEquals(11, finding.line());
    }

    @Test
    void a_test_without_expectations_is_no_test() throws Exception {
        assertEquals("unreadable", only("- test: x\n  route: " + FORWARD + "\n").code());
    }

    @Test
    void a_route_that_the_province_has_replaced_is_the_one_tested() throws Exception {
        Path own = folder.resolve("provinces/can-tho/birth/2-forward-to-civil-registry.camel.yaml");
        Files.createDirectories(own.getParent());
        String shared = Files.readString(folder.resolve("birth/2-forward-to-civil-registry.camel.yaml"));
        Files.writeString(own, shared.replace("{{partner.registry.first-poll-delay}}", "7m"));
        assertEquals("PT7M", only(GOOD).got());
    }

    @Test
    void a_test_of_the_province_takes_the_place_of_the_shared_one() throws Exception {
        Path own = folder.resolve("provinces/can-tho/birth/mine.test.yaml");
        Files.createDirectories(own.getParent());
        Files.writeString(own, GOOD);
        List<TrialResult> results = run(GOOD.replace("LTKS", "LTKT"));
        assertEquals(1, results.size());
        assertTrue(results.get(0).passed());
        assertEquals("provinces/can-tho/birth/mine.test.yaml", results.get(0).file());
    }

    @Test
    void a_setting_that_is_refused_is_told_where_it_stands() throws Exception {
        Finding finding =
                only(GOOD.replace("  given:", "  given:\n    settings: {partner.one-stop.acceptance: perhaps}"));
        assertEquals("settings", finding.code());
        assertEquals(4, finding.line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lienthong.db.url: 'jdbc:h2:mem:real'", "partner.ndxp.url: 'https://ndxp.example'"})
    void a_test_reaches_no_database_and_no_partner_but_its_own(String setting) throws Exception {
        Finding finding = only(GOOD.replace("  given:", "  given:\n    settings: {" + setting + "}"));
        assertEquals("unreadable", finding.code());
        assertEquals(4, finding.line());
    }
}
