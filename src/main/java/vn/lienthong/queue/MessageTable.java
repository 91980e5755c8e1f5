package vn.lienthong.queue;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The statements on {@code queue_message}. Opens no connection and commits nothing, but {@link #claim}. */
final class MessageTable {
    static final long NEVER = Long.MAX_VALUE;
    private static final int CLAIM_ATTEMPTS = 5;

    private final Dialect dialect;
    private final BodySeal seal;

    MessageTable(Dialect dialect, BodySeal seal) {
        this.dialect = dialect;
        this.seal = seal;
    }

    Dialect dialect() {
        return dialect;
    }

    /** A queue and a line in it: what order is kept for. */
    record Place(String queue, String line) {}

    /** A row to insert. {@code claimAt} and {@code lease} as in the table. */
    record Row(long id, NewMessage message, long claimAt, long dueAt, long lease, long createdAt) {}

    void insert(Connection connection, List<Row> rows, String owner) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into queue_message (id, queue, line, claim_at,"
                        + " due_at, lease, owner, parked, attempts, created_at, idempotency_key, body)"
                        + " values (?, ?, ?, ?, ?, ?, ?, false, 0, ?, ?, ?)")) {
            for (Row row : rows) {
                insert.setLong(1, row.id());
                insert.setString(2, row.message().queue());
                insert.setString(3, row.message().line());
                insert.setLong(4, row.claimAt());
                insert.setLong(5, row.dueAt());
                insert.setLong(6, row.lease());
                insert.setString(7, row.lease() == 0 ? null : owner);
                insert.setLong(8, row.createdAt());
                insert.setString(9, row.message().idempotencyKey());
                insert.setBytes(10, seal.seal(row.message().body()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The oldest unfinished message of each place of these lines. */
    java.util.Map<Place, Long> heads(Connection connection, Collection<String> lines) throws SQLException {
        java.util.Map<Place, Long> heads = new java.util.HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("select queue, line, id from queue_message where line = any(?)")) {
            select.setArray(1, connection.createArrayOf("varchar", lines.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    heads.merge(new Place(rows.getString(1), rows.getString(2)), rows.getLong(3), Math::min);
            }
        }
        return heads;
    }

    /** Lets messages that have become the head of their line be claimed when they are due. */
    void promote(Connection connection, Collection<Long> ids) throws SQLException {
        if (ids.isEmpty()) return;
        try (PreparedStatement update = connection.prepareStatement(
                "update queue_message set claim_at = due_at where id = any(?) and not parked and claim_at = "
                        + NEVER)) {
            update.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            update.executeUpdate();
        }
    }

    /** Applies outcomes under their leases. @throws LeaseLost if one of them is not held any more */
    void apply(Connection connection, List<Outcome> outcomes) throws SQLException {
        batch(
                connection,
                outcomes,
                Outcome.Finish.class,
                "delete from queue_message where id = ? and lease = ?",
                (s, o) -> {
                    s.setLong(1, o.message().id());
                    s.setLong(2, o.message().lease());
                });
        batch(
                connection,
                outcomes,
                Outcome.Retry.class,
                "update queue_message set claim_at = ?, due_at = ?, lease = 0, owner = null, attempts = ?, error_class = ?,"
                        + " reason = ?, arguments = ? where id = ? and lease = ?",
                (s, o) -> {
                    s.setLong(1, o.due().toEpochMilli());
                    s.setLong(2, o.due().toEpochMilli());
                    s.setInt(3, o.attempts());
                    s.setString(4, o.errorClass().name());
                    s.setString(5, o.reason());
                    s.setString(6, Arguments.join(o.arguments()));
                    s.setLong(7, o.message().id());
                    s.setLong(8, o.message().lease());
                });
        batch(
                connection,
                outcomes,
                Outcome.Park.class,
                "update queue_message set claim_at = " + NEVER
                        + ", lease = 0, owner = null, parked = true, attempts = ?,"
                        + " error_class = ?, reason = ?, arguments = ? where id = ? and lease = ?",
                (s, o) -> {
                    s.setInt(1, o.attempts());
                    s.setString(2, o.errorClass().name());
                    s.setString(3, o.reason());
                    s.setString(4, Arguments.join(o.arguments()));
                    s.setLong(5, o.message().id());
                    s.setLong(6, o.message().lease());
                });
        batch(
                connection,
                outcomes,
                Outcome.Release.class,
                "update queue_message set claim_at = due_at, lease = 0, owner = null where id = ? and lease = ?",
                (s, o) -> {
                    s.setLong(1, o.message().id());
                    s.setLong(2, o.message().lease());
                });
    }

    private interface Binder<O> {
        void bind(PreparedStatement statement, O outcome) throws SQLException;
    }

    private static <O extends Outcome> void batch(
            Connection connection, List<Outcome> outcomes, Class<O> kind, String sql, Binder<O> binder)
            throws SQLException {
        List<O> chosen = outcomes.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                // In the order in which leases are renewed, so that the two do not block each other.
                .sorted(Comparator.comparingLong(outcome -> outcome.message().id()))
                .toList();
        if (chosen.isEmpty()) return;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (O outcome : chosen) {
                binder.bind(statement, outcome);
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] != 1)
                    throw new LeaseLost("message " + chosen.get(i).message().id());
            }
        }
    }

    /**
     * Takes up to {@code limit} due messages of a queue under one lease token, and commits. Without locks for reading
     * (see {@link Dialect#claimLock}) one of them may have got another fate meanwhile; then all are read again.
     */
    List<Message> claim(
            Connection connection, String queue, int limit, Instant now, Instant until, long lease, String owner)
            throws SQLException {
        for (int attempt = 0; attempt < CLAIM_ATTEMPTS; attempt++) {
            List<Message> due = due(connection, queue, limit, now, lease);
            if (due.isEmpty() || lease(connection, due, now, until, lease, owner)) {
                connection.commit();
                return due;
            }
            connection.rollback();
        }
        return List.of();
    }

    private List<Message> due(Connection connection, String queue, int limit, Instant now, long lease)
            throws SQLException {
        List<Message> due = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select id, line, idempotency_key, body, attempts,"
                + " created_at, due_at from queue_message where queue = ? and claim_at <= ?"
                + " order by queue, claim_at, id limit ?" + dialect.claimLock())) {
            select.setString(1, queue);
            select.setLong(2, now.toEpochMilli());
            select.setInt(3, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(new Message(
                            row.getLong(1),
                            queue,
                            row.getString(2),
                            row.getString(3),
                            open(row.getBytes(4)).orElse(null),
                            row.getInt(5),
                            Instant.ofEpochMilli(row.getLong(6)),
                            Instant.ofEpochMilli(row.getLong(7)),
                            lease));
                }
            }
        }
        return due;
    }

    /** @return whether every one of them was still there to be taken */
    private static boolean lease(
            Connection connection, List<Message> due, Instant now, Instant until, long lease, String owner)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update queue_message set claim_at = ?, lease = ?,"
                + " owner = ? where id = any(?) and claim_at <= ?")) {
            update.setLong(1, until.toEpochMilli());
            update.setLong(2, lease);
            update.setString(3, owner);
            Array ids = connection.createArrayOf(
                    "bigint", due.stream().map(Message::id).toArray());
            update.setArray(4, ids);
            update.setLong(5, now.toEpochMilli());
            return update.executeUpdate() == due.size();
        }
    }

    /** Damaged bytes must not stop the others: such a message is claimed without a body and parked. */
    private Optional<String> open(byte[] sealed) {
        try {
            return Optional.of(seal.open(sealed));
        } catch (RuntimeException damaged) {
            return Optional.empty();
        }
    }

    /** Extends leases; hands every message whose lease was lost to {@code lost}. */
    void renew(Connection connection, List<Message> held, Instant until, Consumer<Message> lost) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update queue_message set claim_at = ? where id = ? and lease = ?")) {
            for (Message message : held) {
                update.setLong(1, until.toEpochMilli());
                update.setLong(2, message.id());
                update.setLong(3, message.lease());
                update.addBatch();
            }
            int[] counts = update.executeBatch();
            connection.commit();
            for (int i = 0; i < counts.length; i++) if (counts[i] != 1) lost.accept(held.get(i));
        }
    }

    /** An embedded database has one owner: whatever is leased at its start was leased by a process that is gone. */
    int releaseAll(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update queue_message set claim_at = due_at, lease = 0, owner = null where lease <> 0")) {
            return update.executeUpdate();
        }
    }

    /** What an earlier process of this name had leased when it died. */
    int releaseOwned(Connection connection, String owner) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update queue_message set claim_at = due_at, lease = 0, owner = null where lease <> 0 and owner = ?")) {
            update.setString(1, owner);
            return update.executeUpdate();
        }
    }

    /** Reason arguments as one column, separated by the unit separator. */
    static final class Arguments {
        private static final String SEPARATOR = "\u001f";

        private Arguments() {}

        static String join(List<String> arguments) {
            String joined = String.join(SEPARATOR, arguments);
            return joined.length() > 1000 ? joined.substring(0, 1000) : joined;
        }

        static List<String> split(String column) {
            return column == null || column.isEmpty() ? List.of() : Arrays.asList(column.split(SEPARATOR, -1));
        }
    }
}
