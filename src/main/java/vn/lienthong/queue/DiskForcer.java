package vn.lienthong.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forces commits of the embedded database to the disk: one force for all answers that wait, while the committer goes
 * on. Without it a commit survives the death of the process but not the loss of power.
 */
final class DiskForcer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiskForcer.class);

    private final DataSource dataSource;
    private final LinkedBlockingQueue<CompletableFuture<Void>> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "queue-disk-forcer");
    private volatile boolean closed;

    DiskForcer(DataSource dataSource) {
        this.dataSource = dataSource;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void force(CompletableFuture<Void> committed) {
        waiting.add(committed);
    }

    private void run() {
        List<CompletableFuture<Void>> group = new ArrayList<>();
        while (!closed || !waiting.isEmpty()) {
            try {
                CompletableFuture<Void> first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) continue;
                group.add(first);
                waiting.drainTo(group);
                forceAll(group);
            } catch (InterruptedException e) {
                closed = true;
            } finally {
                group.clear();
            }
        }
    }

    private void forceAll(List<CompletableFuture<Void>> group) {
        try (Connection connection = dataSource.getConnection()) {
            EmbeddedFile.force(connection);
            group.forEach(done -> done.complete(null));
        } catch (SQLException | RuntimeException e) {
            LOG.error("disk not forced: {}", e.getClass().getSimpleName());
            group.forEach(done -> done.completeExceptionally(e));
        }
    }

    @Override
    public void close() {
        closed = true;
        force(new CompletableFuture<>()); // once more, and at once
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
