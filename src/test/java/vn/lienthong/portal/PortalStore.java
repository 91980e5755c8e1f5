package vn.lienthong.portal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import vn.lienthong.dossier.DossierWriters;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.dossier.Vault;
import vn.lienthong.portal.catalogue.Catalogues;
import vn.lienthong.portal.figures.FiguresRows;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.EffectWriter;
import vn.lienthong.testing.TestDatabase;

/** Figures and catalogues on one fresh database, with a clock that stands until it is moved. */
public final class PortalStore implements AutoCloseable {
    /** The two databases every storage test runs on. */
    public enum Kind {
        H2,
        POSTGRESQL
    }

    /** A clock that stands until it is moved. */
    public static final class StandingClock extends Clock {
        private Instant now = Instant.parse("2026-11-05T05:00:00Z");

        public void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }

    public final StandingClock clock = new StandingClock();
    private final TestDatabase database;
    private final Vault vault;
    private final List<EffectWriter<?>> writers = new ArrayList<>();

    public PortalStore(Kind kind, Path directory) {
        database = kind == Kind.H2 ? TestDatabase.h2(directory) : TestDatabase.postgresql();
        vault = Vault.openOrCreate(directory.resolve("master.key"), true);
        writers.addAll(DossierWriters.all(vault, clock));
        writers.addAll(FiguresRows.writers());
        writers.addAll(Catalogues.writers());
        writers.sort(Comparator.comparingInt(EffectWriter::order));
    }

    public DataSource dataSource() {
        return database.dataSource();
    }

    public EventLog log() {
        return new EventLog(dataSource(), vault);
    }

    public List<String> logKinds() {
        List<String> kinds = new ArrayList<>();
        log().read("", null, null, null).lines().forEach(line -> kinds.add(0, line.kind()));
        return kinds;
    }

    /** One transaction. */
    public void commit(List<? extends Effect> effects) {
        try (Connection connection = dataSource().getConnection()) {
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
    }

    private static <E extends Effect> void write(
            EffectWriter<E> writer, Connection connection, List<? extends Effect> effects) throws SQLException {
        List<E> own = effects.stream()
                .filter(writer.effect()::isInstance)
                .map(writer.effect()::cast)
                .toList();
        if (!own.isEmpty()) writer.write(connection, own);
    }

    public void execute(String sql) {
        try (Connection connection = dataSource().getConnection()) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
