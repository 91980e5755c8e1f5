package vn.lienthong.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.simulator.SyntheticDossiers;

/** {@code lienthong check} against a running engine and simulated partners: green, and each sabotage by its name. */
class ConnectionCheckIT {
    @TempDir
    Path folder;

    @Test
    void a_province_that_has_done_everything_is_told_so() throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder).start().signed()) {
            assertEquals(0, province.check(), () -> province.out + "\n" + province.err);
            assertEquals(List.of(), province.missing());
            assertTrue(province.minutes().path("complete").asBoolean());
            JsonNode flow = step(province.minutes(), "end-to-end-2");
            assertTrue(flow.at("/findings/0/what/vi").asText().contains("G22.99.99-"), flow.toString());
            String number = province.partners.dvclt().ledger().entries().get(0).number();
            assertEquals(
                    "warning",
                    step(province.minutes(), "portal-2").path("outcome").asText(),
                    "no table of units");
            assertEquals(List.of(), province.partners.portal().ledger().entries());
            List<String> warnings =
                    province.engine().dossiers().find(number).orElseThrow().warnings();
            assertTrue(warnings.contains("test-dossier"), warnings.toString());
            assertEquals(List.of(), province.partners.dvclt().ledger().violations());
            assertEquals(List.of(), province.partners.ndxp().ledger().violations());
        }
    }

    @Test
    void a_dossier_that_was_sent_by_the_partner_is_followed_instead() throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder).start()) {
            SyntheticDossier dossier = new SyntheticDossiers(8, Clock.systemUTC()).next();
            URI door = URI.create("http://127.0.0.1:" + province.engine().partnerApiPort());
            Simulators sender = province.sender();
            assertTrue(sender.dvclt().send(door, dossier.json()).get(30, TimeUnit.SECONDS));
            sender.close();
            assertEquals(0, province.check("--step", "end-to-end-2", "--dossier", dossier.number()));
            assertTrue(province.out.toString().contains(dossier.number()), province.out.toString());
        }
    }

    @Test
    void a_dossier_that_never_came_is_named() throws Exception {
        try (CheckedProvince province =
                CheckedProvince.open(folder).with("check.patience", "1s").start()) {
            assertEquals(1, province.check("--step", "dvclt-4", "--dossier", "G22.99.08-260921-000001"));
            assertEquals(
                    List.of("dvclt-4 statuses-missing us", "dvclt-4 test-dossier-not-back us"), province.missing());
        }
    }

    @Test
    void what_a_person_has_not_signed_is_missing() throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder).start().signed()) {
            assertEquals(0, province.run("check", "withdraw", "registry-1", "--by", "A", "--note", "nhầm"));
            assertEquals(1, province.check("--step", "registry-1"));
            assertEquals(List.of("registry-1 unsigned justice"), province.missing());
        }
    }

    @Test
    void a_wrong_key_is_named() throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder)
                .with("partner.ndxp.secret", "wrong")
                .start()) {
            assertEquals(1, province.check("--step", "registry-2"));
            assertEquals(List.of("registry-2 key-refused us"), province.missing());
        }
    }

    @Test
    void a_wrong_password_of_the_interlinked_services_software_is_named() throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder)
                .with("partner.dvclt.password", "wrong")
                .start()) {
            assertEquals(1, province.check("--step", "dvclt-2"));
            assertEquals(List.of("dvclt-2 account-refused us"), province.missing());
        }
    }

    @Test
    void a_wrong_password_of_the_portal_is_named() throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder)
                .with("partner.portal.password", "wrong")
                .start()) {
            assertEquals(1, province.check("--step", "portal-1"));
            assertEquals(List.of("portal-1 account-refused us"), province.missing());
        }
    }

    @Test
    void a_wrong_dstcode_is_named() throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder)
                .with("partner.portal.mode", "ss")
                .with("partner.portal.dstcode", "VN.GOV.000.00.00.G22")
                .start()) {
            assertEquals(1, province.check("--step", "portal-1"));
            assertEquals(List.of("portal-1 dstcode-refused us"), province.missing());
        }
    }

    @Test
    void a_wrong_dstcode_of_the_exchange_platform_is_named() throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder)
                .with("partner.ndxp.mode", "ss")
                .with("partner.ndxp.dstcode", "VN:GOV:000.00.00.G15:another")
                .start()) {
            assertEquals(1, province.check("--step", "registry-2"));
            assertEquals(List.of("registry-2 dstcode-refused us"), province.missing());
        }
    }

    @Test
    void a_token_that_the_receiving_api_refuses_is_named() throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder).start()) {
            province.callerToken("another");
            assertEquals(1, province.check("--step", "dvclt-3"));
            assertEquals(List.of("dvclt-3 caller-token-refused us"), province.missing());
        }
    }

    @Test
    void a_receiving_address_that_leads_nowhere_is_named() throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder)
                .with("check.inbound-url", "http://127.0.0.1:1")
                .start()) {
            assertEquals(1, province.check("--step", "dvclt-3"));
            assertEquals(List.of("dvclt-3 door-unreachable province"), province.missing());
        }
    }

    @Test
    void a_receiving_address_that_lets_everybody_in_is_named() throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder)) {
            province.with("check.inbound-url", province.partners.oneStop().url().toString())
                    .start();
            assertEquals(1, province.check("--step", "dvclt-3"));
            assertEquals(List.of("dvclt-3 door-open us"), province.missing());
        }
    }

    @Test
    void an_unknown_unit_is_named() throws Exception {
        SimulatorOptions strict = CheckedProvince.prompt()
                .change()
                .registry(SimulatorOptions.Registry.PROMPT.withUnits(Set.of("00001")))
                .build();
        try (CheckedProvince province =
                CheckedProvince.open(folder, strict, Clock.systemUTC()).start()) {
            assertEquals(1, province.check("--step", "registry-3"));
            assertEquals(List.of("registry-3 unit-unknown us"), province.missing());
        }
    }

    @Test
    void an_unmapped_procedure_is_named_before_a_test_dossier_is_sent() throws Exception {
        String without =
                Files.readString(Path.of("routes/tables/procedures.csv")).replaceAll("(?m)^2\\.000986,.*\n", "");
        try (CheckedProvince province = CheckedProvince.open(folder)
                .withFile("tables/procedures.csv", without)
                .start()) {
            assertEquals(1, province.check());
            assertTrue(province.missing().contains("registry-3 procedure-unmapped us"), province.out.toString());
            assertTrue(province.minutes().findValuesAsText("code").contains("test-dossier-later"));
            assertEquals(List.of(), province.partners.oneStop().ledger().entries());
        }
    }

    @Test
    void statuses_in_the_wrong_order_are_named() throws Exception {
        String noThree = Files.readString(Path.of("routes/birth/1-deliver-to-one-stop.camel.yaml"))
                .replaceAll("(?m)^ *- to:\n *uri: direct:front-status\n", "");
        try (CheckedProvince province = CheckedProvince.open(folder)
                .withFile("birth/1-deliver-to-one-stop.camel.yaml", noThree)
                .start()) {
            assertEquals(1, province.check("--step", "dvclt-4"));
            assertEquals(List.of("dvclt-4 statuses-out-of-order us"), province.missing());
        }
    }

    @Test
    void a_status_that_waits_for_its_partner_is_missing_and_not_out_of_order() throws Exception {
        SimulatorOptions broken = CheckedProvince.prompt()
                .change()
                .broken(SimulatorOptions.Partner.DVCLT)
                .build();
        try (CheckedProvince province =
                CheckedProvince.open(folder, broken, Clock.systemUTC()).start()) {
            assertEquals(1, province.check("--step", "dvclt-4"));
            assertEquals(List.of("dvclt-4 statuses-missing us", "dvclt-4 partner.says-later c06"), province.missing());
        }
    }

    @Test
    void a_one_stop_system_that_is_down_is_named() throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder)
                .with("partner.one-stop.url", "http://127.0.0.1:1")
                .start()) {
            assertEquals(1, province.check("--step", "end-to-end-1"));
            assertEquals(List.of("end-to-end-1 no-connection province"), province.missing());
        }
    }

    @Test
    void a_one_stop_token_that_is_refused_shows_on_the_way_of_the_test_dossier() throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder)
                .with("partner.one-stop.token", "wrong")
                .start()) {
            assertEquals(1, province.check("--step", "end-to-end-2"));
            assertEquals(List.of("end-to-end-2 partner.credentials-refused us"), province.missing());
        }
    }

    @Test
    void a_clock_ten_minutes_off_is_named() throws Exception {
        Clock theirs = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));
        try (CheckedProvince province =
                CheckedProvince.open(folder, CheckedProvince.prompt(), theirs).start()) {
            assertEquals(1, province.check("--step", "dvclt-2"));
            assertEquals(List.of("dvclt-2 clock-off province"), province.missing());
        }
    }

    @Test
    void a_key_that_others_can_read_is_named() throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder).start()) {
            Path key = folder.resolve("data/master.key");
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
            assertEquals(1, province.check("--step", "server-1"));
            assertEquals(List.of("server-1 key-open us"), province.missing());
        }
    }

    @Test
    void a_disk_that_fills_up_is_named() throws Exception {
        try (CheckedProvince province =
                CheckedProvince.open(folder).with("check.disk-space", "1024GB").start()) {
            assertEquals(1, province.check("--step", "server-1"));
            assertEquals(List.of("server-1 disk-full us"), province.missing());
        }
    }

    @Test
    void without_an_engine_the_rest_is_checked_all_the_same() throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder)) {
            Files.createDirectories(folder.resolve("data"));
            assertEquals(3, province.check());
            assertTrue(province.missing().contains("dvclt-2 engine-unreachable us"), province.out.toString());
            assertTrue(
                    step(province.minutes(), "dvclt-2").findValuesAsText("code").contains("clock-good"));
        }
    }

    @Test
    void an_operator_token_that_may_not_act_is_named() throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder).start()) {
            Path token = Files.writeString(folder.resolve("wrong.token"), "lt_wrong");
            assertEquals(1, province.check("--step", "dvclt-2", "--token-file", token.toString()));
            assertEquals(List.of("dvclt-2 operator-token-refused us"), province.missing());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "check --step dvclt-9, 2",
        "check --environment moon, 2",
        "check sign dvclt-2 --by A --note b, 2",
        "check sign dvclt-1 --note b, 2",
        "check withdraw dvclt-1 --by A, 2",
        "check withdraw dvclt-1 --by A --note b, 1"
    })
    void wrong_use_is_told(String line, int exit) throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder)) {
            Files.createDirectories(folder.resolve("data"));
            assertEquals(exit, province.run(line.split(" ")), () -> province.err.toString());
        }
    }

    @Test
    void a_province_that_fetches_its_dossiers_keeps_its_door_closed() throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder)
                .with("partner.dvclt.pull.enabled", "true")
                .with("caller.dvclt.token-sha256", "")
                .start()) {
            assertEquals(0, province.check("--step", "dvclt-3"));
            assertTrue(province.out.toString().contains("door-not-used"), province.out.toString());
        }
    }

    @Test
    void the_report_is_the_minutes_and_holds_no_secret() throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder)
                .with("partner.ndxp.secret", "very-<wrong>")
                .start()) {
            province.run("check", "sign", "dvclt-1", "--by", "Trần <b>Thử</b>", "--note", "biên bản 1");
            assertEquals(
                    2,
                    province.check("--html", folder.resolve("none/minutes.html").toString()));
            Path page = folder.resolve("minutes.html");
            assertEquals(1, province.check("--html", page.toString()));
            String html = Files.readString(page);
            assertTrue(html.contains("<html lang=\"vi\">"));
            assertTrue(html.contains("Trần &lt;b&gt;Thử&lt;/b&gt; ký lúc"), html);
            assertTrue(html.contains("ndxp không chấp nhận khóa hoặc mật khẩu."), html);
            assertTrue(html.contains("Bên vận hành LiênThông"), html);
            for (String secret :
                    List.of("very-", province.settings.get("partner.dvclt.password"), "test-caller-token")) {
                assertFalse(html.contains(secret), secret);
                assertFalse(province.out.toString().contains(secret), secret);
            }
        }
    }

    @Test
    void the_official_systems_have_a_book_of_their_own() throws Exception {
        try (CheckedProvince province = CheckedProvince.open(folder).start().signed()) {
            assertEquals(0, province.check());
            assertEquals(1, province.run("check", "--json", "--environment", "production"));
            assertTrue(province.missing().contains("dvclt-1 unsigned province"), province.out.toString());
            assertTrue(province.minutes().findValuesAsText("code").contains("never-checked"));
            assertEquals(2, province.minutes().path("phase").asInt());
        }
    }

    private static JsonNode step(JsonNode minutes, String id) {
        for (JsonNode step : minutes.path("steps"))
            if (step.path("step").asText().equals(id)) return step;
        throw new AssertionError("no step " + id);
    }
}
