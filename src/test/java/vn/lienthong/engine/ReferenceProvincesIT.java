package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.dossier.Status;
import vn.lienthong.simulator.Scenario;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.simulator.SyntheticDossiers;

/** Each reference province under {@code routes/provinces/}, from the dossier's arrival to 5, against the simulators. */
class ReferenceProvincesIT {
    @TempDir
    Path data;

    @Test
    void can_tho_is_sent_dossiers_and_goes_on_by_itself() throws Exception {
        try (LifeCycle life = LifeCycle.startProvince(data, Map.of("lienthong.province", "can-tho"))) {
            passes(life, life.birth());
            passes(life, life.death());
            assertEquals(0, life.partners.ndxp().forwarded());
        }
    }

    @Test
    void gia_lai_fetches_dossiers_and_waits_for_its_officers() throws Exception {
        Map<String, String> province = Map.of("lienthong.province", "gia-lai", "partner.dvclt.pull.interval", "1s");
        try (LifeCycle life = LifeCycle.startProvince(data, province)) {
            for (SyntheticDossier dossier : List.of(life.birth(), life.death())) {
                life.partners.dvclt().offer(dossier.json());
                await().atMost(LifeCycle.PATIENCE).until(() -> life.partners
                        .oneStop()
                        .ownNumber(dossier.number())
                        .isPresent());
                await().atMost(LifeCycle.PATIENCE)
                        .until(() -> life.dossier(dossier.number()).oneStopNumber() != null);
                assertEquals(Status.RECEIVED, life.dossier(dossier.number()).status());
                assertEquals(200, life.decide(dossier.number(), "TIEP_NHAN"));
                life.awaitStatus(dossier, Status.REGISTERED);
                assertEquals(200, life.decide(dossier.number(), "TRA_KET_QUA"));
                life.awaitCallbacks(dossier, 1, 3, 7, 4, 5);
            }
            await().atMost(LifeCycle.PATIENCE).until(() -> life.partners.dvclt().offered() == 0);
            noBreach(life);
        }
    }

    @Test
    void thanh_hoa_speaks_soap_with_its_one_stop_system() throws Exception {
        try (LifeCycle life = LifeCycle.startProvince(data, Map.of("lienthong.province", "thanh-hoa"))) {
            passes(life, life.birth());
            SyntheticDossier death = passes(life, life.death());
            assertTrue(life.partners.oneStop().soapCalls() > 0, "all its calls were SOAP");
            assertEquals(0, life.partners.oneStop().jsonCalls());
            assertEquals(200, life.laterStep(death.number(), 1, 4));
            await().atMost(LifeCycle.PATIENCE).until(() -> life.oneStopStatuses(death).stream()
                    .anyMatch(status -> status.startsWith("residence")));
            noBreach(life);
        }
    }

