package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.simulator.LedgerEntry;
import vn.lienthong.simulator.OneStopTables;
import vn.lienthong.simulator.Rehearsal;
import vn.lienthong.simulator.RehearsalFile;
import vn.lienthong.simulator.RehearsalPlan;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;

/** A province rehearses a day: whatever fails in it, every dossier is complete at its end. */
class RehearsalIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String TROUBLES = """
            seed: 4
            speed: 600
            length: 1h
            traffic: [{until: 1h, births: 24, deaths: 8}]
            partners:
              ndxp: [{from: 10m, until: 30m, down: true}]
              dvclt: [{from: 20m, until: 40m, errors: 0.3, html: 0.1}]
              one-stop: [{from: 30m, until: 50m, window: bảo trì}]
            registry: {register-after: 5m, supplement: 0.15, reject: 0.1}
            officers: {accept-after: 5m, return-after: 5m}
            citizens: {supplement-after: 5m}
            """;

    @TempDir
    Path folder;

    @Test
    void a_day_with_outages_ends_with_every_dossier_complete() throws Exception {
        play(Map.of(), false);
    }

    @Test
    void where_dossiers_are_pulled_and_officers_decide_it_does_so_too() throws Exception {
        play(
                Map.of(
                        "partner.dvclt.pull.enabled", "true",
                        "partner.dvclt.pull.interval", "500ms",
                        "partner.one-stop.acceptance", "officer",
                        "partner.one-stop.return", "officer"),
                true);
    }

    /** Its tables take dossiers and statuses; what officers decide comes by the partner API as everywhere. */
    @Test
    void officers_of_a_system_with_tables_decide_too() throws Exception {
        Map<String, String> own = ownSettings("dak-lak");
        own.put("partner.one-stop.acceptance", "officer");
        own.put("partner.one-stop.return", "officer");
        play(own, true);
    }

    /** Pull and officers; the Security Server; SOAP; database tables. */
    @ParameterizedTest
    @ValueSource(strings = {"gia-lai", "hue", "thanh-hoa", "dak-lak"})
    void a_reference_province_rehearses_with_its_own_routes_and_settings(String name) throws Exception {
        Map<String, String> settings = ownSettings(name);
        settings.put("partner.dvclt.pull.interval", "500ms");
        play(settings, "officer".equals(settings.get("partner.one-stop.return")));
    }

    private static Map<String, String> ownSettings(String name) throws IOException {
        Properties own = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("routes/provinces", name, "province.properties"))) {
            own.load(file);
        }
        Map<String, String> settings = new HashMap<>();
        own.forEach((key, value) -> settings.put((String) key, (String) value));
        settings.put("lienthong.province", name);
        return settings;
    }

    private void play(Map<String, String> own, boolean officers) throws Exception {
        RehearsalPlan plan = RehearsalFile.read(Files.writeString(folder.resolve("day.yaml"), TROUBLES));
        SimulatorOptions options = plan.on(SimulatorOptions.demo()
                .change()
                .dossiers(
                        SimulatorOptions.Dossiers.NONE.to(URI.create("http://127.0.0.1:1"), EngineFixture.CALLER_TOKEN))
                .oneStopTables("dak-lak".equals(own.get("lienthong.province")))
                .build());
        try (Simulators partners = Simulators.start(options, Clock.systemUTC())) {
            Map<String, String> settings = EngineFixture.settings(folder.resolve("data"), partners);
            settings.putAll(own);
            partners.oneStop().tables().ifPresent(tables -> byTables(settings, tables));
            settings.put("queue.retry.max-attempts", "200");
            try (Engine engine = EngineFixture.start(settings)) {
                Rehearsal rehearsal = partners.rehearse(
                        plan,
                        new Rehearsal.Play(
                                URI.create("http://127.0.0.1:" + engine.partnerApiPort()),
                                EngineFixture.CALLER_TOKEN,
                                EngineFixture.ONE_STOP_TOKEN,
                                "true".equals(own.get("partner.dvclt.pull.enabled")),
                                officers,
                                officers));
                Set<String> troubled = new TreeSet<>();
                await().atMost(PATIENCE).until(() -> {
                    troubled.addAll(rehearsal.troubled());
                    return rehearsal.isOver();
                });
                assertEquals(Set.of("dvclt", "ndxp", "one-stop"), troubled, "each partner failed on that day");
                assertEquals(32, rehearsal.finished());
                assertEquals(0, rehearsal.refused());
                assertEquals(List.of(), partners.dvclt().ledger().violations());
                assertEquals(List.of(), partners.ndxp().ledger().violations());
                for (String number : rehearsal.numbers())
                    assertEquals(1, partners.ndxp().ledger().registrations(number), number);
                for (String number : rehearsal.numbers())
                    assertTrue(partners.oneStop().ledger().deliveries(number) > 0, number);
                assertEquals(List.of(), partners.oneStop().ledger().violations());
                if (officers) assertTrue(decisions(partners).containsAll(Set.of("TIEP_NHAN", "TRA_KET_QUA")));
            }
        }
    }

    private static void byTables(Map<String, String> settings, OneStopTables tables) {
        settings.put("partner.one-stop.url", "");
        settings.put("partner.one-stop.token", "");
        settings.put("partner.one-stop.db.url", tables.url());
        settings.put("partner.one-stop.db.username", OneStopTables.USERNAME);
        settings.put("partner.one-stop.db.password", OneStopTables.PASSWORD);
    }

    private static List<String> decisions(Simulators partners) {
        return partners.oneStop().ledger().entries().stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.DECISION)
                .map(LedgerEntry::code)
                .toList();
    }
}
