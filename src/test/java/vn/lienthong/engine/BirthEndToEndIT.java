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
import vn.lienthong.simulator.DossierRun;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.testing.FreePort;

class BirthEndToEndIT {
    @TempDir
    Path data;

    @Test
    void every_dossier_is_registered_once_and_reported_in_order() throws Exception {
        int port = FreePort.next();
        SimulatorOptions options = SimulatorOptions.demo()
                .change()
                .seed(7)
                .dossiers(SimulatorOptions.Dossiers.NONE
                        .to(URI.create("http://127.0.0.1:" + port), EngineFixture.CALLER_TOKEN)
                        .with(20, 20, 0))
                .build();
        try (Simulators partners = Simulators.start(options, Clock.systemUTC())) {
            Map<String, String> settings = EngineFixture.settings(data, partners);
            settings.put("lienthong.http.port", String.valueOf(port));
            try (Engine engine = EngineFixture.start(settings)) {
                DossierRun run = partners.runDossiers();
                run.done().get(60, java.util.concurrent.TimeUnit.SECONDS);
                assertEquals(20, run.acknowledged());
                for (SyntheticDossier dossier : run.dossiers()) {
                    await().atMost(Duration.ofSeconds(60))
                            .until(
                                    () -> partners.dvclt().ledger().callbacks(dossier.number()),
                                    List.of(1, 3, 7, 4, 5)::equals);
                    assertEquals(1, partners.ndxp().ledger().registrations(dossier.number()));
                }
                assertEquals(List.of(), partners.dvclt().ledger().violations());
                assertEquals(List.of(), partners.ndxp().ledger().violations());
                assertEquals(List.of(), partners.oneStop().ledger().violations());
                assertTrue(engine.log().verify().verified());
            }
        }
    }
}
