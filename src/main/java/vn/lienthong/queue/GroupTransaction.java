package vn.lienthong.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.queue.MessageTable.Place;
import vn.lienthong.queue.MessageTable.Row;

/**
 * What one group commit writes, in a fixed order: line locks, outcomes of the messages worked on, the other effects,
 * new messages and the ones that move up, the event log.
 */
final class GroupTransaction {
    /** Writers from here on run after the messages: the event log, whose head is locked as briefly as possible. */
    private static final int AFTER_MESSAGES = 900;

    private final MessageTable table;
    private final List<EffectWriter<?>> writers;
    private final Handover handover;
    private final Clock clock;

    GroupTransaction(MessageTable table, List<EffectWriter<?>> writers, Handover handover, Clock clock) {
        this.table = table;
        this.writers = writers.stream()
                .sorted(Comparator.comparingInt(EffectWriter::order))
                .toList();
        this.handover = handover;
        this.clock = clock;
    }

    /** Messages handed to this process's own workers, and queues with something else to claim. */
    record Written(List<Message> handedOver, Set<String> toClaim) {}

    Written write(Connection connection, List<GroupCommitter.Unit> units) throws SQLException {
        List<Outcome> outcomes = new ArrayList<>();
        List<NewMessage> messages = new ArrayList<>();
        Set<String> idle = new HashSet<>();
        Map<Class<?>, List<Effect>> others = new HashMap<>();
        for (GroupCommitter.Unit unit : units) {
            for (Effect effect : unit.effects()) {
                if (effect instanceof Outcome outcome) outcomes.add(outcome);
                else if (effect instanceof NewMessage message) messages.add(message);
                else if (effect instanceof IdleLine line) idle.add(line.line());
                else
                    others.computeIfAbsent(effect.getClass(), kind -> new ArrayList<>())
                            .add(effect);
            }
        }
        Set<String> lines = new HashSet<>();
        messages.forEach(message -> lines.add(message.line()));
        outcomes.forEach(outcome -> lines.add(outcome.message().line()));
        lines.addAll(idle);

        table.dialect().lockLines(connection, lines);
        table.apply(connection, outcomes);
        requireIdle(connection, idle, messages);
        writeOthers(connection, others, false);
        Written written =
                lines.isEmpty() ? new Written(List.of(), Set.of()) : move(connection, lines, messages, outcomes);
        writeOthers(connection, others, true);
        if (!others.isEmpty()) throw new IllegalStateException("no writer for " + others.keySet());
        table.dialect().announce(connection, written.toClaim());
        return written;
    }

    /** After the outcomes: a message that this very group finishes is none any more. */
    private void requireIdle(Connection connection, Set<String> idle, List<NewMessage> messages) throws SQLException {
        if (idle.isEmpty()) return;
        boolean busy = messages.stream().anyMatch(message -> idle.contains(message.line()))
                || !table.heads(connection, idle).isEmpty();
        if (busy) throw new Conflict("a message of the line is unfinished");
    }

    private void writeOthers(Connection connection, Map<Class<?>, List<Effect>> others, boolean afterMessages)
            throws SQLException {
        for (EffectWriter<?> writer : writers) {
            if (writer.order() >= AFTER_MESSAGES != afterMessages) continue;
            List<Effect> effects = others.remove(writer.effect());
            if (effects != null) write(connection, writer, effects);
        }
    }

    private static <E extends Effect> void write(Connection connection, EffectWriter<E> writer, List<Effect> effects)
            throws SQLException {
        writer.write(connection, effects.stream().map(writer.effect()::cast).toList());
    }

    /** Inserts the new messages and moves up those whose predecessor is gone. */
    private Written move(Connection connection, Set<String> lines, List<NewMessage> messages, List<Outcome> outcomes)
            throws SQLException {
        Map<Place, Long> heads = table.heads(connection, lines);
        Set<String> toClaim = new LinkedHashSet<>();
        List<Long> movedUp = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Message message = outcome.message();
            if (outcome instanceof Outcome.Finish) {
                Long next = heads.get(new Place(message.queue(), message.line()));
                if (next == null) continue;
                movedUp.add(next);
                toClaim.add(message.queue());
            } else if (outcome instanceof Outcome.Release) {
                toClaim.add(message.queue());
            }
        }
        table.promote(connection, movedUp);

        List<Message> handedOver = new ArrayList<>();
        if (!messages.isEmpty()) {
            long[] ids = table.dialect().nextIds(connection, messages.size());
            long now = clock.millis();
            List<Row> rows = new ArrayList<>(messages.size());
            Set<Place> taken = new HashSet<>(heads.keySet());
            for (int i = 0; i < ids.length; i++) {
                rows.add(row(ids[i], messages.get(i), now, taken, handedOver, toClaim));
            }
            table.insert(connection, rows, handover.owner());
        }
        return new Written(handedOver, toClaim);
    }

    private Row row(
            long id, NewMessage message, long now, Set<Place> taken, List<Message> handedOver, Set<String> toClaim) {
        long due = now + message.delay().toMillis();
        boolean first = taken.add(new Place(message.queue(), message.line()));
        if (!first) return new Row(id, message, MessageTable.NEVER, due, 0, now);
        if (due > now) return new Row(id, message, due, due, 0, now);
        if (handover.reserve(message.queue())) {
            Message leased = handover.lease(id, message, now);
            handedOver.add(leased);
            return new Row(id, message, handover.leaseEnd(now), due, leased.lease(), now);
        }
        toClaim.add(message.queue());
        return new Row(id, message, due, due, 0, now);
    }

    void committed(Written written) {
        handover.deliver(written.handedOver());
        handover.wake(written.toClaim());
    }

    /** Gives back what was reserved for messages that were not written after all. */
    void rolledBack() {
        handover.cancelReservations();
    }
}
