package vn.lienthong.bench;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.lienthong.queue.QueueListener;

/**
 * From the moment a message should be enqueued to the moment a worker starts on it, in milliseconds. Open loop: the
 * next message is due when the clock says so, however long the one before it took.
 */
final class Latency {
    private static final int PER_SECOND = 200;
    private static final int MESSAGES = 2_000;
    /** First messages, while the JVM and the database are cold. */
    private static final int NOT_COUNTED = 400;

    private final BenchDatabase database;

    Latency(BenchDatabase database) {
        this.database = database;
    }

    /** @param acrossProcesses enqueued by one engine, worked by another one on the same database */
    double[] run(boolean acrossProcesses) throws SQLException, InterruptedException {
        try (Queues worker = new Queues(database, Queues.CLEAR, List.of(), QueueListener.NONE)) {
            if (!acrossProcesses) return measure(worker, worker);
            try (Queues sender = new Queues(database, Queues.CLEAR, List.of(), QueueListener.NONE)) {
                return measure(sender, worker);
            }
        }
    }

    private double[] measure(Queues sender, Queues worker) throws InterruptedException {
        long[] due = new long[MESSAGES];
        double[] waited = new double[MESSAGES];
        CountDownLatch started = new CountDownLatch(MESSAGES);
        worker.work(Load.queue(0), step -> {
            int number = Integer.parseInt(step.messages().get(0).body().substring(0, 6));
            waited[number] = (System.nanoTime() - due[number]) / 1e6;
            started.countDown();
        });
        long begin = System.nanoTime();
        for (int i = 0; i < MESSAGES; i++) {
            due[i] = begin + i * (1_000_000_000L / PER_SECOND);
            while (System.nanoTime() < due[i]) LockSupport.parkNanos(due[i] - System.nanoTime());
            String body = String.format("%06d", i) + Load.body();
            sender.engine().commits().commit(List.of(Queues.message(0, Load.line(i), body)));
        }
        if (!started.await(1, TimeUnit.MINUTES)) throw new IllegalStateException(started.getCount() + " not started");
        return java.util.Arrays.copyOfRange(waited, NOT_COUNTED, MESSAGES);
    }
}
