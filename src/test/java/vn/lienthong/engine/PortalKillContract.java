package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import vn.lienthong.simulator.Faults;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.simulator.SyntheticDossiers;

/** {@code kill -9} in the middle of a run towards the portal; the portal's ledger tells what came. */
abstract class PortalKillContract {
    private static final int DOSSIERS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    /** @param settings to add the database to */
    abstract void useDatabase(Map<String, String> settings);

    @Test
    void a_killed_run_goes_on_where_it_stopped_and_adds_each_dossier_once() throws Exception {
        SimulatorOptions options = SimulatorOptions.demo()
                .change()
                .seed(11)
                .registry(SimulatorOptions.Registry.PROMPT.withRegisterAfter(Duration.ZERO))
                .dossiers(
                        SimulatorOptions.Dossiers.NONE.to(URI.create("http://127.0.0.1:1"), EngineFixture.CALLER_TOKEN))
                .build();
        try (Simulators partners = Simulators.start(options, Clock.systemUTC())) {
            Map<String, String> settings = EngineFixture.settings(directory.resolve("data"), partners);
            settings.put("queue.lease", "3s");
            settings.put("portal.chunk-size", "3");
            settings.put("partner.portal.concurrency", "2");
            useDatabase(settings);
            try (EngineProcess engine = new EngineProcess(directory, "engine", settings)) {
                engine.start();
                engine.awaitReady();
                List<SyntheticDossier> sent = new SyntheticDossiers(11, Clock.systemUTC()).list(DOSSIERS);
                for (SyntheticDossier dossier : sent)
                    partners.dvclt().send(engine.partnerApi(), dossier.json()).get(60, TimeUnit.SECONDS);
                for (SyntheticDossier dossier : sent)
                    await().atMost(PATIENCE).until(() -> partners.dvclt()
                            .ledger()
                            .callbacks(dossier.number())
                            .contains(5));

                partners.portal().faults(Faults.none().withLatency(Duration.ofMillis(150), Duration.ofMillis(300)));
                assertEquals(0, engine.command("sync", "run", "dossiers"));
                Random random = new Random(11);
                for (int added : new int[] {6, 24, 42}) {
                    await().atMost(PATIENCE).until(() -> count(partners, Kind.ADDED) >= added);
                    await().pollDelay(Duration.ofMillis(random.nextInt(200))).until(() -> true);
                    engine.kill();
                    engine.start();
                    engine.awaitReady();
                }
                awaitRuns(engine, 1);
                assertEquals(DOSSIERS, count(partners, Kind.ADDED), "each once: " + engine.output());

                assertEquals(0, engine.command("sync", "run", "progress"));
                await().atMost(PATIENCE).until(() -> count(partners, Kind.PROGRESS) >= 90);
                engine.kill();
                engine.start();
                engine.awaitReady();
                awaitRuns(engine, 2);
                for (SyntheticDossier dossier : sent) {
                    String number =
                            partners.oneStop().ownNumber(dossier.number()).orElseThrow();
                    assertEquals(
                            1,
                            partners.portal().ledger().entries(number).stream()
                                    .filter(entry -> entry.kind() == Kind.ADDED)
                                    .count());
                    assertEquals(
                            List.of("1", "2", "4", "9", "10"),
                            partners.portal().progress().statuses(number));
                }
                assertEquals(List.of(), partners.portal().ledger().violations());
            }
        }
    }

    private static long count(Simulators partners, Kind kind) {
        return partners.portal().ledger().entries().stream()
                .filter(entry -> entry.kind() == kind)
                .count();
    }

    private static void awaitRuns(EngineProcess engine, int count) {
        await().atMost(PATIENCE).until(() -> {
            JsonNode runs = JSON.readTree(engine.operations("/api/v1/sync").body());
            int ended = 0;
            for (JsonNode run : runs) if (run.path("state").asText().equals("ended")) ended++;
            return ended == count;
        });
    }
}
