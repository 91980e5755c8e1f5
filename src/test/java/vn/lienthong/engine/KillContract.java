package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.simulator.DossierRun;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.simulator.SyntheticDossiers;
import vn.lienthong.testing.FreePort;

/** {@code kill -9} at random moments under load; {@code -Dkills=N} times, 10 if not said. */
abstract class KillContract {
    private static final int KILLS = Kills.OF_THE_ENGINE;
    private static final long SEED = 20_260_921;
    private static final int DOSSIERS_A_KILL = 5;
    /** Sent once and never again: whether they were taken is up to the moment of the kill. */
    private static final int ONCE_A_KILL = 2;

    @TempDir
    Path directory;

    /** @param settings to add the database to */
    abstract void useDatabase(Map<String, String> settings);

    @Test
    void nothing_is_lost_doubled_or_out_of_order_however_often_the_engine_is_killed() throws Exception {
        Random random = new Random(SEED);
        int port = FreePort.next();
        URI engineUrl = URI.create("http://127.0.0.1:" + port);
        try (Simulators partners = Simulators.start(options(engineUrl), Clock.systemUTC())) {
            Map<String, String> settings = EngineFixture.settings(directory.resolve("data"), partners);
            settings.put("lienthong.http.port", String.valueOf(port));
            settings.put("queue.lease", "3s");
            useDatabase(settings);
            try (EngineProcess engine = new EngineProcess(directory, "engine", settings)) {
                engine.start();
                engine.awaitReady();
                DossierRun run = partners.runDossiers();
                SyntheticDossiers others = new SyntheticDossiers(SEED + 1, Clock.systemUTC());
                List<String> once = new ArrayList<>();
                for (int kill = 1; kill <= KILLS; kill++) {
                    List<CompletableFuture<?>> posts = new ArrayList<>();
                    pass(random.nextInt(1_200));
                    for (SyntheticDossier dossier : others.list(ONCE_A_KILL)) {
                        once.add(dossier.number());
                        posts.add(postOnce(engineUrl, dossier));
                    }
                    pass(random.nextInt(60));
                    engine.kill();
                    for (CompletableFuture<?> post : posts) post.get(30, TimeUnit.SECONDS);
                    engine.start();
                    // some die before they have come up
                    if (random.nextInt(5) > 0) engine.awaitReady();
                }
                engine.awaitReady();
                run.done().get(60, TimeUnit.SECONDS);
                assertEquals(KILLS * DOSSIERS_A_KILL, run.acknowledged());
                List<String> acknowledged =
                        run.dossiers().stream().map(SyntheticDossier::number).toList();
                Proof proof = new Proof(partners);
                List<String> taken = new ArrayList<>(acknowledged);
                for (String number : once) {
                    if (engine.knows(number)) taken.add(number);
                    else proof.unknownToAll(number);
                }
                proof.awaitComplete(taken, Duration.ofSeconds(60));
                proof.nothingTwice(taken);
                // a call whose answer arrived just before the kill is made again by the next process
                proof.noViolations(Breach.DOUBLED);
                assertEquals(0, engine.command("log", "verify"), engine.output());
            }
        }
    }

    private static SimulatorOptions options(URI engineUrl) {
        return SimulatorOptions.demo()
                .change()
                .seed(SEED)
                .acceptUnknown(true)
                .registry(SimulatorOptions.Registry.PROMPT.withRegisterAfter(Duration.ofMillis(500)))
                .dossiers(EngineFixture.insistent(engineUrl).with(KILLS * DOSSIERS_A_KILL, 2.5, 0))
                .build();
    }

    /** The moment of the kill, not a wait for anything. */
    private static void pass(int millis) {
        await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
    }

    private static CompletableFuture<?> postOnce(URI engine, SyntheticDossier dossier) {
        HttpRequest post = HttpRequest.newBuilder(engine.resolve("/dvclt/v1/dossiers"))
                .header("Authorization", "Bearer " + EngineFixture.CALLER_TOKEN)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(dossier.json()))
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(post, HttpResponse.BodyHandlers.discarding())
                .exceptionally(cutOff -> null);
    }
}
