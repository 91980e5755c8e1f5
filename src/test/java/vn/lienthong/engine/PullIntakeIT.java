package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.simulator.Faults;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.simulator.SyntheticDossiers;
import vn.lienthong.testing.FreePort;

/** Dossiers fetched from PM DVCLT (2-contracts, Pull). */
class PullIntakeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path data;

    private Simulators partners(int port) {
        return Simulators.start(
                SimulatorOptions.demo()
                        .change()
                        .seed(11)
                        .dossiers(SimulatorOptions.Dossiers.NONE.to(
                                URI.create("http://127.0.0.1:" + port), EngineFixture.CALLER_TOKEN))
                        .build(),
                Clock.systemUTC());
    }

    private Map<String, String> settings(Simulators partners, int port) {
        Map<String, String> settings = EngineFixture.settings(data, partners);
        settings.put("lienthong.http.port", String.valueOf(port));
        settings.put("partner.dvclt.pull.enabled", "true");
        settings.put("partner.dvclt.pull.interval", "1s");
        return settings;
    }

    private static void awaitReturned(Simulators partners, SyntheticDossier dossier) {
        await().atMost(PATIENCE)
                .until(() -> partners.dvclt().ledger().callbacks(dossier.number()), List.of(1, 3, 7, 4, 5)::equals);
    }

    @Test
    void push_and_pull_of_the_same_fifty_dossiers_give_fifty_dossiers() throws Exception {
        int port = FreePort.next();
        try (Simulators partners = partners(port)) {
            List<SyntheticDossier> dossiers = new SyntheticDossiers(11, Clock.systemUTC()).list(50);
            dossiers.forEach(dossier -> partners.dvclt().offer(dossier.json()));
            try (Engine engine = EngineFixture.start(settings(partners, port))) {
                dossiers.forEach(dossier -> partners.dvclt().send(dossier.json()));
                for (SyntheticDossier dossier : dossiers) {
                    awaitReturned(partners, dossier);
                    assertEquals(1, partners.ndxp().ledger().registrations(dossier.number()));
                    assertEquals(
                            1,
                            engine.dossiers()
                                    .find(dossier.number())
                                    .orElseThrow()
                                    .version());
                }
                await().atMost(PATIENCE).until(() -> partners.dvclt().offered(), left -> left == 0);
                assertEquals(List.of(), partners.dvclt().ledger().violations());
                assertEquals(List.of(), partners.oneStop().ledger().violations());
            }
        }
    }

    @Test
    void a_dossier_that_cannot_be_taken_is_noted_not_acknowledged_and_does_not_stop_the_others() throws Exception {
        int port = FreePort.next();
        try (Simulators partners = partners(port)) {
            List<SyntheticDossier> dossiers = new SyntheticDossiers(12, Clock.systemUTC()).list(3);
            partners.dvclt().offer(dossiers.get(0).json().replace("\"KS\"", "\"XX\""));
            partners.dvclt().offer(dossiers.get(1).json());
            partners.dvclt().offer(dossiers.get(2).json());
            try (Engine engine = EngineFixture.start(settings(partners, port))) {
                awaitReturned(partners, dossiers.get(1));
                awaitReturned(partners, dossiers.get(2));
                await().atMost(PATIENCE)
                        .until(() -> engine.queues()
                                        .messages("dvclt-fetch", "waiting", 10)
                                        .size()
                                == 1);
                assertEquals(1, partners.dvclt().offered());
                assertTrue(engine.dossiers().find(dossiers.get(0).number()).isEmpty());
            }
        }
    }

    @Test
    void what_was_pulled_before_a_restart_is_acknowledged_after_it() throws Exception {
        int port = FreePort.next();
        try (Simulators partners = partners(port)) {
            SyntheticDossier first = new SyntheticDossiers(13, Clock.systemUTC()).next();
            partners.dvclt().offer(first.json());
            Map<String, String> settings = settings(partners, port);
            try (Engine engine = EngineFixture.start(settings)) {
                await().atMost(PATIENCE)
                        .until(() -> engine.dossiers().find(first.number()).isPresent());
            }
            try (Engine engine = EngineFixture.start(settings)) {
                awaitReturned(partners, first);
                await().atMost(PATIENCE).until(() -> partners.dvclt().offered(), left -> left == 0);
                assertTrue(engine.log().verify().verified());
            }
        }
    }

    /** PM DVCLT took the acknowledgement, but its answer was lost: asked again, it no longer holds the dossier. */
    @Test
    void an_acknowledgement_whose_answer_was_lost_is_not_a_fault() throws Exception {
        int port = FreePort.next();
        try (Simulators partners = partners(port)) {
            List<SyntheticDossier> dossiers = new SyntheticDossiers(14, Clock.systemUTC()).list(12);
            dossiers.forEach(dossier -> partners.dvclt().offer(dossier.json()));
            partners.dvclt().faults(Faults.none().withCutLines(0.3));
            try (Engine engine = EngineFixture.start(settings(partners, port))) {
                for (SyntheticDossier dossier : dossiers) awaitReturned(partners, dossier);
                await().atMost(PATIENCE).until(() -> engine.queues()
                        .messages("dvclt-fetch", null, 100)
                        .isEmpty());
                assertEquals(0, partners.dvclt().offered());
            }
        }
    }
}
