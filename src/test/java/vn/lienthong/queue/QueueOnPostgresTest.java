package vn.lienthong.queue;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.lienthong.testing.TestDatabase;

class QueueOnPostgresTest extends QueueContract {
    @Override
    TestDatabase open() {
        return TestDatabase.postgresql();
    }

    private record Planted() implements Effect {}

    /** The first time, the server ends the session that writes. */
    private static EffectWriter<Planted> endingItsSession(AtomicInteger times) {
        return new EffectWriter<>() {
            @Override
            public Class<Planted> effect() {
                return Planted.class;
            }

            @Override
            public int order() {
                return 500;
            }

            @Override
            public void write(Connection connection, List<Planted> effects) throws SQLException {
                if (times.getAndIncrement() > 0) return;
                try (Statement statement = connection.createStatement()) {
                    statement.execute("select pg_terminate_backend(pg_backend_pid())");
                }
            }
        };
    }

    @Test
    void a_session_that_the_server_ends_in_the_middle_of_a_commit_burns_no_attempt() {
        AtomicInteger times = new AtomicInteger();
        List<Integer> attempts = new CopyOnWriteArrayList<>();
        try (TestDatabase database = open();
                QueueFixture queue = new QueueFixture(
                        database,
                        QueueFixture.settings(Duration.ofSeconds(5), Duration.ofMillis(20), 1),
                        PartnerGate.OPEN,
                        Clock.systemUTC(),
                        QueueListener.NONE,
                        List.of(endingItsSession(times)))) {
            queue.work("a", 1, step -> {
                attempts.add(step.messages().get(0).attempts());
                step.add(new Planted());
            });
            queue.send("a", "L1", "one");
            await().atMost(Duration.ofSeconds(30)).until(() -> queue.state("a").waiting() == 0 && attempts.size() == 2);
            assertEquals(List.of(0, 0), attempts);
            assertEquals(0, queue.state("a").parked());
        }
    }
}
