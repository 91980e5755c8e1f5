package vn.lienthong.queue;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import vn.lienthong.testing.TestDatabase;

/** A queue engine on a test database, with workers that are closed with it. */
final class QueueFixture implements AutoCloseable {
    static final BodySeal CLEAR = new BodySeal() {
        @Override
        public byte[] seal(String body) {
            return body.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String open(byte[] sealed) {
            if (sealed.length > 0 && sealed[0] == 0) throw new IllegalStateException("damaged");
            return new String(sealed, StandardCharsets.UTF_8);
        }
    };

    final QueueEngine engine;
    private final List<ExecutorService> pools = new ArrayList<>();
    private final List<QueueEngine.Running> running = new ArrayList<>();

    QueueFixture(TestDatabase database, QueueSettings settings, PartnerGate gate, Clock clock) {
        this(database, settings, gate, clock, QueueListener.NONE, List.of());
    }

    QueueFixture(
            TestDatabase database,
            QueueSettings settings,
            PartnerGate gate,
            Clock clock,
            QueueListener listener,
            List<EffectWriter<?>> writers) {
        this(database, settings, gate, clock, listener, writers, "test");
    }

    /** @param owner name of the process this engine stands for */
    QueueFixture(
            TestDatabase database,
            QueueSettings settings,
            PartnerGate gate,
            Clock clock,
            QueueListener listener,
            List<EffectWriter<?>> writers,
            String owner) {
        List<EffectWriter<?>> all = new ArrayList<>(writers);
        all.add(new Recorded.Writer());
        engine = new QueueEngine(
                new QueueEngine.Storage(database.dataSource(), database.url(), database.username(), ""),
                settings,
                new QueueEngine.Parts(
                        all, CLEAR, gate, (kind, line, actor, detail) -> new Recorded(kind), listener, clock, owner));
        try {
            engine.start();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static QueueSettings settings(Duration lease, Duration firstDelay, int attempts) {
        return new QueueSettings(
                lease, 100, 200, Duration.ofMillis(50), new RetryPolicy(firstDelay, Duration.ofSeconds(1), attempts));
    }

    void send(String queue, String line, String body) {
        engine.commits().commit(List.of(message(queue, line, body)));
    }

    static NewMessage message(String queue, String line, String body) {
        return new NewMessage(queue, line, body, Duration.ZERO, line + "/" + queue + "/" + key(body));
    }

    private static String key(String body) {
        return body.length() > 50 ? body.substring(0, 50) : body;
    }

    QueueEngine.Running work(String queue, int workers, StepHandler handler) {
        return work(queue, Optional.empty(), 1, workers, handler);
    }

    QueueEngine.Running work(String queue, Optional<String> partner, int batch, int workers, StepHandler handler) {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        pools.add(pool);
        QueueEngine.Running subscription = engine.subscribe(queue, partner, batch, pool, handler);
        running.add(subscription);
        return subscription;
    }

    QueueAdmin.QueueState state(String queue) {
        return engine.admin().queues().stream()
                .filter(state -> state.name().equals(queue))
                .findFirst()
                .orElse(new QueueAdmin.QueueState(queue, 0, 0, 0, 0, false, false));
    }

    @Override
    public void close() {
        running.forEach(QueueEngine.Running::close);
        engine.close();
        pools.forEach(ExecutorService::shutdownNow);
    }

    /** Stands for a log entry. */
    record Recorded(String kind) implements Effect {
        record Writer() implements EffectWriter<Recorded> {
            @Override
            public Class<Recorded> effect() {
                return Recorded.class;
            }

            @Override
            public int order() {
                return 900;
            }

            @Override
            public void write(java.sql.Connection connection, List<Recorded> effects) {}
        }
    }
}
