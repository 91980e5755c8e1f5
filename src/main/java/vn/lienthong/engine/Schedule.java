package vn.lienthong.engine;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.queue.SafeTrace;

/**
 * Work of this process that comes round again and again. One run at a time; a failed one is logged, and the next goes
 * on.
 */
final class Schedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
    private static final int STOP_SECONDS = 10;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "schedule");
        made.setDaemon(true);
        return made;
    });

    void every(Duration interval, String name, Runnable work) {
        thread.scheduleWithFixedDelay(
                () -> run(name, work), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void run(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            // thrown on, it would end the schedule for good
            LOG.error("{} failed, goes on at its next time: {}", name, SafeTrace.of(failure));
        }
    }

    /** Waits for a run that is under way. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) thread.shutdownNow();
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
