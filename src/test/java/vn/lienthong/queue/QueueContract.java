package vn.lienthong.queue;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.testing.MutableClock;
import vn.lienthong.testing.TestDatabase;

/** What {@code queue:} promises, the same on every database. */
abstract class QueueContract {
    private static final QueueAdmin.Act ACT = new QueueAdmin.Act("operator", "test");

    private final MutableClock clock = new MutableClock();
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private TestDatabase database;
    private QueueFixture queue;

    abstract TestDatabase open();

    @BeforeEach
    void start() {
        database = open();
        queue = start(PartnerGate.OPEN);
    }

    private QueueFixture start(PartnerGate gate) {
        return new QueueFixture(
                database, QueueFixture.settings(Duration.ofSeconds(30), Duration.ofMillis(20), 3), gate, clock);
    }

    @AfterEach
    void stop() {
        queue.close();
        database.close();
    }

    private void record(Step step) {
        done.add(step.messages().get(0).body());
    }

    private void awaitDone(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> done.size() >= count);
        await().atMost(Duration.ofSeconds(20)).until(() -> unfinished() == 0);
    }

    private long unfinished() {
        return queue.engine.admin().queues().stream()
                .mapToLong(state -> state.waiting() + state.working() + state.parked())
                .sum();
    }

    // durable, one transaction

    @Test
    void a_message_is_there_once_its_commit_returns() {
        queue.send("a", "L1", "one");
        assertEquals(1, queue.state("a").waiting());
    }

    @Test
    void a_message_sent_before_a_restart_is_worked_after_it() {
        queue.send("a", "L1", "one");
        queue.close();
        queue = start(PartnerGate.OPEN);
        queue.work("a", 1, this::record);
        awaitDone(1);
        assertEquals(List.of("one"), done);
    }

    @Test
    void what_a_step_decides_and_the_end_of_its_message_are_one_transaction() {
        queue.work("a", 1, step -> {
            step.add(QueueFixture.message("b", "L1", "next"));
            throw new StepFailure(ErrorClass.PARTNER_REFUSED, "", "test.refused");
        });
        queue.send("a", "L1", "one");
        await().until(() -> queue.state("a").parked() == 1);
        assertEquals(0, queue.state("b").waiting(), "a failed step leaves nothing behind");
    }

    @Test
    void a_step_hands_its_message_on() {
        queue.work(
                "a",
                2,
                step -> step.add(
                        QueueFixture.message("b", step.messages().get(0).line(), "next")));
        queue.work("b", 2, this::record);
        for (int i = 0; i < 50; i++) queue.send("a", "L" + i, "one");
        awaitDone(50);
    }

    @Test
    void a_conflicting_decision_is_made_again_and_does_not_stop_its_neighbours() {
        queue.close();
        AtomicInteger refusals = new AtomicInteger(3);
        queue = new QueueFixture(
                database,
                QueueSettings.DEFAULT,
                PartnerGate.OPEN,
                clock,
                QueueListener.NONE,
                List.of(new RefusingWriter(refusals)));
        queue.work("a", 4, step -> {
            if (step.messages().get(0).line().equals("L7")) step.add(new Refusable());
            step.add(QueueFixture.message("b", step.messages().get(0).line(), "next"));
        });
        queue.work("b", 4, this::record);
        List<NewMessage> messages = new ArrayList<>();
        for (int i = 0; i < 20; i++) messages.add(QueueFixture.message("a", "L" + i, "one"));
        queue.engine.commits().commit(messages);
        awaitDone(20);
        assertEquals(20, done.size(), "each once, the refused one too");
        assertTrue(refusals.get() <= 0);
    }

    // order

    @Test
    void messages_of_a_dossier_are_worked_in_order_and_one_at_a_time() {
        Map<String, List<Integer>> seen = new ConcurrentHashMap<>();
        Set<String> atWork = ConcurrentHashMap.newKeySet();
        AtomicBoolean together = new AtomicBoolean();
        queue.work("a", 8, step -> {
            Message message = step.messages().get(0);
            if (!atWork.add(message.line())) together.set(true);
            seen.computeIfAbsent(message.line(), line -> Collections.synchronizedList(new ArrayList<>()))
                    .add(Integer.parseInt(message.body()));
            atWork.remove(message.line());
            done.add(message.body());
        });
        for (int number = 0; number < 20; number++) {
            for (int line = 0; line < 10; line++) queue.send("a", "L" + line, String.valueOf(number));
        }
        awaitDone(200);
        List<Integer> expected = java.util.stream.IntStream.range(0, 20).boxed().toList();
        seen.forEach((line, numbers) -> assertEquals(expected, numbers, line));
        assertFalse(together.get(), "two messages of one dossier at once");
    }

    @Test
    void a_failing_head_holds_its_line_and_no_other() {
        AtomicInteger failures = new AtomicInteger(2);
        queue.work("a", 4, step -> {
            if (step.messages().get(0).body().equals("L1-first") && failures.getAndDecrement() > 0) {
                throw new StepFailure(ErrorClass.PARTNER_BUSY, "", "test.busy");
            }
            record(step);
        });
        queue.engine
                .commits()
                .commit(List.of(
                        QueueFixture.message("a", "L1", "L1-first"),
                        QueueFixture.message("a", "L1", "L1-second"),
                        QueueFixture.message("a", "L2", "L2-first")));
        awaitDone(3);
        assertEquals("L2-first", done.get(0), "another dossier overtakes");
        assertTrue(done.indexOf("L1-first") < done.indexOf("L1-second"), done.toString());
    }

    @Test
    void a_delayed_message_starts_when_it_is_due_and_holds_those_behind_it() {
        queue.work("a", 2, this::record);
        queue.engine
                .commits()
                .commit(List.of(
                        new NewMessage("a", "L1", "late", Duration.ofMinutes(2), "k"),
                        QueueFixture.message("a", "L1", "behind"),
                        QueueFixture.message("a", "L2", "now")));
        await().until(() -> done.contains("now"));
        assertEquals(List.of("now"), done);
        clock.advance(Duration.ofMinutes(2));
        awaitDone(3);
        assertEquals(List.of("now", "late", "behind"), done);
    }

    // leases

    @Test
    void a_lease_that_ran_out_is_taken_over_and_the_late_finish_is_refused() throws Exception {
        CountDownLatch frozen = new CountDownLatch(1);
        CountDownLatch thaw = new CountDownLatch(1);
        AtomicInteger run = new AtomicInteger();
        queue.work("a", 2, step -> {
            if (run.incrementAndGet() == 1) {
                frozen.countDown();
                thaw.await(20, TimeUnit.SECONDS);
                step.add(QueueFixture.message("b", "L1", "from the frozen one"));
                return;
            }
            step.add(QueueFixture.message("b", "L1", "from the second"));
        });
        queue.send("a", "L1", "one");
        assertTrue(frozen.await(10, TimeUnit.SECONDS));
        clock.advance(Duration.ofSeconds(31));
        await().until(() -> queue.state("b").waiting() == 1);
        thaw.countDown();
        queue.work("b", 1, this::record);
        awaitDone(1);
        assertEquals(List.of("from the second"), done);
    }

    @Test
    void a_worker_whose_lease_ran_out_is_told_before_it_calls_a_partner() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        AtomicBoolean called = new AtomicBoolean();
        AtomicInteger run = new AtomicInteger();
        queue.work("a", 1, step -> {
            if (run.incrementAndGet() > 1) return;
            clock.advance(Duration.ofSeconds(31));
            try {
                step.requireLease();
                called.set(true);
            } finally {
                asked.countDown();
            }
        });
        queue.send("a", "L1", "one");
        assertTrue(asked.await(10, TimeUnit.SECONDS));
        assertFalse(called.get());
        await().until(() -> unfinished() == 0);
    }

    // retry and parking

    @Test
    void a_busy_partner_is_tried_again_up_to_the_limit_and_then_parked_in_sight() {
        AtomicInteger runs = new AtomicInteger();
        queue.work("a", 1, step -> {
            runs.incrementAndGet();
            throw new StepFailure(ErrorClass.PARTNER_BUSY, "dvclt", "dvclt.server-error", "500");
        });
        queue.send("a", "L1", "one");
        await().until(() -> queue.state("a").parked() == 1);
        assertEquals(3, runs.get(), "the limit of this test");
        QueueAdmin.MessageState parked =
                queue.engine.admin().messages("a", "parked", 10).get(0);
        assertEquals("dvclt.server-error", parked.reason());
        assertEquals(List.of("500"), parked.arguments());
        assertEquals(ErrorClass.PARTNER_BUSY, parked.errorClass());
    }

    @Test
    void one_failure_below_the_limit_is_not_parked() {
        AtomicInteger runs = new AtomicInteger();
        queue.work("a", 1, step -> {
            if (runs.incrementAndGet() < 3) throw new StepFailure(ErrorClass.PARTNER_BUSY, "", "test.busy");
            record(step);
        });
        queue.send("a", "L1", "one");
        awaitDone(1);
    }

    @Test
    void a_refusal_is_parked_at_once() {
        AtomicInteger runs = new AtomicInteger();
        queue.work("a", 1, step -> {
            runs.incrementAndGet();
            throw new StepFailure(ErrorClass.PARTNER_REFUSED, "", "test.refused");
        });
        queue.send("a", "L1", "one");
        await().until(() -> queue.state("a").parked() == 1);
        assertEquals(1, runs.get());
    }

    @Test
    void a_partner_that_is_down_burns_no_attempt() {
        queue.close();
        queue = start(new PartnerGate() {
            @Override
            public int permits(String partner) {
                return Integer.MAX_VALUE;
            }

            @Override
            public boolean failsAlone(String partner, String line) {
                return false;
            }
        });
        AtomicInteger runs = new AtomicInteger();
        queue.work("a", 1, step -> {
            if (runs.incrementAndGet() <= 10) throw new StepFailure(ErrorClass.PARTNER_DOWN, "dvclt", "partner.down");
            done.add(String.valueOf(step.messages().get(0).attempts()));
        });
        queue.send("a", "L1", "one");
        awaitDone(1);
        assertEquals(List.of("0"), done, "ten failures, no attempt counted, three would have parked it");
    }

    @Test
    void an_unexpected_exception_is_parked_without_its_message() {
        queue.work("a", 1, step -> {
            throw new IllegalArgumentException("Nguyễn Thị Thử 000000000001");
        });
        queue.send("a", "L1", "one");
        await().until(() -> queue.state("a").parked() == 1);
        QueueAdmin.MessageState parked =
                queue.engine.admin().messages("a", "parked", 10).get(0);
        assertEquals("step.unexpected", parked.reason());
        assertEquals(List.of("IllegalArgumentException"), parked.arguments());
    }

    // redrive, skip

    @Test
    void redrive_keeps_order_and_idempotency_key() {
        AtomicBoolean mended = new AtomicBoolean();
        Set<String> keys = Collections.synchronizedSet(new HashSet<>());
        queue.work("a", 2, step -> {
            keys.add(step.messages().get(0).idempotencyKey());
            if (!mended.get()) throw new StepFailure(ErrorClass.CONFIGURATION, "", "test.configuration");
            record(step);
        });
        queue.engine
                .commits()
                .commit(List.of(QueueFixture.message("a", "L1", "one"), QueueFixture.message("a", "L1", "two")));
        await().until(() -> queue.state("a").parked() == 1);
        mended.set(true);
        assertEquals(1, queue.engine.admin().redrive("a", QueueAdmin.Selection.all(), ACT, true));
        assertEquals(List.of(), done, "a dry run moves nothing");
        assertEquals(1, queue.engine.admin().redrive("a", QueueAdmin.Selection.all(), ACT, false));
        awaitDone(2);
        assertEquals(List.of("one", "two"), done);
        assertEquals(Set.of("L1/a/one", "L1/a/two"), keys);
    }

    @Test
    void redrive_by_error_class_leaves_the_others_parked() {
        queue.work("a", 2, step -> {
            if (step.messages().get(0).line().equals("L1")) {
                throw new StepFailure(ErrorClass.CONFIGURATION, "", "test.configuration");
            }
            throw new StepFailure(ErrorClass.PARTNER_REFUSED, "", "test.refused");
        });
        queue.send("a", "L1", "one");
        queue.send("a", "L2", "two");
        await().until(() -> queue.state("a").parked() == 2);
        var selection = new QueueAdmin.Selection(List.of(), Optional.of(ErrorClass.CONFIGURATION), Optional.empty());
        assertEquals(1, queue.engine.admin().redrive("a", selection, ACT, true));
    }

    @Test
    void a_skipped_message_lets_its_line_go_on() {
        queue.work("a", 1, step -> {
            if (step.messages().get(0).body().equals("bad")) {
                throw new StepFailure(ErrorClass.PARTNER_REFUSED, "", "test.refused");
            }
            record(step);
        });
        queue.engine
                .commits()
                .commit(List.of(QueueFixture.message("a", "L1", "bad"), QueueFixture.message("a", "L1", "good")));
        await().until(() -> queue.state("a").parked() == 1);
        long id = queue.engine.admin().messages("a", "parked", 1).get(0).id();
        assertEquals(1, queue.engine.admin().skip("a", List.of(id), ACT, false));
        awaitDone(1);
        assertEquals(List.of("good"), done);
        assertEquals(0, queue.engine.admin().skip("a", List.of(id), ACT, false), "twice changes nothing");
    }

    @Test
    void an_act_without_a_reason_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new QueueAdmin.Act("operator", " "));
    }

    // orphans, pause, windows, partners

    @Test
    void a_message_without_a_route_is_kept_shown_and_worked_when_the_route_returns() {
        queue.send("nobody", "L1", "one");
        assertFalse(queue.state("nobody").hasRoute());
        assertEquals(1, queue.state("nobody").waiting());
        queue.work("nobody", 1, this::record);
        awaitDone(1);
    }

    @Test
    void a_paused_queue_stays_paused_over_a_restart() {
        queue.engine.admin().pause("a", ACT);
        queue.close();
        queue = start(PartnerGate.OPEN);
        queue.work("a", 1, this::record);
        queue.work("b", 1, this::record);
        queue.send("a", "L1", "held");
        queue.send("b", "L1", "free");
        await().until(() -> done.contains("free"));
        assertEquals(List.of("free"), done);
        assertTrue(queue.state("a").paused());
        queue.engine.admin().resume("a", ACT);
        awaitDone(2);
    }

    @Test
    void a_database_that_was_put_back_lets_nothing_run_until_every_queue_is_resumed() throws SQLException {
        queue.engine.admin().pause("a", ACT);
        putBack();
        queue.send("a", "L1", "one");
        queue.send("b", "L1", "two");
        assertTrue(queue.state("a").paused() && queue.state("b").paused());
        assertEquals(2, queue.engine.admin().resumeAll(ACT, true));
        assertTrue(queue.state("b").paused(), "a dry run changes nothing");
        assertEquals(2, queue.engine.admin().resumeAll(ACT, false));
        awaitDone(2);
        assertEquals(0, queue.engine.admin().resumeAll(ACT, false), "twice changes nothing");
    }

    @Test
    void one_queue_of_a_database_that_was_put_back_runs_and_the_others_wait() throws SQLException {
        putBack();
        queue.send("a", "L1", "one");
        queue.engine.admin().resume("b", ACT);
        queue.send("b", "L1", "two");
        await().until(() -> done.contains("two"));
        assertEquals(List.of("two"), done);
        assertTrue(queue.state("a").paused());
        queue.engine.admin().resume("a", ACT);
        awaitDone(2);
    }

    /** As a restore leaves it; a and b have routes again. */
    private void putBack() throws SQLException {
        queue.close();
        try (Connection connection = database.dataSource().getConnection()) {
            Holds.pauseEveryQueue(connection, ACT, clock);
        }
        queue = start(PartnerGate.OPEN);
        queue.work("a", 1, this::record);
        queue.work("b", 1, this::record);
    }

    @Test
    void a_window_holds_every_queue_of_its_partner_until_it_ends() {
        Instant now = clock.instant();
        queue.engine.admin().addWindow("ndxp", now.minusSeconds(1), now.plusSeconds(600), ACT);
        queue.work("a", Optional.of("ndxp"), 1, 1, this::record);
        queue.work("b", 1, this::record);
        queue.send("a", "L1", "held");
        queue.send("b", "L1", "free");
        await().until(() -> done.contains("free"));
        assertEquals(List.of("free"), done);
        clock.advance(Duration.ofSeconds(601));
        awaitDone(2);
        assertEquals(1, queue.engine.holds().windows("ndxp").size(), "an ended window can still be seen");
    }

    @Test
    void a_closed_gate_holds_the_queue_and_starts_it_again_when_it_opens() {
        AtomicInteger permits = new AtomicInteger(0);
        queue.close();
        queue = start(new PartnerGate() {
            @Override
            public int permits(String partner) {
                return permits.get();
            }

            @Override
            public boolean failsAlone(String partner, String line) {
                return false;
            }
        });
        queue.work("a", Optional.of("ndxp"), 1, 4, this::record);
        queue.work("b", 1, this::record);
        for (int i = 0; i < 5; i++) queue.send("a", "L" + i, "held");
        queue.send("b", "L1", "free");
        await().until(() -> done.contains("free"));
        assertEquals(List.of("free"), done);
        permits.set(1);
        awaitDone(6);
    }

    // batches, damage, limits

    @Test
    void a_batch_holds_at_most_its_size_and_never_two_of_one_dossier() {
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        queue.engine.admin().pause("poll", ACT);
        queue.work("poll", Optional.empty(), 3, 2, step -> {
            sizes.add(step.messages().size());
            assertEquals(
                    step.messages().size(),
                    step.messages().stream().map(Message::line).distinct().count());
            step.messages().forEach(message -> done.add(message.body()));
        });
        for (int i = 0; i < 10; i++) queue.send("poll", "L" + i, "m" + i);
        queue.send("poll", "L0", "second of L0");
        queue.engine.admin().resume("poll", ACT);
        awaitDone(11);
        assertEquals(11, new HashSet<>(done).size());
        assertTrue(sizes.stream().allMatch(size -> size <= 3), sizes.toString());
        assertTrue(sizes.contains(3), sizes.toString());
    }

    @Test
    void one_bad_dossier_in_a_batch_is_parked_alone() {
        queue.engine.admin().pause("poll", ACT);
        queue.work("poll", Optional.empty(), 3, 1, step -> {
            if (step.messages().stream().anyMatch(message -> message.body().equals("bad"))) {
                throw new StepFailure(ErrorClass.PARTNER_REFUSED, "", "test.refused");
            }
            step.messages().forEach(message -> done.add(message.body()));
        });
        queue.send("poll", "L1", "good1");
        queue.send("poll", "L2", "bad");
        queue.send("poll", "L3", "good2");
        queue.engine.admin().resume("poll", ACT);
        await().until(() -> done.size() == 2 && queue.state("poll").parked() == 1);
        assertEquals(Set.of("good1", "good2"), new HashSet<>(done));
    }

    @Test
    void a_damaged_row_is_parked_and_stops_nothing_else() throws SQLException {
        queue.send("a", "L1", "one");
        queue.send("a", "L2", "two");
        try (Connection connection = database.dataSource().getConnection();
                var damage = connection.prepareStatement("update queue_message set body = ? where line = 'L1'")) {
            damage.setBytes(1, new byte[] {0, 1, 2});
            assertEquals(1, damage.executeUpdate());
        }
        queue.work("a", 1, this::record);
        await().until(() -> done.size() == 1 && queue.state("a").parked() == 1);
        assertEquals(
                "queue.damaged",
                queue.engine.admin().messages("a", "parked", 1).get(0).reason());
    }

    @Test
    void a_body_at_the_limit_is_taken_and_one_past_it_is_refused() {
        queue.work("a", 1, this::record);
        queue.send("a", "L1", "x".repeat(NewMessage.MAX_BODY_CHARS));
        awaitDone(1);
        assertThrows(
                IllegalArgumentException.class,
                () -> QueueFixture.message("a", "L1", "x".repeat(NewMessage.MAX_BODY_CHARS + 1)));
    }

    private record Refusable() implements Effect {}

    private record RefusingWriter(AtomicInteger left) implements EffectWriter<Refusable> {
        @Override
        public Class<Refusable> effect() {
            return Refusable.class;
        }

        @Override
        public int order() {
            return 500;
        }

        @Override
        public void write(Connection connection, List<Refusable> effects) {
            if (left.getAndDecrement() > 0) throw new Conflict("test");
        }
    }

    @Test
    void a_queue_that_is_held_begins_no_step_until_it_is_released() {
        queue.work("steps", 2, this::record);
        assertTrue(queue.engine.hold(List.of("steps"), Duration.ofSeconds(20)));
        for (int i = 0; i < 20; i++) queue.send("steps", "line-" + i % 4, "m" + i);
        assertEquals(20, queue.state("steps").waiting());
        assertEquals(List.of(), done);
        queue.engine.release(List.of("steps"));
        await().until(() -> done.size() == 20);
    }

    @Test
    void holding_a_queue_waits_for_the_step_under_way_and_says_when_it_did_not_end() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        queue.work("steps", 1, step -> {
            begun.countDown();
            end.await();
            record(step);
        });
        queue.send("steps", "line", "long");
        await().until(() -> begun.getCount() == 0);
        assertFalse(queue.engine.hold(List.of("steps"), Duration.ofMillis(50)));
        end.countDown();
        assertTrue(queue.engine.hold(List.of("steps"), Duration.ofSeconds(20)));
        assertEquals(List.of("long"), done);
        queue.engine.release(List.of("steps"));
    }

    @Test
    void a_decision_that_needs_an_idle_line_is_refused_while_a_message_of_it_waits_is_worked_on_or_is_parked() {
        List<Effect> needsIdle = List.of(new IdleLine("line"), QueueFixture.message("noted", "other", "done"));
        queue.send("steps", "line", "unfinished");
        assertThrows(Conflict.class, () -> queue.engine.commits().commit(needsIdle));
        queue.work("steps", 1, step -> {
            assertThrows(Conflict.class, () -> queue.engine.commits().commit(needsIdle));
            throw new StepFailure(ErrorClass.PARTNER_REFUSED, "", "test");
        });
        await().until(() -> queue.state("steps").parked() == 1);
        assertThrows(Conflict.class, () -> queue.engine.commits().commit(needsIdle));
        assertEquals(List.of(), queue.engine.admin().messagesOf("other"));
    }

    @Test
    void a_decision_that_needs_an_idle_line_goes_through_when_there_is_none() {
        queue.send("steps", "another", "unfinished");
        queue.engine.commits().commit(List.of(new IdleLine("line"), QueueFixture.message("noted", "other", "done")));
        assertEquals(1, queue.engine.admin().messagesOf("other").size());
    }

    @Test
    void a_message_sent_in_the_very_commit_counts_as_unfinished() {
        assertThrows(Conflict.class, () -> queue.engine
                .commits()
                .commit(List.of(new IdleLine("line"), QueueFixture.message("steps", "line", "new"))));
        assertEquals(List.of(), queue.engine.admin().messagesOf("line"));
    }
}
