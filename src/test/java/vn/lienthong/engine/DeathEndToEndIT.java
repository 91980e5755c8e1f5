package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.simulator.Scenario;
import vn.lienthong.simulator.SyntheticDossier;

class DeathEndToEndIT {
    @TempDir
    Path data;

    @Test
    void thirty_death_dossiers_each_reach_their_end_in_order() throws Exception {
        try (LifeCycle life = LifeCycle.start(data, Map.of())) {
            List<SyntheticDossier> plain = new ArrayList<>();
            for (int i = 0; i < 28; i++) plain.add(life.death());
            SyntheticDossier incomplete = life.death();
            SyntheticDossier refused = life.death();
            life.partners.ndxp().scenario(incomplete.number(), Scenario.SUPPLEMENT_ONCE);
            life.partners.ndxp().scenario(refused.number(), Scenario.REJECT);
            SyntheticDossier spokenOfBefore = plain.get(0);
            assertEquals(202, life.laterStep(spokenOfBefore.number(), 1, 1));

            for (SyntheticDossier dossier : plain) life.send(dossier);
            life.send(incomplete);
            life.send(refused);
            life.awaitCallbacks(incomplete, 1, 3, 7, 2);
            life.supplement(incomplete);

            for (SyntheticDossier dossier : plain) life.awaitCallbacks(dossier, 1, 3, 7, 4, 5);
            life.awaitCallbacks(incomplete, 1, 3, 7, 2, 1, 3, 7, 4, 5);
            life.awaitCallbacks(refused, 1, 3, 7, 6);
            assertTrue(
                    life.partners
                            .ndxp()
                            .ledger()
                            .registeredContent(incomplete.number())
                            .orElseThrow()
                            .contains("\"soLuongBanSao\":\"2\""),
                    "the registry holds the second version");
            assertEquals(List.of("residence/1"), life.laterSteps(spokenOfBefore));
            await().atMost(LifeCycle.PATIENCE)
                    .until(() -> life.oneStopStatuses(spokenOfBefore).contains("residence RECEIVED"));
            assertEquals(List.of(), life.partners.dvclt().ledger().violations());
            assertEquals(List.of(), life.partners.ndxp().ledger().violations());
            assertEquals(List.of(), life.partners.oneStop().ledger().violations());
            life.awaitNothingLeftToDo();
            assertTrue(life.engine.log().verify().verified());
        }
    }
}
