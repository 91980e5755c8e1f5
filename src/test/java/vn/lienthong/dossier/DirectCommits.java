package vn.lienthong.dossier;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.sql.DataSource;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.EffectWriter;
import vn.lienthong.queue.NewMessage;

/** One transaction per call, writers in their order; remembers messages instead of queueing them. */
public final class DirectCommits implements Commits {
    public final Queue<NewMessage> messages = new ConcurrentLinkedQueue<>();
    private final DataSource dataSource;
    private final List<EffectWriter<?>> writers;

    DirectCommits(DataSource dataSource, Vault vault, Clock clock) {
        this(dataSource, vault, clock, List.of());
    }

    /** @param more writers of the layers above */
    public DirectCommits(DataSource dataSource, Vault vault, Clock clock, List<EffectWriter<?>> more) {
        this.dataSource = dataSource;
        this.writers = Stream.concat(DossierWriters.all(vault, clock).stream(), more.stream())
                .sorted(Comparator.comparingInt(EffectWriter::order))
                .toList();
    }

    @Override
    public void commit(List<? extends Effect> effects) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (EffectWriter<?> writer : writers) write(writer, connection, effects);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new AssertionError("unexpected state " + e.getSQLState(), e);
        }
        for (Effect effect : effects) if (effect instanceof NewMessage message) messages.add(message);
    }

    @Override
    public void commitDurably(List<? extends Effect> effects) {
        commit(effects);
    }

    private static <E extends Effect> void write(
            EffectWriter<E> writer, Connection connection, List<? extends Effect> effects) throws SQLException {
        List<E> own = effects.stream()
                .filter(writer.effect()::isInstance)
                .map(writer.effect()::cast)
                .toList();
        if (!own.isEmpty()) writer.write(connection, own);
    }
}
