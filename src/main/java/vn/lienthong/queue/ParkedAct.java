package vn.lienthong.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** An operator's decision on one parked message. */
public record ParkedAct(long id, String queue, String line, Kind kind) implements Effect {
    public enum Kind {
        REDRIVE,
        SKIP
    }

    /** Refused as a conflict if the message is not parked any more. */
    record Writer(MessageTable table) implements EffectWriter<ParkedAct> {
        @Override
        public Class<ParkedAct> effect() {
            return ParkedAct.class;
        }

        @Override
        public int order() {
            return 110;
        }

        @Override
        public void write(Connection connection, List<ParkedAct> acts) throws SQLException {
            for (ParkedAct act : acts) {
                table.dialect().lockLines(connection, List.of(act.line()));
                String sql = act.kind() == Kind.REDRIVE
                        ? "update queue_message set parked = false, attempts = 0, claim_at = due_at where id = ? and parked"
                        : "delete from queue_message where id = ? and parked";
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setLong(1, act.id());
                    if (statement.executeUpdate() != 1) throw new Conflict("message " + act.id() + " is not parked");
                }
                if (act.kind() == Kind.SKIP) moveUp(connection, act);
            }
        }

        private void moveUp(Connection connection, ParkedAct act) throws SQLException {
            Long next =
                    table.heads(connection, List.of(act.line())).get(new MessageTable.Place(act.queue(), act.line()));
            table.promote(connection, Objects.isNull(next) ? List.of() : List.of(next));
        }
    }
}
