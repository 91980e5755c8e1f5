package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.simulator.Faults;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.simulator.SyntheticDossiers;
import vn.lienthong.testing.TestDatabase;

/** Two engine processes on one PostgreSQL and one data directory, as a province runs them to scale. */
class TwoProcessesIT {
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final TestDatabase database = TestDatabase.postgresql();
    private Simulators partners;
    private EngineProcess first;
    private EngineProcess second;
    private Proof proof;

    @BeforeEach
    void startBoth() throws Exception {
        SimulatorOptions options = SimulatorOptions.demo()
                .change()
                .seed(11)
                .registry(SimulatorOptions.Registry.PROMPT.withRegisterAfter(Duration.ofMillis(300)))
                .dossiers(EngineFixture.insistent(java.net.URI.create("http://127.0.0.1:1")))
                .build();
        partners = Simulators.start(options, Clock.systemUTC());
        proof = new Proof(partners);
        first = process("first");
        second = process("second");
        first.start();
        first.awaitReady();
        second.start();
        second.awaitReady();
    }

    private EngineProcess process(String name) throws Exception {
        Map<String, String> settings = EngineFixture.settings(directory.resolve("data"), partners);
        settings.put("queue.lease", LEASE.toSeconds() + "s");
        EngineFixture.useDatabase(settings, database);
        return new EngineProcess(directory, name, settings);
    }

    @AfterEach
    void stopBoth() throws Exception {
        first.close();
        second.close();
        partners.close();
        database.close();
    }

    private List<String> send(SyntheticDossiers source, int count, EngineProcess... engines) throws Exception {
        List<String> numbers = new ArrayList<>();
        List<CompletableFuture<Boolean>> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SyntheticDossier dossier = source.next();
            numbers.add(dossier.number());
            sent.add(partners.dvclt().send(engines[i % engines.length].partnerApi(), dossier.json()));
        }
        for (CompletableFuture<Boolean> one : sent) assertTrue(one.get(30, TimeUnit.SECONDS));
        return numbers;
    }

    @Test
    void work_of_a_frozen_process_is_taken_over_and_its_late_finish_is_refused() throws Exception {
        SyntheticDossiers source = new SyntheticDossiers(12, Clock.systemUTC());
        List<String> numbers = new ArrayList<>(send(source, 12, first, second));
        // slow answers, so that the process is frozen with calls on the way
        partners.faults(Faults.none().withLatency(Duration.ofMillis(300), Duration.ofMillis(600)));
        numbers.addAll(send(source, 12, first, second));
        first.freeze();
        proof.awaitComplete(numbers, PATIENCE);
        first.thaw();
        await().atMost(PATIENCE).until(first::ready);
        numbers.addAll(send(source, 6, first));
        proof.awaitComplete(numbers, PATIENCE);
        proof.nothingTwice(numbers);
        // answers that had arrived, unread, when the process was frozen
        proof.noViolations(Breach.DOUBLED);
        assertTrue(first.output().contains("lease lost"), "the frozen process was refused when it came back");
        assertEquals(0, first.command("log", "verify"), first.output());
    }

    @Test
    void the_other_process_finishes_the_work_of_a_killed_one() throws Exception {
        List<String> numbers = send(new SyntheticDossiers(13, Clock.systemUTC()), 24, first, second);
        first.kill();
        assertFalse(first.ready());
        proof.awaitComplete(numbers, PATIENCE);
        proof.nothingTwice(numbers);
        proof.noViolations(Breach.DOUBLED);
        assertEquals(0, second.command("log", "verify"), second.output());
    }

    @Test
    void identical_posts_to_both_make_one_dossier() throws Exception {
        SyntheticDossier dossier = new SyntheticDossiers(14, Clock.systemUTC()).next();
        SimultaneousPosts posts = SimultaneousPosts.of(dossier, first.partnerApi(), second.partnerApi());
        posts.assertOneNewAndTheOthersRepeats();
        posts.assertOtherContentIsRefused();
    }
}
