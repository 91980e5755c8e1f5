package vn.lienthong.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Starts or ends a hold. */
sealed interface HoldChange extends Effect {
    /** @param id from the sequence {@code queue_hold_id}; @param to {@link Instant#MAX} for no end */
    record Begin(String scope, String name, Instant from, Instant to, QueueAdmin.Act act) implements HoldChange {}

    record EndByName(String scope, String name) implements HoldChange {}

    record EndById(long id) implements HoldChange {}

    /** Writes holds; few and rare, so one statement each. */
    record Writer<E extends HoldChange>(Class<E> effect, Clock clock) implements EffectWriter<E> {
        static List<EffectWriter<?>> all(Clock clock) {
            return List.of(
                    new Writer<>(EndByName.class, clock),
                    new Writer<>(EndById.class, clock),
                    new Writer<>(Begin.class, clock));
        }

        @Override
        public int order() {
            return 100;
        }

        @Override
        public void write(Connection connection, List<E> changes) throws SQLException {
            for (HoldChange change : changes) {
                if (change instanceof Begin begin) begin(connection, begin);
                else if (change instanceof EndByName end) {
                    try (PreparedStatement delete =
                            connection.prepareStatement("delete from queue_hold where scope = ? and name = ?")) {
                        delete.setString(1, end.scope());
                        delete.setString(2, end.name());
                        delete.executeUpdate();
                    }
                } else if (change instanceof EndById end) {
                    try (PreparedStatement delete =
                            connection.prepareStatement("delete from queue_hold where id = ?")) {
                        delete.setLong(1, end.id());
                        delete.executeUpdate();
                    }
                }
            }
        }

        private void begin(Connection connection, Begin begin) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into queue_hold (id, scope, name, from_at, to_at, who, why, created_at)"
                            + " values (nextval('queue_hold_id'), ?, ?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, begin.scope());
                insert.setString(2, begin.name());
                insert.setLong(3, begin.from().toEpochMilli());
                insert.setLong(
                        4,
                        begin.to().equals(Instant.MAX)
                                ? Long.MAX_VALUE
                                : begin.to().toEpochMilli());
                insert.setString(5, begin.act().who());
                insert.setString(6, begin.act().why());
                insert.setLong(7, clock.millis());
                insert.executeUpdate();
            }
        }
    }
}
