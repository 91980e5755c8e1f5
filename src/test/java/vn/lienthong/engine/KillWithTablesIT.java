package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.simulator.DossierRun;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.testing.FreePort;

/** {@code kill -9} at random moments while dossiers are written into a one-stop system's tables. */
class KillWithTablesIT {
    private static final int KILLS = Kills.OF_ONE_PART;
    private static final int DOSSIERS_A_KILL = 4;
    private static final long SEED = 20_260_922;

    @TempDir
    Path directory;

    @Test
    void each_dossier_and_each_status_has_one_row_however_often_the_engine_is_killed() throws Exception {
        Random random = new Random(SEED);
        int port = FreePort.next();
        try (OneStopTables tables = OneStopTables.on("postgresql", directory);
                Simulators partners =
                        Simulators.start(options(URI.create("http://127.0.0.1:" + port)), Clock.systemUTC())) {
            Map<String, String> settings = EngineFixture.settings(directory.resolve("data"), partners);
            settings.putAll(tables.settings("dak-lak"));
            settings.put("lienthong.http.port", String.valueOf(port));
            try (EngineProcess engine = new EngineProcess(directory, "engine", settings)) {
                engine.start();
                engine.awaitReady();
                DossierRun run = partners.runDossiers();
                for (int kill = 1; kill <= KILLS; kill++) {
                    int moment = 300 + random.nextInt(900);
                    await().pollDelay(Duration.ofMillis(moment)).until(() -> true);
                    engine.kill();
                    engine.start();
                    engine.awaitReady();
                }
                run.done().get(60, TimeUnit.SECONDS);
                assertEquals(KILLS * DOSSIERS_A_KILL, run.acknowledged());
                for (SyntheticDossier dossier : run.dossiers()) completeOnce(tables, partners, dossier);
            }
        }
    }

    private static void completeOnce(OneStopTables tables, Simulators partners, SyntheticDossier dossier)
            throws Exception {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> partners.dvclt().ledger().callbacks(dossier.number()), List.of(1, 3, 7, 4, 5)::equals);
        assertEquals(1, tables.deliveries(dossier.number()));
        List<String> statuses = tables.statuses(tables.number(dossier.number()));
        assertEquals(List.of("FORWARDED", "REGISTERED"), statuses);
    }

    private static SimulatorOptions options(URI engine) {
        return SimulatorOptions.demo()
                .change()
                .seed(SEED)
                .registry(SimulatorOptions.Registry.PROMPT.withRegisterAfter(Duration.ofMillis(300)))
                .dossiers(EngineFixture.insistent(engine).with(KILLS * DOSSIERS_A_KILL, 3, 0))
                .build();
    }
}
