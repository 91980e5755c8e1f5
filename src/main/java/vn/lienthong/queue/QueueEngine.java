package vn.lienthong.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queues of one process: opens, starts and stops their parts. */
public final class QueueEngine implements AutoCloseable {
    /**
     * How many claims' worth of messages this process may hold for a queue that calls nobody. Those are done as fast
     * as they are committed; with less room most would be claimed from the table instead of being handed over. A queue
     * that waits for a partner holds one claim's worth, so that other processes get their share.
     */
    private static final int HELD_WITHOUT_PARTNER = 4;

    private static final Logger LOG = LoggerFactory.getLogger(QueueEngine.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Storage storage;
    private final QueueSettings settings;
    private final MessageTable table;
    private final GroupCommitter committer;
    private final Dispatcher dispatcher;
    private final Holds holds;
    private final JdbcQueueAdmin admin;
    private final Optional<Announcements> announcements;
    private final StepRunner runner;
    private final String owner;

    /** @param url JDBC URL and login, for the connection that listens for announcements */
    public record Storage(DataSource dataSource, String url, String username, String password) {
        Dialect dialect() {
            return Dialect.of(url);
        }

        @Override
        public String toString() {
            return "Storage[***]";
        }
    }

    /**
     * What the layers above bring along.
     *
     * @param owner name of this process, at most 60 characters; no two living processes have the same one, and a
     *     process that takes the place of a dead one has its name and so takes back its work at once
     */
    public record Parts(
            List<EffectWriter<?>> writers,
            BodySeal seal,
            PartnerGate gate,
            ActRecorder recorder,
            QueueListener listener,
            Clock clock,
            String owner) {}

    public QueueEngine(Storage storage, QueueSettings settings, Parts parts) {
        this.storage = storage;
        this.settings = settings;
        Dialect dialect = storage.dialect();
        table = new MessageTable(dialect, parts.seal());
        holds = new Holds(storage.dataSource(), parts.clock());
        dispatcher = new Dispatcher(
                storage.dataSource(), table, settings, holds, parts.gate(), parts.clock(), parts.owner());
        List<EffectWriter<?>> writers = new ArrayList<>(parts.writers());
        writers.addAll(HoldChange.Writer.all(parts.clock()));
        writers.add(new ParkedAct.Writer(table));
        writers.add(new Hasten.Writer(parts.clock()));
        owner = parts.owner();
        committer = new GroupCommitter(
                storage.dataSource(),
                new GroupTransaction(table, writers, dispatcher, parts.clock()),
                dialect,
                settings.group());
        admin = new JdbcQueueAdmin(storage.dataSource(), committer, dispatcher, holds, parts.recorder(), parts.clock());
        runner = new StepRunner(
                committer,
                settings.retry(),
                parts.gate(),
                parts.recorder(),
                parts.listener(),
                parts.clock(),
                dispatcher::ended);
        announcements = dialect == Dialect.POSTGRESQL
                ? Optional.of(new Announcements(storage.url(), login(storage), dispatcher))
                : Optional.empty();
    }

    private static Properties login(Storage storage) {
        Properties login = new Properties();
        if (storage.username() != null) login.setProperty("user", storage.username());
        if (storage.password() != null) login.setProperty("password", storage.password());
        return login;
    }

    public void start() throws SQLException {
        try (Connection connection = storage.dataSource().getConnection()) {
            int released = storage.dialect() == Dialect.H2
                    ? table.releaseAll(connection)
                    : table.releaseOwned(connection, owner);
            if (!connection.getAutoCommit()) connection.commit();
            if (released > 0) LOG.info("{} message(s) taken back from the process before", released);
        }
        holds.refresh();
        committer.start();
        dispatcher.start(runner);
        announcements.ifPresent(Announcements::start);
    }

    public Commits commits() {
        return committer;
    }

    public QueueAdmin admin() {
        return admin;
    }

    public Holds holds() {
        return holds;
    }

    /** After a breaker has closed: its queues need not wait for the next poll. */
    public void wakeAll() {
        dispatcher.wakeAll();
    }

    /**
     * Lets no step of these queues begin in this process and waits for those under way: so that a route can be taken
     * out and another put in its place. Nothing is stored, other processes work on; {@link #release} must follow.
     *
     * @return false when steps were still under way after the patience
     */
    public boolean hold(Collection<String> queues, Duration patience) {
        return dispatcher.hold(queues, patience);
    }

    /** The end of {@link #hold}: what has come meanwhile is worked on at once. */
    public void release(Collection<String> queues) {
        dispatcher.release(queues);
    }

    /** A running subscription; closing it waits for steps under way. */
    public interface Running extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Works on a queue until closed.
     *
     * @param partner whose breaker and windows hold this queue, if any
     * @param batch messages of different lines in one step, 1 for most
     * @param workers runs the steps; its size is the queue's concurrency
     */
    public Running subscribe(
            String queue, Optional<String> partner, int batch, ExecutorService workers, StepHandler handler) {
        int capacity = partner.isPresent() ? settings.batch() : settings.batch() * HELD_WITHOUT_PARTNER;
        Subscription subscription = new Subscription(queue, partner, batch, capacity, workers, handler);
        dispatcher.subscribe(subscription);
        return () -> dispatcher.unsubscribe(subscription, PATIENCE);
    }

    @Override
    public void close() {
        announcements.ifPresent(Announcements::close);
        dispatcher.close();
        committer.close();
    }
}
