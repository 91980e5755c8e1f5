package vn.lienthong.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Reads the queue tables for the operator; acts go through the committer with their log entry. */
final class JdbcQueueAdmin implements QueueAdmin {
    private static final int READ_LIMIT = 1_000;
    private static final String COLUMNS =
            "select id, queue, line, parked, claim_at, lease, attempts, created_at, due_at,"
                    + " error_class, reason, arguments from queue_message";

    private final DataSource dataSource;
    private final GroupCommitter committer;
    private final Dispatcher dispatcher;
    private final Holds holds;
    private final ActRecorder recorder;
    private final Clock clock;

    JdbcQueueAdmin(
            DataSource dataSource,
            GroupCommitter committer,
            Dispatcher dispatcher,
            Holds holds,
            ActRecorder recorder,
            Clock clock) {
        this.dataSource = dataSource;
        this.committer = committer;
        this.dispatcher = dispatcher;
        this.holds = holds;
        this.recorder = recorder;
        this.clock = clock;
    }

    @Override
    public List<QueueState> queues() {
        Map<String, QueueState> states = new TreeMap<>();
        Set<String> routes = dispatcher.routes();
        for (String queue : routes) states.put(queue, new QueueState(queue, 0, 0, 0, 0, holds.paused(queue), true));
        long now = clock.millis();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select queue, count(*),"
                        + " sum(case when parked then 1 else 0 end),"
                        + " sum(case when lease <> 0 and claim_at > ? then 1 else 0 end), min(created_at)"
                        + " from queue_message group by queue")) {
            select.setLong(1, now);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String queue = row.getString(1);
                    long parked = row.getLong(3);
                    long working = row.getLong(4);
                    states.put(
                            queue,
                            new QueueState(
                                    queue,
                                    row.getLong(2) - parked - working,
                                    working,
                                    parked,
                                    Math.max(0, (now - row.getLong(5)) / 1000),
                                    holds.paused(queue),
                                    routes.contains(queue)));
                }
            }
        } catch (SQLException e) {
            throw new StorageUnavailable(e);
        }
        return List.copyOf(states.values());
    }

    @Override
    public List<MessageState> messages(String queue, String state, int limit) {
        List<MessageState> found =
                select(" where queue = ? order by id", queue, state == null ? limit : READ_LIMIT * 100);
        return found.stream()
                .filter(message -> state == null || message.state().equals(state))
                .limit(limit)
                .toList();
    }

    @Override
    public List<MessageState> messagesOf(String line) {
        return select(" where line = ? order by id", line, READ_LIMIT);
    }

    private List<MessageState> select(String where, String argument, int limit) {
        long now = clock.millis();
        List<MessageState> messages = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(COLUMNS + where + " limit ?")) {
            select.setString(1, argument);
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) messages.add(state(row, now));
            }
        } catch (SQLException e) {
            throw new StorageUnavailable(e);
        }
        return messages;
    }

    private static MessageState state(ResultSet row, long now) throws SQLException {
        boolean working = row.getLong("lease") != 0 && row.getLong("claim_at") > now;
        String errorClass = row.getString("error_class");
        return new MessageState(
                row.getLong("id"),
                row.getString("queue"),
                row.getString("line"),
                row.getBoolean("parked") ? "parked" : working ? "working" : "waiting",
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("due_at")),
                errorClass == null ? null : ErrorClass.valueOf(errorClass),
                row.getString("reason"),
                MessageTable.Arguments.split(row.getString("arguments")));
    }

    @Override
    public int redrive(String queue, Selection selection, Act act, boolean dryRun) {
        List<MessageState> chosen = messages(queue, "parked", Integer.MAX_VALUE).stream()
                .filter(message -> selection.ids().isEmpty() || selection.ids().contains(message.id()))
                .filter(message ->
                        selection.errorClass().map(message.errorClass()::equals).orElse(true))
                .filter(message ->
                        selection.reason().map(message.reason()::equals).orElse(true))
                .toList();
        return dryRun ? chosen.size() : act(chosen, act, "queue.redriven", ParkedAct.Kind.REDRIVE);
    }

    @Override
    public int skip(String queue, List<Long> ids, Act act, boolean dryRun) {
        List<MessageState> chosen = messages(queue, "parked", Integer.MAX_VALUE).stream()
                .filter(message -> ids.contains(message.id()))
                .toList();
        return dryRun ? chosen.size() : act(chosen, act, "queue.skipped", ParkedAct.Kind.SKIP);
    }

    /** Each message in its own decision: one that is no longer parked does not stop the others. */
    private int act(List<MessageState> chosen, Act act, String kind, ParkedAct.Kind what) {
        int done = 0;
        for (MessageState message : chosen) {
            Effect entry = recorder.record(
                    kind,
                    message.line(),
                    act.who(),
                    Map.of(
                            "queue", message.queue(),
                            "why", act.why(),
                            "class",
                                    Optional.ofNullable(message.errorClass())
                                            .map(Enum::name)
                                            .orElse("")));
            try {
                committer.commit(List.of(new ParkedAct(message.id(), message.queue(), message.line(), what), entry));
                done++;
            } catch (Conflict noLongerParked) {
                continue;
            }
        }
        dispatcher.wakeAll();
        return done;
    }

    @Override
    public void pause(String queue, Act act) {
        committer.commit(List.of(
                new HoldChange.EndByName("queue", queue),
                new HoldChange.Begin("queue", queue, Instant.EPOCH, Instant.MAX, act),
                recorder.record("queue.paused", "", act.who(), Map.of("queue", queue, "why", act.why()))));
        refresh();
    }

    @Override
    public void resume(String queue, Act act) {
        List<Effect> effects = new ArrayList<>(List.of(
                new HoldChange.EndByName("queue", queue),
                recorder.record("queue.resumed", "", act.who(), Map.of("queue", queue, "why", act.why()))));
        holds.everyQueue().ifPresent(every -> effects.addAll(keepPaused(every, queue)));
        committer.commit(effects);
        refresh();
    }

    /** In place of the one pause of every queue, one of each queue but this. */
    private List<Effect> keepPaused(Holds.Hold every, String except) {
        List<Effect> effects = new ArrayList<>(List.of(new HoldChange.EndByName("queue", Holds.EVERY_QUEUE)));
        List<String> byThemselves = holds.pausedQueues();
        for (QueueState other : queues()) {
            if (other.name().equals(except) || byThemselves.contains(other.name())) continue;
            effects.add(new HoldChange.Begin(
                    "queue", other.name(), Instant.EPOCH, Instant.MAX, new Act(every.who(), every.why())));
        }
        return effects;
    }

    @Override
    public int resumeAll(Act act, boolean dryRun) {
        List<String> paused = queues().stream()
                .filter(QueueState::paused)
                .map(QueueState::name)
                .toList();
        boolean every = holds.everyQueue().isPresent();
        if (dryRun || paused.isEmpty() && !every) return paused.size();
        List<Effect> effects = new ArrayList<>();
        if (every) effects.add(new HoldChange.EndByName("queue", Holds.EVERY_QUEUE));
        for (String queue : paused) effects.add(new HoldChange.EndByName("queue", queue));
        effects.add(recorder.record(
                "queue.all-resumed", "", act.who(), Map.of("queues", String.valueOf(paused.size()), "why", act.why())));
        committer.commit(effects);
        refresh();
        return paused.size();
    }

    @Override
    public void addWindow(String partner, Instant from, Instant to, Act act) {
        if (!from.isBefore(to)) throw new IllegalArgumentException("a window ends after it begins");
        committer.commit(List.of(
                new HoldChange.Begin("partner", partner, from, to, act),
                recorder.record(
                        "partner.window-added",
                        "",
                        act.who(),
                        Map.of("partner", partner, "from", from.toString(), "to", to.toString(), "why", act.why()))));
        refresh();
    }

    @Override
    public void removeWindow(String partner, long id, Act act) {
        committer.commit(List.of(
                new HoldChange.EndById(id),
                recorder.record(
                        "partner.window-removed",
                        "",
                        act.who(),
                        Map.of("partner", partner, "id", String.valueOf(id), "why", act.why()))));
        refresh();
    }

    @Override
    public List<Holds.Hold> windows(String partner) {
        return holds.windows(partner);
    }

    private void refresh() {
        try {
            holds.refresh();
        } catch (SQLException e) {
            throw new StorageUnavailable(e);
        }
        dispatcher.wakeAll();
    }
}
