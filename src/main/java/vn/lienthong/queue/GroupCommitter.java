package vn.lienthong.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a process that writes. It commits everything that waits, up to a limit, in one transaction; when
 * one decision of such a group is refused, the group is halved until that one is alone, so the others still go through.
 */
public final class GroupCommitter implements Commits, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitter.class);
    private static final int TRANSIENT_RETRIES = 5;
    /** Nothing to commit: the thread sees at once that it is to end. */
    private static final Unit WAKE = new Unit(List.of(), false, new CompletableFuture<>());

    private final DataSource dataSource;
    private final GroupTransaction transaction;
    private final int groupLimit;
    private final DiskForcer forcer;
    private final LinkedBlockingQueue<Unit> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "queue-committer");
    private volatile boolean closed;
    private volatile boolean stopped;

    /** The effects of one decision, and who waits for it. */
    record Unit(List<? extends Effect> effects, boolean durable, CompletableFuture<Void> done) {}

    /** @param groupLimit most decisions in one transaction */
    GroupCommitter(DataSource dataSource, GroupTransaction transaction, Dialect dialect, int groupLimit) {
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.groupLimit = groupLimit;
        this.forcer = dialect.needsForce() ? new DiskForcer(dataSource) : null;
        thread.setDaemon(true);
    }

    void start() {
        if (forcer != null) forcer.start();
        thread.start();
    }

    /** Completes when committed; exceptionally with {@link Conflict}, {@link LeaseLost} or the SQL failure. */
    public CompletableFuture<Void> submit(List<? extends Effect> effects) {
        return enqueue(effects, false);
    }

    private CompletableFuture<Void> enqueue(List<? extends Effect> effects, boolean durable) {
        Unit unit = new Unit(effects, durable && forcer != null, new CompletableFuture<>());
        waiting.add(unit);
        if (stopped) failWaiting();
        return unit.done();
    }

    /** After the end of the thread: nobody may wait for a commit that never comes. */
    private void failWaiting() {
        for (Unit unit; (unit = waiting.poll()) != null; ) {
            unit.done().completeExceptionally(new StorageUnavailable(new IllegalStateException("committer closed")));
        }
    }

    @Override
    public void commit(List<? extends Effect> effects) {
        await(enqueue(effects, false));
    }

    @Override
    public void commitDurably(List<? extends Effect> effects) {
        await(enqueue(effects, true));
    }

    private static void await(CompletableFuture<Void> done) {
        try {
            done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new StorageUnavailable(e.getCause());
        }
    }

    private void run() {
        try {
            commitAll();
        } finally {
            stopped = true;
            failWaiting();
        }
    }

    private void commitAll() {
        List<Unit> group = new ArrayList<>();
        while (!closed || !waiting.isEmpty()) {
            try {
                Unit first = waiting.poll(100, java.util.concurrent.TimeUnit.MILLISECONDS);
                if (first == null) continue;
                group.add(first);
                waiting.drainTo(group, groupLimit - 1);
                group.removeIf(unit -> unit == WAKE);
                if (!group.isEmpty()) write(group);
            } catch (InterruptedException e) {
                closed = true;
            } finally {
                group.clear();
            }
        }
    }

    private void write(List<Unit> group) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            writeOrHalve(connection, group);
        } catch (SQLException | RuntimeException | Error e) {
            LOG.error("commit failed: {}", describe(e));
            transaction.rolledBack();
            fail(group, e);
        }
    }

    private void writeOrHalve(Connection connection, List<Unit> group) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            GroupTransaction.Written written;
            try {
                written = transaction.write(connection, group);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                transaction.rolledBack();
                if (!rolledBack(connection, e)) throw e;
                if (e instanceof SQLException sql && Dialect.transientFailure(sql) && attempt < TRANSIENT_RETRIES)
                    continue;
                if (group.size() == 1) {
                    if (!(e instanceof Conflict || e instanceof LeaseLost))
                        LOG.error("commit refused: {}", describe(e));
                    fail(group, e);
                    return;
                }
                int half = group.size() / 2;
                writeOrHalve(connection, List.copyOf(group.subList(0, half)));
                writeOrHalve(connection, List.copyOf(group.subList(half, group.size())));
                return;
            }
            // Outside: what goes wrong from here on must not have the group written a second time.
            completed(group);
            transaction.committed(written);
            return;
        }
    }

    /** A connection that cannot even roll back is gone, and the whole group with it; why it is gone says more. */
    private static boolean rolledBack(Connection connection, Exception failure) {
        try {
            connection.rollback();
            return true;
        } catch (SQLException gone) {
            failure.addSuppressed(gone);
            return false;
        }
    }

    private void completed(List<Unit> group) {
        for (Unit unit : group) {
            if (unit.durable()) forcer.force(unit.done());
            else unit.done().complete(null);
        }
    }

    private static void fail(List<Unit> group, Throwable e) {
        for (Unit unit : group) unit.done().completeExceptionally(e);
    }

    /** Class and SQL state only: messages of a database may quote the row. */
    private static String describe(Throwable e) {
        return e instanceof SQLException sql
                ? e.getClass().getSimpleName() + " " + sql.getSQLState()
                : e.getClass().getSimpleName();
    }

    @Override
    public void close() {
        closed = true;
        waiting.add(WAKE);
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (forcer != null) forcer.close();
    }
}
