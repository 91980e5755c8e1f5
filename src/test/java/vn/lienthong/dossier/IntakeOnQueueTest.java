package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.dossier.Receipt.Outcome;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.QueueEngine;
import vn.lienthong.testing.TestDatabase;
import vn.lienthong.testing.TestQueues;

/** The intake behind the group committer it runs with, where decisions of many posts share a transaction. */
@ParameterizedClass
@EnumSource(Database.class)
class IntakeOnQueueTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int DOSSIERS = 20;
    private static final int POSTS_EACH = 8;

    @Parameter
    Database database;

    @TempDir
    Path directory;

    @Test
    void posts_that_share_commits_are_each_taken_once() throws Exception {
        Vault vault = Vault.openOrCreate(directory.resolve("master.key"), true);
        DocumentStore documents = new DocumentStore(directory.resolve("documents"), vault);
        try (TestDatabase opened = database.open(directory);
                QueueEngine engine = TestQueues.start(opened, DossierWriters.all(vault, CLOCK), vault, CLOCK)) {
            DossierIntake intake = new DossierIntake(
                    opened.dataSource(), engine.commits(), vault, documents, new TestClock(), Fronts.UNLIMITED);
            Map<Outcome, Long> outcomes = post(intake);
            assertEquals(
                    Map.of(Outcome.NEW, (long) DOSSIERS, Outcome.REPEAT, (long) DOSSIERS * (POSTS_EACH - 1)), outcomes);
            assertEquals(
                    DOSSIERS,
                    engine.admin().messages("birth-receive", null, 1_000).size());
            assertTrue(new EventLog(opened.dataSource(), vault).verify().verified());
        }
    }

    private static Map<Outcome, Long> post(DossierIntake intake) throws Exception {
        List<Callable<Outcome>> posts = new ArrayList<>();
        for (int i = 0; i < DOSSIERS * POSTS_EACH; i++) {
            int serial = 1 + i % DOSSIERS;
            posts.add(() -> intake.receive(
                            DossierFixture.incoming(DossierFixture.number(serial), "Trẻ " + serial),
                            dossier -> List.of(new NewMessage(
                                    "birth-receive",
                                    dossier.number(),
                                    "{}",
                                    Duration.ZERO,
                                    dossier.number() + "/receive/1")))
                    .outcome());
        }
        ExecutorService threads = Executors.newFixedThreadPool(32);
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> outcome : threads.invokeAll(posts)) outcomes.add(outcome.get());
        threads.shutdown();
        return outcomes.stream().collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting()));
    }
}
