package vn.lienthong.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import vn.lienthong.queue.BodySeal;
import vn.lienthong.queue.EffectWriter;
import vn.lienthong.queue.Message;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.QueueListener;
import vn.lienthong.queue.Step;

/**
 * The same steps through the queue: a flow of queues whose handlers decide at once. Measured from the first enqueue to
 * the commit of the last step, so that inserts, deletes, updates and events are as many as in {@link RawSteps}.
 */
final class QueueSteps {
    private static final int ENQUEUED_TOGETHER = 100;
    private static final int PATIENCE_MINUTES = 5;

    /** What a step decides besides its next message. */
    interface Decision {
        void decide(Step step, String line, int stepNumber);
    }

    private final BenchDatabase database;
    private final Load load;
    private final BodySeal seal;
    private final List<EffectWriter<?>> writers;
    private final Decision decision;

    QueueSteps(
            BenchDatabase database,
            Load load,
            BodySeal seal,
            List<EffectWriter<?>> writers,
            Decision decision) {
        this.database = database;
        this.load = load;
        this.seal = seal;
        this.writers = writers;
        this.decision = decision;
    }

    static QueueSteps plain(BenchDatabase database, Load load) {
        return new QueueSteps(database, load, Queues.CLEAR, BenchEffects.writers(), (step, line, number) -> {
            step.add(new BenchEffects.Moved(line, number));
            step.add(new BenchEffects.Happened(line));
        });
    }

    /** Steps per second. */
    double run() throws SQLException, InterruptedException {
        load.insertDossiers(database);
        CountDownLatch last = new CountDownLatch(load.lines());
        QueueListener ends = new QueueListener() {
            @Override
            public void finished(String queue, Duration worked) {
                if (queue.equals(Load.queue(load.steps() - 1))) last.countDown();
            }
        };
        try (Queues queues = new Queues(database, seal, writers, ends)) {
            for (int step = 0; step < load.steps(); step++) {
                int number = step;
                queues.work(Load.queue(step), work -> handle(work, number));
            }
            long begin = System.nanoTime();
            enqueueAll(queues);
            if (!last.await(PATIENCE_MINUTES, TimeUnit.MINUTES))
                throw new IllegalStateException(last.getCount() + " lines did not arrive");
            return load.hops() / ((System.nanoTime() - begin) / 1e9);
        }
    }

    private void handle(Step step, int number) {
        Message message = step.messages().get(0);
        decision.decide(step, message.line(), number);
        if (number + 1 < load.steps()) step.add(Queues.message(number + 1, message.line(), message.body()));
    }

    private void enqueueAll(Queues queues) {
        List<NewMessage> together = new ArrayList<>();
        for (int line = 0; line < load.lines(); line++) {
            together.add(Queues.message(0, Load.line(line), Load.body()));
            if (together.size() == ENQUEUED_TOGETHER || line == load.lines() - 1) {
                queues.engine().commits().commit(together);
                together.clear();
            }
        }
    }
}
