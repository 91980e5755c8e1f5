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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims due messages for the queues this process works on and gives them to their workers; renews the leases of what
 * is held. One thread; woken by commits here, by other processes, and by a slow poll as a safety net.
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
    private final Map<Long, Lease> held = new ConcurrentHashMap<>();
    private final List<String> reserved = new ArrayList<>();
    private final Semaphore signal = new Semaphore(0);
    private final AtomicLong nextLease;
    private final Thread thread = new Thread(this::run, "queue-dispatcher");
    private final Thread renewer = new Thread(this::renewLoop, "queue-lease-renewer");
    private volatile StepRunner runner;
    private volatile GroupCommitter committer;
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
        // Unique over processes and restarts: 31 random bits, then a counter.
        this.nextLease = new AtomicLong((new java.security.SecureRandom().nextLong() >>> 33) << 32 | 1);
        thread.setDaemon(true);
        renewer.setDaemon(true);
    }

    void start(GroupCommitter committer, StepRunner runner) {
        this.committer = committer;
        this.runner = runner;
        thread.start();
        renewer.start();
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
        long end = System.nanoTime() + patience.toNanos();
        synchronized (subscription) {
            while (subscription.held() > 0 && System.nanoTime() < end) {
                try {
                    subscription.wait(50);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
        }
        subscriptions.remove(subscription.queue(), subscription);
    }

    boolean hasRoute(String queue) {
        return subscriptions.containsKey(queue);
    }

    Set<String> routes() {
        return Set.copyOf(subscriptions.keySet());
    }

    /** When a step has ended, whatever became of its messages. */
    void ended(Subscription subscription, List<Lease> leases) {
        for (Lease lease : leases) held.remove(lease.message().id(), lease);
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
            }
        }
    }

    private void claimFor(Subscription subscription) throws SQLException {
        int limit = mayStart(subscription);
        if (limit == 0) {
            // Held or full: what waits in the table goes before what could be handed over, as soon as there is room.
            subscription.claimed(true);
            return;
        }
        if (!subscription.takeWanted(clock.millis(), settings.poll().toMillis())) return;
        List<Lease> leases = claim(subscription.queue(), limit);
        subscription.claimed(leases.size() == limit);
        if (leases.size() == limit) signal.release();
        if (leases.isEmpty()) return;
        subscription.hold(leases.size());
        for (List<Lease> step : subscription.steps(leases)) subscription.execute(() -> begin(subscription, step));
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
        List<Outcome> back = leases.stream()
                .<Outcome>map(lease -> new Outcome.Release(lease.message()))
                .toList();
        committer.submit(back).whenComplete((nothing, failure) -> ended(subscription, leases));
    }

    private List<Lease> claim(String queue, int limit) throws SQLException {
        Instant now = clock.instant();
        long end = leaseEnd(now.toEpochMilli());
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            List<Message> claimed = table.claim(
                    connection, queue, limit, now, Instant.ofEpochMilli(end), nextLease.getAndIncrement(), owner);
            return claimed.stream().map(message -> keep(message, end)).toList();
        }
    }

    private Lease keep(Message message, long end) {
        Lease lease = new Lease(message, end, clock);
        held.put(message.id(), lease);
        return lease;
    }

    private void renewLoop() {
        try {
            while (!closed) {
                TimeUnit.MILLISECONDS.sleep(settings.lease().toMillis() / 3);
                renew();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Extends the leases of everything held here. One that already ran out stays run out: it may be taken over. */
    private void renew() {
        List<Message> messages = held.values().stream()
                .filter(Lease::held)
                .map(Lease::message)
                .sorted(java.util.Comparator.comparingLong(Message::id))
                .toList();
        if (messages.isEmpty()) return;
        long end = leaseEnd(clock.millis());
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            List<Message> lost = new ArrayList<>();
            table.renew(connection, messages, Instant.ofEpochMilli(end), lost::add);
            for (Message message : messages) {
                Lease lease = held.get(message.id());
                if (lease == null || lease.message() != message) continue;
                if (lost.contains(message)) lease.lost();
                else lease.renewed(end);
            }
        } catch (SQLException e) {
            LOG.error("leases not renewed: SQL state {}", e.getSQLState());
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
        reserved.add(queue);
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
        reserved.clear();
        for (Message message : messages) {
            Subscription subscription = subscriptions.get(message.queue());
            if (subscription == null) continue; // its route stopped meanwhile; the lease runs out and it waits
            List<Lease> leases =
                    List.of(keep(message, leaseEnd(message.createdAt().toEpochMilli())));
            subscription.execute(() -> begin(subscription, leases));
        }
    }

    @Override
    public void cancelReservations() {
        for (String queue : reserved) {
            Optional.ofNullable(subscriptions.get(queue)).ifPresent(subscription -> subscription.letGo(1));
        }
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
        renewer.interrupt();
    }
}
