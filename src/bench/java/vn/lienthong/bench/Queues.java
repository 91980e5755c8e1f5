package vn.lienthong.bench;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.queue.BodySeal;
import vn.lienthong.queue.EffectWriter;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.PartnerGate;
import vn.lienthong.queue.QueueEngine;
import vn.lienthong.queue.QueueListener;
import vn.lienthong.queue.QueueSettings;
import vn.lienthong.queue.StepHandler;

/** A queue engine with the engine's own settings, and workers that stop with it. */
final class Queues implements AutoCloseable {
    /** {@code queue.concurrency} of the engine. */
    private static final int WORKERS = 8;

    /** Bodies as they are, so that only the queue itself is measured. */
    static final BodySeal CLEAR = new BodySeal() {
        @Override
        public byte[] seal(String body) {
            return body.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String open(byte[] sealed) {
            return new String(sealed, StandardCharsets.UTF_8);
        }
    };

    private final QueueEngine engine;
    private final List<QueueEngine.Running> running = new ArrayList<>();
    private final List<ExecutorService> pools = new ArrayList<>();

    Queues(BenchDatabase database, BodySeal seal, List<EffectWriter<?>> writers, QueueListener listener)
            throws SQLException {
        engine = new QueueEngine(
                database.storage(),
                QueueSettings.DEFAULT,
                new QueueEngine.Parts(
                        writers,
                        seal,
                        PartnerGate.OPEN,
                        LogEntry::new,
                        listener,
                        Clock.systemUTC(),
                        "bench"));
        engine.start();
    }

    QueueEngine engine() {
        return engine;
    }

    void work(String queue, StepHandler handler) {
        ExecutorService pool = Executors.newFixedThreadPool(WORKERS);
        pools.add(pool);
        running.add(engine.subscribe(queue, Optional.empty(), 1, pool, handler));
    }

    static NewMessage message(int step, String line, String body) {
        return new NewMessage(Load.queue(step), line, body, Duration.ZERO, line + "/" + step + "/1");
    }

    @Override
    public void close() {
        running.forEach(QueueEngine.Running::close);
        engine.close();
        pools.forEach(ExecutorService::shutdownNow);
    }
}
