package vn.lienthong.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.lienthong.simulator.SimulatorOptions.Dossiers;

@Timeout(30)
class DossierDeliveryTest {
    private static final Duration SHORT = Duration.ofMillis(5);

    private final SyntheticDossiers source = new SyntheticDossiers(5, new MovableClock());

    private static Simulators sendingTo(StandInEngine engine, Dossiers dossiers) {
        return Simulators.start(SimulatorOptions.demo()
                .change()
                .seed(5)
                .dossiers(dossiers.to(engine.url(), "caller-token")
                        .withDelays(Duration.ofSeconds(5), SHORT, Duration.ofMillis(20), SHORT))
                .build());
    }

    private static boolean sent(Simulators simulators, SyntheticDossier dossier) throws Exception {
        return simulators.dvclt().send(dossier.json()).get(20, TimeUnit.SECONDS);
    }

    @Test
    void a_dossier_is_delivered_again_until_it_is_acknowledged() throws Exception {
        try (StandInEngine engine = new StandInEngine(500, 503, 429, StandInEngine.CUT, 502);
                Simulators simulators = sendingTo(engine, Dossiers.NONE)) {
            SyntheticDossier dossier = source.next();

            assertTrue(sent(simulators, dossier));
            assertTrue(
                    engine.bodies().size() >= 6, "deliveries " + engine.bodies().size());
            assertEquals(1, new HashSet<>(engine.bodies()).size());
            assertEquals("Bearer caller-token", engine.tokens().get(0));
            assertEquals(1, simulators.dvclt().ledger().deliveries(dossier.number()));
        }
    }

    @Test
    void a_refusal_is_final() throws Exception {
        try (StandInEngine engine = new StandInEngine(409);
                Simulators simulators = sendingTo(engine, Dossiers.NONE)) {
            assertFalse(sent(simulators, source.next()));
            assertEquals(1, engine.bodies().size());
        }
    }

    @Test
    void a_dossier_it_sent_is_known_and_its_supplement_is_the_next_version() throws Exception {
        try (StandInEngine engine = new StandInEngine();
                Simulators simulators = sendingTo(engine, Dossiers.NONE)) {
            SyntheticDossier dossier = source.next();
            sent(simulators, dossier);
            for (int code : List.of(1, 3, 7, 2)) report(simulators, dossier.number(), code);
            sent(simulators, source.supplementOf(dossier));
            for (int code : List.of(1, 3, 7, 4, 5)) report(simulators, dossier.number(), code);

            Ledger ledger = simulators.dvclt().ledger();
            assertEquals(List.of(1, 3, 7, 2, 1, 3, 7, 4, 5), ledger.callbacks(dossier.number()));
            assertEquals(List.of(), ledger.violations());
        }
    }

    @Test
    void before_it_is_sent_again_a_supplemented_dossier_does_not_start_anew() throws Exception {
        try (StandInEngine engine = new StandInEngine();
                Simulators simulators = sendingTo(engine, Dossiers.NONE)) {
            SyntheticDossier dossier = source.next();
            sent(simulators, dossier);
            report(simulators, dossier.number(), 1);
            report(simulators, dossier.number(), 2);
            report(simulators, dossier.number(), 1);

            assertEquals(List.of(1, 2), simulators.dvclt().ledger().callbacks(dossier.number()));
        }
    }

    @Test
    void a_run_sends_as_many_as_planned() throws Exception {
        try (StandInEngine engine = new StandInEngine(500, StandInEngine.CUT);
                Simulators simulators = sendingTo(engine, Dossiers.NONE.with(25, 0, 0.2))) {
            DossierRun run = simulators.runDossiers();
            run.done().get(20, TimeUnit.SECONDS);

            assertEquals(25, run.acknowledged());
            assertEquals(0, run.refused());
            assertEquals(
                    25,
                    run.dossiers().stream()
                            .map(SyntheticDossier::number)
                            .distinct()
                            .count());
        }
    }

    @Test
    void a_run_keeps_its_rate() throws Exception {
        try (StandInEngine engine = new StandInEngine();
                Simulators simulators = sendingTo(engine, Dossiers.NONE.with(5, 20, 0))) {
            long start = System.nanoTime();
            simulators.runDossiers().done().get(20, TimeUnit.SECONDS);

            assertTrue(System.nanoTime() - start >= Duration.ofMillis(190).toNanos());
        }
    }

    @Test
    void a_run_answers_a_supplement_request_with_the_next_version() throws Exception {
        try (StandInEngine engine = new StandInEngine();
                Simulators simulators = sendingTo(engine, Dossiers.NONE.with(1, 0, 0))) {
            DossierRun run = simulators.runDossiers();
            run.done().get(20, TimeUnit.SECONDS);
            String number = run.dossiers().get(0).number();
            report(simulators, number, 1);
            report(simulators, number, 2);

            await().until(() -> simulators.dvclt().ledger().deliveries(number) == 2);
            assertEquals(2, run.dossiers().get(0).version());
        }
    }

    private static void report(Simulators simulators, String number, int code) throws IOException {
        DvcltSimulator dvclt = simulators.dvclt();
        String body = Caller.callback(number, code).toString();
        Caller.post(dvclt.url(), DvcltSimulator.STATUS_PATH, Caller.dvcltToken(dvclt), body);
    }
}
