package vn.lienthong.engine;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossiers;
import vn.lienthong.testing.TestDatabase;

class SimultaneousPostsIT {
    @TempDir
    Path data;

    @Test
    void identical_posts_make_one_dossier_on_the_embedded_database() throws Exception {
        try (Simulators partners = Simulators.start(SimulatorOptions.demo(), Clock.systemUTC())) {
            oneDossier(EngineFixture.settings(data, partners));
        }
    }

    @Test
    void identical_posts_make_one_dossier_on_postgresql() throws Exception {
        try (TestDatabase database = TestDatabase.postgresql();
                Simulators partners = Simulators.start(SimulatorOptions.demo(), Clock.systemUTC())) {
            Map<String, String> settings = EngineFixture.settings(data, partners);
            EngineFixture.useDatabase(settings, database);
            oneDossier(settings);
        }
    }

    private static void oneDossier(Map<String, String> settings) throws Exception {
        try (Engine engine = EngineFixture.start(settings)) {
            SimultaneousPosts posts = SimultaneousPosts.of(
                    new SyntheticDossiers(31, Clock.systemUTC()).next(),
                    URI.create("http://127.0.0.1:" + engine.partnerApiPort()));
            posts.assertOneNewAndTheOthersRepeats();
            posts.assertOtherContentIsRefused();
        }
    }
}
