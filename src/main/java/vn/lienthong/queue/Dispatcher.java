package vn.lienthong.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims due messages for the queues this process works on and gives them to their workers. One thread; woken by
 * commits here, by other processes, and by a slow poll as a safety net.
 */
final class Dispatcher implements Handover, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final DataSource dataSource;
    private final MessageTable table;
    private final QueueSettings settings;
    private final Holds holds;
    private final PartnerGate gate;
    private final Clock clock;
    private final String owner;
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final HeldLeases held;
    private final List<Subscription> reserved = new ArrayList<>();
    /** Held in this process alone, while their route is swapped; by name, so that the new route is held too. */
    private final Set<String> still = ConcurrentHashMap.newKeySet();

    private final Semaphore signal = new Semaphore(0);
    private final AtomicLong nextLease;
    private final Thread thread = new Thread(this::run, "queue-dispatcher");
    private volatile StepRunner runner;
    private volatile boolean closed;

    Dispatcher(
            DataSource dataSource,
            MessageTable table,
            QueueSettings settings,
            Holds holds,
            PartnerGate gate,
            Clock clock,
            String owner) {
        this.dataSource = dataSource;
        this.table = table;
        this.settings = settings;
        this.holds = holds;
        this.gate = gate;
        this.clock = clock;
        this.owner = owner;
        this.held = new HeldLeases(dataSource, table, settings.lease(), clock);
        // Unique over processes and restarts: 31 random bits, then a counter.
        this.nextLease = new AtomicLong((new java.security.SecureRandom().nextLong() >>> 33) << 32 | 1);
        thread.setDaemon(true);
    }

    void start(StepRunner runner) {
        this.runner = runner;
        thread.start();
        held.start();
    }

    void subscribe(Subscription subscription) {
        if (subscriptions.putIfAbsent(subscription.queue(), subscription) != null) {
            throw new IllegalStateException("queue " + subscription.queue() + " already has a route");
        }
        signal.release();
    }

    /** Takes no more; waits for running steps; gives back what was not started. */
    void unsubscribe(Subscription subscription, Duration patience) {
        subscription.close();
        quiet(subscription, System.nanoTime() + patience.toNanos());
        subscriptions.remove(subscription.queue(), subscription);
    }

    /** From now on no step of these queues begins here. @return whether those under way ended within the patience */
    boolean hold(Collection<String> queues, Duration patience) {
        still.addAll(queues);
        long end = System.nanoTime() + patience.toNanos();
        for (String queue : queues) {
            Subscription subscription = subscriptions.get(queue);
            if (subscription != null && !quiet(subscription, end)) return false;
        }
        return true;
    }

    void release(Collection<String> queues) {
        still.removeAll(queues);
        wake(queues);
    }

    /** What is begun counts as held by its subscription before it looks whether it may begin. */
    private static boolean quiet(Subscription subscription, long end) {
        synchronized (subscription) {
            while (subscription.held() > 0) {
                if (System.nanoTime() >= end) return false;
                try {
                    subscription.wait(50);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return true;
    }

    Set<String> routes() {
        return Set.copyOf(subscriptions.keySet());
    }

    /** When a step has ended, whatever became of its messages. */
    void ended(Subscription subscription, List<Lease> leases) {
        held.letGo(leases);
        subscription.letGo(leases.size());
        synchronized (subscription) {
            subscription.notifyAll();
        }
        if (subscription.backlog() && subscription.held() <= settings.batch() / 2) {
            subscription.wake();
            signal.release();
        }
    }

    private void run() {
        while (!closed) {
            try {
                signal.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                signal.drainPermits();
                holds.refreshIfStale();
                for (Subscription subscription : subscriptions.values()) claimFor(subscription);
            } catch (InterruptedException e) {
                return;
            } catch (SQLException e) {
                LOG.error("claim failed: SQL state {}", e.getSQLState());
            } catch (RuntimeException e) {
                // Without this thread no queue of this process would go on.
                LOG.error("claim failed: {}", SafeTrace.of(e));
            }
        }
    }

    private void claimFor(Subscription subscription) throws SQLException {
        int limit = mayStart(subscription);
        if (limit == 0) {
            // Nothing may be handed over either while the queue is held; and what could not be claimed for want of
            // room is claimed as soon as there is room.
            if (subscription.wanted() || !mayStartAny(subscription)) subscription.claimed(true);
            return;
        }
        if (!subscription.takeWanted(clock.millis(), settings.poll().toMillis())) return;
        // Held before they are claimed: a route that stops meanwhile waits for them.
        subscription.hold(limit);
        List<Lease> leases = List.of();
        try {
            if (!subscription.closed()) leases = claim(subscription.queue(), limit);
        } finally {
            subscription.letGo(limit - leases.size());
        }
        subscription.claimed(leases.size() == limit);
        if (leases.size() == limit) signal.release();
        for (List<Lease> step : subscription.steps(leases)) start(subscription, step);
    }

    private void start(Subscription subscription, List<Lease> leases) {
        if (!subscription.execute(() -> begin(subscription, leases))) runner.giveBack(subscription, leases);
    }

    /** How many messages may be taken now. */
    private int mayStart(Subscription subscription) {
        if (!mayStartAny(subscription)) return 0;
        int permits = subscription.partner().map(gate::permits).orElse(Integer.MAX_VALUE);
        // A probing partner gets one message, and no more while that one is on its way.
        if (permits < settings.batch()) permits = Math.max(0, permits - subscription.held());
        return Math.min(permits, Math.min(subscription.free(), settings.batch()));
    }

    private boolean mayStartAny(Subscription subscription) {
        return !subscription.closed()
                && !still.contains(subscription.queue())
                && !holds.paused(subscription.queue())
                && subscription
                        .partner()
                        .map(partner -> holds.window(partner).isEmpty() && gate.permits(partner) > 0)
                        .orElse(true);
    }

    /** On a worker thread: what was taken may have waited here while the queue was held. */
    private void begin(Subscription subscription, List<Lease> leases) {
        if (mayStartAny(subscription)) {
            runner.run(subscription, leases);
            return;
        }
        runner.giveBack(subscription, leases);
    }

    private List<Lease> claim(String queue, int limit) throws SQLException {
        Instant now = clock.instant();
        long end = leaseEnd(now.toEpochMilli());
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            List<Message> claimed = table.claim(
                    connection, queue, limit, now, Instant.ofEpochMilli(end), nextLease.getAndIncrement(), owner);
            return claimed.stream().map(message -> held.keep(message, end)).toList();
        }
    }

    // Handover: called by the committer thread only.

    @Override
    public String owner() {
        return owner;
    }

    @Override
    public boolean reserve(String queue) {
        Subscription subscription = subscriptions.get(queue);
        if (closed || subscription == null || !mayStartAny(subscription)) return false;
        if (subscription.partner().isPresent()
                && gate.permits(subscription.partner().get()) < settings.batch()) return false;
        if (!subscription.reserve()) return false;
        reserved.add(subscription);
        return true;
    }

    @Override
    public Message lease(long id, NewMessage message, long nowMillis) {
        Instant now = Instant.ofEpochMilli(nowMillis);
        return new Message(
                id,
                message.queue(),
                message.line(),
                message.idempotencyKey(),
                message.body(),
                0,
                now,
                now,
                nextLease.getAndIncrement());
    }

    @Override
    public long leaseEnd(long nowMillis) {
        return nowMillis + settings.lease().toMillis();
    }

    @Override
    public void deliver(List<Message> messages) {
        List<Subscription> places = List.copyOf(reserved);
        reserved.clear();
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            Lease lease = held.keep(message, leaseEnd(message.createdAt().toEpochMilli()));
            // The one that gave the place, even if its route has stopped or been swapped meanwhile.
            start(places.get(i), List.of(lease));
        }
    }

    @Override
    public void cancelReservations() {
        reserved.forEach(subscription -> subscription.letGo(1));
        reserved.clear();
    }

    @Override
    public void wake(Collection<String> queues) {
        boolean ours = false;
        for (String queue : queues) {
            Subscription subscription = subscriptions.get(queue);
            if (subscription == null) continue;
            subscription.wake();
            ours = true;
        }
        if (ours) signal.release();
    }

    /** After a pause, a window or a breaker may have ended. */
    void wakeAll() {
        wake(subscriptions.keySet());
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        held.close();
    }
}
