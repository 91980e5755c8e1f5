package vn.lienthong.queue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** A queue that this process works on: its workers and how many messages they hold. */
final class Subscription {
    private final String queue;
    private final Optional<String> partner;
    private final int batch;
    private final int capacity;
    private final ExecutorService workers;
    private final StepHandler handler;
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean wanted = true;
    private volatile boolean backlog = true;
    private volatile boolean closed;
    private volatile long lastClaimMillis;

    /** @param batch messages in one step; @param capacity most messages held here at once */
    Subscription(
            String queue,
            Optional<String> partner,
            int batch,
            int capacity,
            ExecutorService workers,
            StepHandler handler) {
        this.queue = queue;
        this.partner = partner;
        this.batch = batch;
        this.capacity = capacity;
        this.workers = workers;
        this.handler = handler;
    }

    String queue() {
        return queue;
    }

    Optional<String> partner() {
        return partner;
    }

    int batch() {
        return batch;
    }

    StepHandler handler() {
        return handler;
    }

    /** @return false when the workers take no more, because the route has stopped */
    boolean execute(Runnable work) {
        try {
            workers.execute(work);
            return true;
        } catch (RejectedExecutionException stopped) {
            closed = true;
            return false;
        }
    }

    /** Never negative, though a reservation about to be refused counts for a moment. */
    int free() {
        return closed ? 0 : Math.max(0, capacity - held.get());
    }

    void hold(int messages) {
        held.addAndGet(messages);
    }

    void letGo(int messages) {
        held.addAndGet(-messages);
    }

    int held() {
        return held.get();
    }

    /** A place for one message to be handed over; refused while older ones wait in the table, which go first. */
    boolean reserve() {
        if (closed || backlog || batch > 1) return false;
        if (held.incrementAndGet() <= capacity) return true;
        held.decrementAndGet();
        return false;
    }

    void wake() {
        wanted = true;
    }

    boolean wanted() {
        return wanted;
    }

    boolean takeWanted(long nowMillis, long pollMillis) {
        if (!wanted && nowMillis - lastClaimMillis < pollMillis) return false;
        wanted = false;
        lastClaimMillis = nowMillis;
        return true;
    }

    /** @param backlog whether the table probably holds more that is due */
    void claimed(boolean backlog) {
        this.backlog = backlog;
    }

    boolean backlog() {
        return backlog;
    }

    void started() {
        running.incrementAndGet();
    }

    void ended() {
        running.decrementAndGet();
    }

    int running() {
        return running.get();
    }

    void close() {
        closed = true;
    }

    boolean closed() {
        return closed;
    }

    /** Splits what was claimed into steps. */
    List<List<Lease>> steps(List<Lease> leases) {
        java.util.ArrayList<List<Lease>> steps = new java.util.ArrayList<>();
        for (int i = 0; i < leases.size(); i += batch) {
            steps.add(leases.subList(i, Math.min(leases.size(), i + batch)));
        }
        return steps;
    }
}
