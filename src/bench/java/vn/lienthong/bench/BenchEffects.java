package vn.lienthong.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.EffectWriter;

/** The same two rows a step that {@link RawSteps} writes, as effects of a step. */
final class BenchEffects {
    private BenchEffects() {}

    record Moved(String number, long before) implements Effect {}

    record Happened(String number) implements Effect {}

    static List<EffectWriter<?>> writers() {
        return List.of(new MovedWriter(), new HappenedWriter());
    }

    private static final class MovedWriter implements EffectWriter<Moved> {
        @Override
        public Class<Moved> effect() {
            return Moved.class;
        }

        @Override
        public int order() {
            return 100;
        }

        @Override
        public void write(Connection connection, List<Moved> effects) throws SQLException {
            try (PreparedStatement update = connection.prepareStatement(
                    "update bench_dossier set revision = ?, content = ? where number = ? and revision = ?")) {
                for (Moved moved : effects) {
                    update.setLong(1, moved.before() + 1);
                    update.setBytes(2, Load.content());
                    update.setString(3, moved.number());
                    update.setLong(4, moved.before());
                    update.addBatch();
                }
                for (int count : update.executeBatch()) if (count != 1) throw new Conflict("dossier moved meanwhile");
            }
        }
    }

    private static final class HappenedWriter implements EffectWriter<Happened> {
        @Override
        public Class<Happened> effect() {
            return Happened.class;
        }

        @Override
        public int order() {
            return 900;
        }

        @Override
        public void write(Connection connection, List<Happened> effects) throws SQLException {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into bench_event (dossier, detail) values (?, ?)")) {
                for (Happened happened : effects) {
                    insert.setString(1, happened.number());
                    insert.setBytes(2, Load.content());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }
}
