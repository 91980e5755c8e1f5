package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries.StatusEntry;
import vn.lienthong.dossier.Status;
import vn.lienthong.dossier.StatusTable;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.Scenario;
import vn.lienthong.simulator.SyntheticDossier;

/** Whatever happens in whatever order, allowed or not: three promises hold for every dossier. */
class RandomLifeIT {
    private static final int DOSSIERS = 16;
    private static final int EVENTS = 160;
    private static final List<String> DECISIONS =
            List.of("TIEP_NHAN", "YEU_CAU_BO_SUNG", "TU_CHOI", "TRA_KET_QUA", "RUT_HO_SO", "DUNG_XU_LY", "TIEP_NHAN");
    private static final Set<Integer> ANSWERS = Set.of(200, 202, 404, 409);

    @TempDir
    Path data;

    @Test
    void random_events_never_leave_the_table_nor_the_order_nor_lose_a_version() throws Exception {
        long seed = Long.getLong("random-life.seed", System.nanoTime());
        Random random = new Random(seed);
        try (LifeCycle life = LifeCycle.start(data, Map.of("partner.one-stop.acceptance", "officer"))) {
            List<SyntheticDossier> dossiers = new ArrayList<>();
            List<Integer> versions = new ArrayList<>();
            for (int i = 0; i < DOSSIERS; i++) {
                SyntheticDossier dossier = i % 2 == 0 ? life.birth() : life.death();
                life.partners.ndxp().scenario(dossier.number(), Scenario.values()[random.nextInt(4)]);
                dossiers.add(dossier);
                versions.add(1);
                life.send(dossier);
            }
            for (int event = 0; event < EVENTS; event++) {
                int which = random.nextInt(DOSSIERS);
                SyntheticDossier dossier = dossiers.get(which);
                switch (random.nextInt(5)) {
                    case 0 -> {
                        SyntheticDossier next = life.supplementIfAsked(dossier);
                        if (next != dossier) versions.set(which, versions.get(which) + 1);
                        dossiers.set(which, next);
                    }
                    case 1 ->
                        assertTrue(ANSWERS.contains(
                                life.laterStep(dossier.number(), 1 + random.nextInt(2), 1 + random.nextInt(7))));
                    default ->
                        assertTrue(ANSWERS.contains(
                                life.decide(dossier.number(), DECISIONS.get(random.nextInt(DECISIONS.size())))));
                }
            }
            // the rest of their lives without officers' whims
            for (SyntheticDossier dossier : dossiers) life.decide(dossier.number(), "TIEP_NHAN");
            await().atMost(LifeCycle.PATIENCE).untilAsserted(() -> dossiers.forEach(dossier -> settled(life, dossier)));
            for (int i = 0; i < DOSSIERS; i++) promises(life, dossiers.get(i), versions.get(i), "seed " + seed);
            assertTrue(life.engine.log().verify().verified());
        }
    }

    private static void settled(LifeCycle life, SyntheticDossier dossier) {
        Status status = life.dossier(dossier.number()).status();
        assertTrue(
                StatusTable.shipped().terminal(status)
                        || status == Status.SUPPLEMENT_REQUIRED
                        || life.engine.queues().messagesOf(dossier.number()).isEmpty()
                        || atRegistryInAnOlderVersion(life, dossier),
                "still under way: " + status);
        assertEquals(
                List.of(),
                life.engine.queues().messagesOf(dossier.number()).stream()
                        .filter(message -> message.queue().endsWith("-status"))
                        .toList());
    }

    /** An officer asked for a supplement of what the registry had: a person must look. */
    private static boolean atRegistryInAnOlderVersion(LifeCycle life, SyntheticDossier dossier) {
        return life.engine.queues().messagesOf(dossier.number()).stream()
                .allMatch(message -> message.queue().endsWith("-forward")
                        && message.state().equals("parked")
                        && message.reason().equals("partner.says-no"));
    }

    private static void promises(LifeCycle life, SyntheticDossier synthetic, int version, String seed) {
        Dossier dossier = life.dossier(synthetic.number());
        List<StatusEntry> history = life.engine.dossiers().statuses(dossier);
        StatusTable table = StatusTable.shipped();
        IntStream.range(1, history.size())
                .forEach(i -> assertTrue(
                        allowed(
                                table,
                                history.get(i - 1).status(),
                                history.get(i).status()),
                        () -> seed + ": " + history.get(i - 1).status() + " to "
                                + history.get(i).status()));
        assertEquals(version, dossier.version(), seed + ": versions of " + synthetic);
        List<Integer> callbacks = life.partners.dvclt().ledger().callbacks(synthetic.number());
        assertTrue(
                expected(table, history).contains(callbacks),
                () -> seed + ": " + callbacks + " for "
                        + history.stream().map(StatusEntry::status).toList());
        assertEquals(
                List.of(),
                life.partners.dvclt().ledger().entries(synthetic.number()).stream()
                        .filter(entry -> entry.kind() == Kind.VIOLATION)
                        .toList(),
                seed);
    }

    /** Every status in order; a version that ended before it was sorted may end without its 1. */
    private static List<List<Integer>> expected(StatusTable table, List<StatusEntry> history) {
        List<Integer> all = history.stream()
                .flatMap(entry -> table.dvcltCode(entry.status()).stream())
                .map(Integer::valueOf)
                .toList();
        boolean endedEarly = !all.isEmpty()
                && all.get(all.size() - 1) == 1
                && table.terminal(history.get(history.size() - 1).status());
        return endedEarly ? List.of(all, all.subList(0, all.size() - 1)) : List.of(all);
    }

    private static boolean allowed(StatusTable table, Status from, Status to) {
        return table.decide(from, to) == vn.lienthong.dossier.Decision.APPLY;
    }
}