    @Test
    void thanh_hoa_delivers_the_next_version_after_a_supplement() throws Exception {
        try (LifeCycle life = LifeCycle.startProvince(data, Map.of("lienthong.province", "thanh-hoa"))) {
            supplemented(life);
            noBreach(life);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "header"})
    void hue_reaches_the_registry_through_the_security_server_only(String place) throws Exception {
        Map<String, String> province = Map.of("lienthong.province", "hue", "partner.ndxp.dstcode-in", place);
        try (LifeCycle life = LifeCycle.startProvince(data, province)) {
            passes(life, life.birth());
            passes(life, life.death());
            assertTrue(life.partners.ndxp().forwarded() > 0, "forwarded by the adapter");
            assertEquals(0, life.partners.ndxp().direct(), "nothing went past it");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void dak_lak_writes_each_dossier_and_status_once_into_the_tables(String database) throws Exception {
        try (OneStopTables tables = OneStopTables.on(database, data);
                LifeCycle life = LifeCycle.startProvince(data, tables.settings("dak-lak"))) {
            for (SyntheticDossier dossier : List.of(life.birth(), life.death())) {
                passes(life, dossier);
                assertEquals(1, tables.deliveries(dossier.number()));
                String number = life.dossier(dossier.number()).oneStopNumber();
                assertEquals(number, tables.number(dossier.number()));
                await().atMost(LifeCycle.PATIENCE)
                        .untilAsserted(
                                () -> assertEquals(List.of("FORWARDED", "REGISTERED"), statuses(tables, number)));
            }
        }
    }

    @Test
    void dak_lak_waits_until_the_number_has_been_given() throws Exception {
        try (OneStopTables tables = OneStopTables.on("h2", data)) {
            tables.numberLater();
            try (LifeCycle life = LifeCycle.startProvince(data, tables.settings("dak-lak"))) {
                SyntheticDossier dossier = life.birth();
                life.send(dossier);
                await().atMost(LifeCycle.PATIENCE).until(() -> tables.deliveries(dossier.number()) == 1);
                tables.giveNumbers();
                life.awaitCallbacks(dossier, 1, 3, 7, 4, 5);
                assertEquals(1, tables.deliveries(dossier.number()), "tried again, not written again");
            }
        }
    }

    @Test
    void dak_lak_has_one_row_though_the_engine_ended_between_the_row_and_its_number() throws Exception {
        try (OneStopTables tables = OneStopTables.on("h2", data);
                Simulators partners = Simulators.start(
                        SimulatorOptions.demo().change().acceptUnknown(true).build())) {
            tables.numberLater();
            Map<String, String> settings = EngineFixture.settings(data, partners);
            settings.putAll(tables.settings("dak-lak"));
            SyntheticDossier dossier = new SyntheticDossiers(3, Clock.systemUTC()).next();
            try (Engine engine = EngineFixture.startProvince(settings)) {
                URI url = URI.create("http://127.0.0.1:" + engine.partnerApiPort());
                assertEquals(200, post(url, dossier.json()));
                await().atMost(LifeCycle.PATIENCE).until(() -> tables.deliveries(dossier.number()) == 1);
            }
            tables.giveNumbers();
            try (Engine engine = EngineFixture.startProvince(settings)) {
                await().atMost(LifeCycle.PATIENCE)
                        .until(
                                () -> partners.dvclt().ledger().callbacks(dossier.number()),
                                List.of(1, 3, 7, 4, 5)::equals);
                assertEquals(1, tables.deliveries(dossier.number()));
                assertTrue(engine.log().verify().verified());
            }
        }
    }

    private static int post(URI url, String dossier) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/dvclt/v1/dossiers"))
                .header("Authorization", "Bearer " + EngineFixture.CALLER_TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(dossier))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void dak_lak_keeps_the_number_when_the_next_version_comes() throws Exception {
        try (OneStopTables tables = OneStopTables.on("h2", data);
                LifeCycle life = LifeCycle.startProvince(data, tables.settings("dak-lak"))) {
            SyntheticDossier dossier = supplemented(life);
            assertEquals(2, tables.deliveries(dossier.number()), "one row a version");
            assertEquals(
                    tables.number(dossier.number()),
                    life.dossier(dossier.number()).oneStopNumber());
        }
    }

    private static SyntheticDossier passes(LifeCycle life, SyntheticDossier dossier) throws Exception {
        life.send(dossier);
        life.awaitCallbacks(dossier, 1, 3, 7, 4, 5);
        assertEquals(1, life.partners.ndxp().ledger().registrations(dossier.number()));
        noBreach(life);
        return dossier;
    }

    /** Sent back once by the registry, and sent again by the citizen. */
    private static SyntheticDossier supplemented(LifeCycle life) throws Exception {
        SyntheticDossier dossier = life.birth();
        life.partners.ndxp().scenario(dossier.number(), Scenario.SUPPLEMENT_ONCE);
        life.send(dossier);
        life.awaitStatus(dossier, Status.SUPPLEMENT_REQUIRED);
        life.awaitCallbacks(dossier, 1, 3, 7, 2);
        life.supplement(dossier);
        life.awaitStatus(dossier, Status.RETURNED);
        assertEquals(2, life.dossier(dossier.number()).version());
        return dossier;
    }

    private static void noBreach(LifeCycle life) {
        life.partners
                .all()
                .forEach(partner -> assertEquals(List.of(), partner.ledger().violations(), partner.name()));
    }

    private static List<String> statuses(OneStopTables tables, String number) {
        try {
            return tables.statuses(number).stream()
                    .filter(status -> !status.equals("ACCEPTED"))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
