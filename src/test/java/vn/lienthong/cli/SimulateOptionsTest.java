package vn.lienthong.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import vn.lienthong.simulator.Faults;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.SimulatorOptions.Partner;
import vn.lienthong.simulator.SimulatorOptions.Way;
import vn.lienthong.text.Texts;

class SimulateOptionsTest {
    private static final URI ENGINE = URI.create("http://127.0.0.1:8080");

    @Test
    void without_flags_faultless_partners_listen_on_the_documented_ports_and_only_answer() {
        SimulatorOptions chosen = chosen();
        assertEquals(new SimulatorOptions.Ports(18081, 18082, 18083, 18084, 18085, 18086), chosen.ports());
        assertEquals(0, chosen.dossiers().count());
        assertEquals(Faults.none(), chosen.faults().get(Partner.NDXP));
    }

    @Test
    void faults_are_of_all_partners() {
        Faults expected = new Faults(0.1, 0.2, 0.3, Duration.ofMillis(50), Duration.ofMillis(200));
        SimulatorOptions chosen =
                chosen("--errors", "0.1", "--cut", "0.2", "--html", "0.3", "--latency", "50ms..200ms");
        assertEquals(
                Map.of(
                        Partner.DVCLT,
                        expected,
                        Partner.NDXP,
                        expected,
                        Partner.ONE_STOP,
                        expected,
                        Partner.PORTAL,
                        expected,
                        Partner.PAYMENT,
                        expected,
                        Partner.COORDINATION,
                        expected),
                chosen.faults());
    }

    @Test
    void faults_are_of_the_named_partners_only() {
        SimulatorOptions chosen = chosen("--errors", "0.5", "--partner", "one-stop", "--partner", "ndxp");
        assertEquals(Set.of(Partner.ONE_STOP, Partner.NDXP), chosen.faults().keySet());
    }

    @Test
    void the_rest_goes_where_it_belongs() {
        SimulatorOptions chosen = chosen(
                "--dossiers=7 --rate=3 --seed=9 --down=10s --broken=dvclt --ledger=books --register-after=2m --dvclt-port=0"
                        .split(" "));
        assertEquals(7, chosen.dossiers().count());
        assertEquals(3, chosen.dossiers().perSecond());
        assertEquals(9, chosen.seed());
        assertEquals(Duration.ofSeconds(10), chosen.downFor());
        assertEquals(Set.of(Partner.DVCLT), chosen.broken());
        assertEquals(Path.of("books"), chosen.ledgerDir().orElseThrow());
        assertEquals(Duration.ofMinutes(2), chosen.registry().registerAfter());
        assertEquals(0, chosen.ports().dvclt());
    }

    @Test
    void supplements_and_rejections_are_shares_of_the_dossiers() {
        SimulatorOptions.Registry registry =
                chosen("--supplement-rate=0.2", "--reject-rate=0.1").registry();
        assertEquals(0.2, registry.supplementRate());
        assertEquals(0.1, registry.rejectRate());
    }

    @Test
    void dossiers_come_by_the_way_that_is_chosen() {
        assertEquals(Way.DVCLT_SENDS, chosen("--dossiers=7").dossiers().way());
        assertEquals(
                Way.DVCLT_IS_ASKED, chosen("--dossiers=7", "--pull").dossiers().way());
        assertEquals(
                Way.COORDINATION_SENDS,
                chosen("--dossiers=7", "--coordination").dossiers().way());
        assertThrows(CommandFailure.class, () -> chosen("--pull", "--coordination"));
    }

    @Test
    void a_province_that_pulls_is_sent_nothing_by_dvclt_whatever_was_typed() {
        assertEquals(Way.DVCLT_IS_ASKED, of(true, "--dossiers=7").dossiers().way());
        assertEquals(
                Way.COORDINATION_SENDS,
                of(true, "--dossiers=7", "--coordination").dossiers().way());
    }

    @Test
    void a_rate_of_zero_only_answers() {
        assertEquals(0, chosen("--dossiers=7", "--rate=0").dossiers().count());
    }

    @Test
    void shares_of_more_than_the_whole_are_refused() {
        assertThrows(CommandFailure.class, () -> chosen("--errors=0.6", "--cut=0.6"));
        assertThrows(CommandFailure.class, () -> chosen("--supplement-rate=0.6", "--reject-rate=0.6"));
    }

    @ParameterizedTest
    @CsvSource({
        "--latency=200ms..50ms",
        "--errors=2",
        "--html=-1",
        "--dvclt-port=65536",
        "--down=soon",
        "--partner=nobody"
    })
    void an_impossible_value_is_wrong_use_and_named(String option) {
        StringWriter err = new StringWriter();
        assertEquals(2, run(Map.of(), err, "simulate", option));
        assertTrue(err.toString().contains(option.split("=")[0]), err.toString());
    }

    @Test
    void it_refuses_to_run_in_production() {
        StringWriter err = new StringWriter();
        assertEquals(1, run(Map.of("LIENTHONG_ENVIRONMENT", "production"), err, "simulate"));
        assertTrue(err.toString().contains("lienthong.environment=production"), err.toString());
    }

    private static int run(Map<String, String> environment, StringWriter err, String... line) {
        return Lienthong.run(
                new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(err), environment, Texts.VIETNAMESE),
                line);
    }

    private static SimulatorOptions chosen(String... line) {
        return of(false, line);
    }

    private static SimulatorOptions of(boolean pulls, String... line) {
        SimulateOptions options = new SimulateOptions();
        new CommandLine(new Flags(options)).parseArgs(line);
        return options.chosen(ENGINE, "token", pulls);
    }

    @CommandLine.Command
    private static final class Flags {
        @CommandLine.Mixin
        private final SimulateOptions options;

        private Flags(SimulateOptions options) {
            this.options = options;
        }
    }
}
