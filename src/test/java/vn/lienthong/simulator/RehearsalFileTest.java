package vn.lienthong.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.simulator.RehearsalPlan.Traffic;
import vn.lienthong.simulator.RehearsalPlan.Trouble;
import vn.lienthong.simulator.SimulatorOptions.Partner;

/** What a scenario file may say, and what happens to one that says something else. */
class RehearsalFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"quiet-day", "bad-day", "cut-over"})
    void the_shipped_scenarios_can_be_played(String name) {
        RehearsalPlan plan = RehearsalFile.read(Path.of("src/dist/scenarios", name + ".yaml"));
        assertEquals(Filings.of(plan), Filings.of(plan), "the same seed, the same day");
    }

    @Test
    void a_day_is_read_as_it_is_written() throws IOException {
        RehearsalPlan plan = read("""
                seed: 3
                speed: 60
                length: 4h
                traffic: [{from: 1h, until: 2h, births: 8, deaths: 2.5}]
                partners:
                  ndxp: [{from: 30m, until: 1h, down: true}]
                  dvclt: [{from: 2h, until: 3h, window: bảo trì}]
                  one-stop: [{until: 4h, errors: 0.2, cut: 0.1, html: 0.05, latency: 200ms..2s}]
                registry: {register-after: 15m, supplement: 0.1, reject: 0.02}
                officers: {accept-after: 10m, return-after: 20m}
                citizens: {supplement-after: 1h}
                """);
        assertEquals(
                new Traffic(Duration.ofHours(1), Duration.ofHours(2), 8, 2.5),
                plan.traffic().get(0));
        Trouble maintenance = plan.troubles().get(0);
        assertEquals(Partner.DVCLT, maintenance.partner());
        assertEquals(Optional.of("bảo trì"), maintenance.announced());
        assertEquals(true, maintenance.down());
        assertEquals(
                new Faults(0.2, 0.1, 0.05, Duration.ofMillis(200), Duration.ofSeconds(2)),
                plan.troubles().get(2).faults());
        assertEquals(Duration.ofSeconds(15), plan.real(Duration.ofMinutes(15)));
        assertEquals(Duration.ofMinutes(20), plan.officers().returnAfter());
    }

    @Test
    void an_hours_share_is_filed_within_its_part_of_the_day() throws IOException {
        var filings = Filings.of(read("traffic: [{from: 1h, until: 3h, births: 10, deaths: 3}]\n"));
        assertEquals(20, filings.stream().filter(one -> !one.death()).count());
        assertEquals(6, filings.stream().filter(Filings.Filing::death).count());
        assertEquals(
                26,
                filings.stream()
                        .filter(one -> one.at().compareTo(Duration.ofHours(1)) >= 0
                                && one.at().compareTo(Duration.ofHours(3)) < 0)
                        .count());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour: red | colour",
                "speed: 0 | speed",
                "speed: 1001 | speed",
                "length: soon | length",
                "length: 8d | length",
                "traffic: 5 | traffic",
                "'traffic: [{from: 2h, until: 1h}]' | traffic[0].until",
                "'traffic: [{until: 1h, births: -1}]' | traffic[0].births",
                "'traffic: [{until: 7d, births: 10000}]' | traffic",
                "'partners: {nobody: []}' | partners.nobody",
                "'partners: {ndxp: [{until: 1h, errors: 0.6, cut: 0.6}]}' | partners.ndxp[0].cut",
                "'partners: {ndxp: [{until: 1h, latency: 2s..1s}]}' | partners.ndxp[0].latency",
                "'registry: {supplement: 0.6, reject: 0.6}' | registry.reject",
                "'officers: {accept-after: 10}' | officers.accept-after"
            })
    void what_is_wrong_is_named_with_its_place(String text, String place) {
        var wrong = assertThrows(RehearsalFile.Unusable.class, () -> read(text + "\n"));
        assertEquals(place, wrong.getMessage());
    }

    @Test
    void a_file_that_is_no_yaml_is_named() {
        var wrong = assertThrows(RehearsalFile.Unusable.class, () -> read("a: [\n"));
        assertEquals("day.yaml", wrong.getMessage());
    }

    @Test
    void the_fullest_day_is_played_and_one_dossier_more_is_not() throws IOException {
        assertEquals(
                RehearsalPlan.MAX_DOSSIERS,
                Filings.of(read("traffic: [{until: 10h, births: 10000}]\n")).size());
        String more = "traffic: [{until: 10h, births: 10000}, {until: 1h, deaths: 1}]\n";
        assertEquals(
                "traffic",
                assertThrows(RehearsalFile.Unusable.class, () -> read(more)).getMessage());
        assertThrows(RehearsalFile.Unusable.class, () -> read("traffic: [{until: 1h, births: 10001}]\n"));
    }

    @Test
    void the_fastest_day_is_played() throws IOException {
        assertEquals(RehearsalPlan.MAX_SPEED, read("speed: 1000\n").speed());
        assertEquals(RehearsalPlan.MAX_LENGTH, read("length: 7d\n").length());
    }

    private RehearsalPlan read(String text) throws IOException {
        return RehearsalFile.read(Files.writeString(folder.resolve("day.yaml"), text));
    }
}
