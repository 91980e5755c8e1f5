package vn.lienthong.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** Makes a waiting message of a dossier due now. Without effect if it is being worked on, parked, or due already. */
public record Hasten(String queue, String line) implements Effect {
    /** Few and by hand, so one statement each. */
    record Writer(Clock clock) implements EffectWriter<Hasten> {
        @Override
        public Class<Hasten> effect() {
            return Hasten.class;
        }

        @Override
        public int order() {
            return 110;
        }

        @Override
        public void write(Connection connection, List<Hasten> effects) throws SQLException {
            try (PreparedStatement update = connection.prepareStatement(
                    "update queue_message set claim_at = ?, due_at = ? where line = ? and queue = ?"
                            + " and lease = 0 and not parked and claim_at > ? and claim_at < " + MessageTable.NEVER)) {
                long now = clock.millis();
                for (Hasten hasten : effects) {
                    update.setLong(1, now);
                    update.setLong(2, now);
                    update.setString(3, hasten.line());
                    update.setString(4, hasten.queue());
                    update.setLong(5, now);
                    update.executeUpdate();
                }
            }
        }
    }
}
