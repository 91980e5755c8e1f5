package vn.lienthong.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Pauses of queues and maintenance windows of partners. Stored, so they survive restarts; cached for a second. */
public final class Holds {
    /** The pause of every queue, of those too that have no name yet. No queue is called so. */
    static final String EVERY_QUEUE = "*";

    private static final long STALE_MILLIS = 1_000;
    /** Windows that ended are kept this long to be seen. */
    private static final long KEEP_MILLIS = 30L * 24 * 3600 * 1000;

    private final DataSource dataSource;
    private final Clock clock;
    private volatile List<Hold> current = List.of();
    private volatile long readAt = Long.MIN_VALUE;

    Holds(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** @param scope queue or partner; @param to {@link Instant#MAX} for a pause without end */
    public record Hold(long id, String scope, String name, Instant from, Instant to, String who, String why) {}

    public boolean paused(String queue) {
        return active("queue", queue).isPresent() || everyQueue().isPresent();
    }

    /** The pause that holds every queue, if there is one. */
    Optional<Hold> everyQueue() {
        return active("queue", EVERY_QUEUE);
    }

    /** The names of the queues that are paused by themselves. */
    List<String> pausedQueues() {
        return current.stream()
                .filter(hold -> hold.scope().equals("queue") && !hold.name().equals(EVERY_QUEUE))
                .map(Hold::name)
                .toList();
    }

    /** Pauses every queue of a database that no engine runs on, until somebody lets them run again. */
    public static void pauseEveryQueue(Connection connection, QueueAdmin.Act act, Clock clock) throws SQLException {
        new HoldChange.Writer<>(HoldChange.EndByName.class, clock)
                .write(connection, List.of(new HoldChange.EndByName("queue", EVERY_QUEUE)));
        new HoldChange.Writer<>(HoldChange.Begin.class, clock)
                .write(
                        connection,
                        List.of(new HoldChange.Begin("queue", EVERY_QUEUE, Instant.EPOCH, Instant.MAX, act)));
    }

    /** The window this partner is in now. */
    public Optional<Hold> window(String partner) {
        return active("partner", partner);
    }

    /** Present and coming windows, and those that ended in the last thirty days. */
    public List<Hold> windows(String partner) {
        return current.stream()
                .filter(hold -> hold.scope().equals("partner") && hold.name().equals(partner))
                .toList();
    }

    private Optional<Hold> active(String scope, String name) {
        List<Hold> holds = current;
        if (holds.isEmpty()) return Optional.empty();
        Instant now = clock.instant();
        return holds.stream()
                .filter(hold -> hold.scope().equals(scope)
                        && hold.name().equals(name)
                        && !now.isBefore(hold.from())
                        && now.isBefore(hold.to()))
                .findFirst();
    }

    void refreshIfStale() throws SQLException {
        if (clock.millis() - readAt >= STALE_MILLIS) refresh();
    }

    void refresh() throws SQLException {
        List<Hold> read = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id, scope, name, from_at, to_at, who, why from queue_hold where to_at > ? order by id")) {
            select.setLong(1, clock.millis() - KEEP_MILLIS);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    read.add(new Hold(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            Instant.ofEpochMilli(row.getLong(4)),
                            row.getLong(5) == Long.MAX_VALUE ? Instant.MAX : Instant.ofEpochMilli(row.getLong(5)),
                            row.getString(6),
                            row.getString(7)));
                }
            }
        }
        current = List.copyOf(read);
        readAt = clock.millis();
    }
}
