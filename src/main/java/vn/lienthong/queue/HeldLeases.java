package vn.lienthong.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The leases this process holds. Renews them, three times in the life of one, until they are let go. */
final class HeldLeases implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeldLeases.class);

    private final DataSource dataSource;
    private final MessageTable table;
    private final Duration lease;
    private final Clock clock;
    private final Map<Long, Lease> held = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "queue-lease-renewer");

    HeldLeases(DataSource dataSource, MessageTable table, Duration lease, Clock clock) {
        this.dataSource = dataSource;
        this.table = table;
        this.lease = lease;
        this.clock = clock;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** @param end epoch milliseconds */
    Lease keep(Message message, long end) {
        Lease kept = new Lease(message, end, clock);
        held.put(message.id(), kept);
        return kept;
    }

    void letGo(List<Lease> leases) {
        for (Lease one : leases) held.remove(one.message().id(), one);
    }

    private void run() {
        try {
            while (!closed.await(lease.toMillis() / 3, TimeUnit.MILLISECONDS)) renew();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Extends everything held here. One that already ran out stays run out: it may be taken over. */
    private void renew() {
        List<Lease> leases = held.values().stream()
                .filter(Lease::held)
                .sorted(Comparator.comparingLong(one -> one.message().id()))
                .toList();
        if (leases.isEmpty()) return;
        long end = clock.millis() + lease.toMillis();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            Set<Message> lost = new HashSet<>();
            List<Message> messages = leases.stream().map(Lease::message).toList();
            table.renew(connection, messages, Instant.ofEpochMilli(end), lost::add);
            for (Lease one : leases) {
                if (lost.contains(one.message())) one.lost();
                else one.renewed(end);
            }
        } catch (SQLException e) {
            LOG.error("leases not renewed: SQL state {}", e.getSQLState());
        } catch (RuntimeException e) {
            // Without this thread every long step of this process would be taken over.
            LOG.error("leases not renewed: {}", SafeTrace.of(e));
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
