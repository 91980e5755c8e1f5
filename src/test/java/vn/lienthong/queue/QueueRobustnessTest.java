package vn.lienthong.queue;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.testing.MutableClock;
import vn.lienthong.testing.TestDatabase;

/** Faults inside the process itself: nothing may be stuck, lost or written twice because of them. */
class QueueRobustnessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @TempDir
    Path directory;

    private final MutableClock clock = new MutableClock();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final AtomicInteger written = new AtomicInteger();
    private TestDatabase database;
    private QueueFixture queue;

    /** An effect whose writer fails when told to. */
    record Touchy(RuntimeException failure, Error error) implements Effect {}

    @BeforeEach
    void start() {
        database = TestDatabase.h2(directory);
        queue = fixture(Duration.ofSeconds(30));
    }

    private QueueFixture fixture(Duration lease) {
        EffectWriter<Touchy> writer = new EffectWriter<>() {
            @Override
            public Class<Touchy> effect() {
                return Touchy.class;
            }

            @Override
            public int order() {
                return 500;
            }

            @Override
            public void write(Connection connection, List<Touchy> effects) throws SQLException {
                for (Touchy touchy : effects) {
                    if (failing.get()) throw new SQLException("planted", "08006");
                    if (touchy.failure() != null) throw touchy.failure();
                    if (touchy.error() != null) throw touchy.error();
                    written.incrementAndGet();
                }
            }
        };
        return new QueueFixture(
                database,
                QueueFixture.settings(lease, Duration.ofMillis(20), 3),
                PartnerGate.OPEN,
                clock,
                QueueListener.NONE,
                List.of(writer));
    }

    @AfterEach
    void stop() {
        queue.close();
        database.close();
    }

    @Test
    void an_error_thrown_by_a_step_is_a_failure_like_any_other() {
        queue.work("a", 2, step -> {
            throw new StackOverflowError();
        });
        queue.send("a", "L1", "one");
        await().atMost(PATIENCE).until(() -> queue.state("a").parked() == 1);
    }

    @Test
    void an_error_in_a_writer_fails_its_decision_and_the_committer_goes_on() {
        assertThrows(
                StorageUnavailable.class,
                () -> queue.engine.commits().commit(List.of(new Touchy(null, new AssertionError("planted")))));
        queue.send("a", "L1", "one");
        assertEquals(1, queue.state("a").waiting());
    }

    @Test
    void a_decision_refused_for_another_reason_than_the_database_does_not_take_its_neighbours_along() {
        List<CompletableFuture<Void>> neighbours = new ArrayList<>();
        CompletableFuture<Void> bad = CompletableFuture.runAsync(() ->
                queue.engine.commits().commit(List.of(new Touchy(new IllegalArgumentException("planted"), null))));
        for (int i = 0; i < 20; i++) {
            Effect message = QueueFixture.message("a", "L" + i, "one");
            neighbours.add(CompletableFuture.runAsync(
                    () -> queue.engine.commits().commit(List.of(new Touchy(null, null), message))));
        }
        neighbours.forEach(CompletableFuture::join);
        assertInstanceOf(
                IllegalArgumentException.class,
                assertThrows(java.util.concurrent.CompletionException.class, bad::join)
                        .getCause());
        assertEquals(20, queue.state("a").waiting());
    }

    @Test
    void a_fault_of_the_database_burns_no_attempt() {
        queue.work("a", 1, step -> step.add(new Touchy(null, null)));
        failing.set(true);
        queue.send("a", "L1", "one");
        AtomicInteger seen = new AtomicInteger();
        await().atMost(PATIENCE).until(() -> {
            queue.engine.admin().messages("a", null, 10).stream()
                    .filter(message -> message.errorClass() != null)
                    .forEach(message -> seen.incrementAndGet());
            return seen.get() >= 5;
        });
        assertEquals(0, queue.engine.admin().messages("a", null, 10).get(0).attempts());
        failing.set(false);
        await().atMost(PATIENCE).until(() -> written.get() == 1);
        assertEquals(0, queue.state("a").parked());
    }

    @Test
    void a_reading_that_the_database_does_not_answer_burns_no_attempt_however_it_is_wrapped() {
        failing.set(true);
        AtomicInteger tried = new AtomicInteger();
        queue.work("a", 1, step -> {
            tried.incrementAndGet();
            if (failing.get())
                throw new IllegalStateException(new IllegalStateException(new SQLException("planted", "08001")));
        });
        queue.send("a", "L1", "one");
        await().atMost(PATIENCE).until(() -> tried.get() >= 5);
        assertEquals(0, queue.engine.admin().messages("a", null, 10).get(0).attempts());
        failing.set(false);
        await().atMost(PATIENCE).until(() -> queue.state("a").waiting() == 0);
        assertEquals(0, queue.state("a").parked());
    }

    @Test
    void what_cannot_be_noted_does_not_keep_a_failure_from_being_counted() {
        queue.work("a", 1, step -> {
            step.addEvenIfFailed(new Touchy(new IllegalArgumentException("planted"), null));
            throw new StepFailure(ErrorClass.PARTNER_REFUSED, "", "test.refused");
        });
        queue.send("a", "L1", "one");
        await().atMost(PATIENCE).until(() -> queue.state("a").parked() == 1);
    }

    @Test
    void a_message_claimed_for_workers_that_have_stopped_is_given_back() {
        ExecutorService stopped = Executors.newSingleThreadExecutor();
        stopped.shutdown();
        queue.engine.subscribe("a", Optional.empty(), 1, stopped, step -> {});
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        queue.work("b", 1, step -> done.add(step.messages().get(0).body()));
        queue.send("a", "L1", "one");
        queue.send("b", "L1", "other");
        await().atMost(PATIENCE).until(() -> done.size() == 1);
        await("kept for a route that runs")
                .atMost(PATIENCE)
                .until(() -> queue.state("a").waiting() == 1);
    }

    @Test
    void a_commit_is_not_repeated_because_its_new_messages_find_no_worker() {
        ExecutorService workers = Executors.newSingleThreadExecutor();
        AtomicInteger done = new AtomicInteger();
        queue.engine.subscribe("a", Optional.empty(), 1, workers, step -> done.incrementAndGet());
        queue.send("a", "L0", "one");
        await().atMost(PATIENCE).until(() -> done.get() == 1);
        await().atMost(PATIENCE).until(() -> queue.state("a").working() == 0);
        workers.shutdown();
        GroupCommitter committer = (GroupCommitter) queue.engine.commits();
        List<CompletableFuture<Void>> commits = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            commits.add(committer.submit(List.of(new Touchy(null, null), QueueFixture.message("a", "L" + i, "one"))));
        }
        commits.forEach(CompletableFuture::join);
        queue.send("b", "L1", "after all of them");
        assertEquals(20, written.get());
        assertEquals(20, queue.engine.admin().messages("a", null, 100).size());
    }

    @Test
    void who_commits_after_the_end_is_told_so() {
        queue.engine.close();
        CompletableFuture<Void> late = CompletableFuture.runAsync(() -> queue.send("a", "L1", "one"));
        assertThrows(Exception.class, () -> late.get(5, TimeUnit.SECONDS));
        assertTrue(late.isDone());
    }

    @Test
    void a_queue_that_was_full_goes_on_at_once_when_there_is_room() {
        // one worker, room for 100: the 101st waits in the table, and not for the next poll
        queue.close();
        queue = new QueueFixture(
                database,
                new QueueSettings(Duration.ofMinutes(10), 100, 200, Duration.ofMinutes(5), RetryPolicy.DEFAULT),
                PartnerGate.OPEN,
                clock);
        ConcurrentHashMap.KeySetView<String, Boolean> done = ConcurrentHashMap.newKeySet();
        CountDownLatch gate = new CountDownLatch(1);
        queue.work("a", 1, step -> {
            gate.await();
            done.add(step.messages().get(0).line());
        });
        for (int i = 0; i < 150; i++) queue.send("a", "L" + i, "one");
        gate.countDown();
        await().atMost(PATIENCE).until(() -> done.size() == 150);
    }
}
