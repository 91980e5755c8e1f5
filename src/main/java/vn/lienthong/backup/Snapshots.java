package vn.lienthong.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.Parameters;
import vn.lienthong.dossier.PrivateFiles;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.Dialect;
import vn.lienthong.queue.EmbeddedFile;

/**
 * Snapshots that a running engine takes of its own database. H2 copies its file as it was at one moment while work goes
 * on; the copy waits in {@code <data-dir>/snapshots} for whoever asked. PostgreSQL has its own tools, of it only the
 * state is told.
 */
public final class Snapshots implements SnapshotDesk {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final DataSource database;
    private final Dialect dialect;
    private final Path folder;
    private final Commits commits;
    private final Clock clock;
    private Snapshot last;

    public Snapshots(DataSource database, Holdings holdings, Commits commits, Clock clock) {
        this.database = database;
        this.dialect = holdings.dialect();
        this.folder = holdings.snapshots();
        this.commits = commits;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Snapshot> begin(String who) {
        if (last != null && last.state() == Snapshot.State.RUNNING) return Optional.empty();
        Instant now = Parameters.now(clock);
        Snapshot begun = new Snapshot(UUID.randomUUID().toString(), now, Snapshot.State.RUNNING, Optional.empty());
        commits.commitDurably(List.of(new LogEntry("backup.taken", "", who, Map.of("id", begun.id()))));
        last = begun;
        Thread thread = new Thread(() -> take(begun), "snapshot");
        thread.setDaemon(true);
        thread.start();
        return Optional.of(begun);
    }

    @Override
    public synchronized Optional<Snapshot> find(String id) {
        return Optional.ofNullable(last).filter(snapshot -> snapshot.id().equals(id));
    }

    private void take(Snapshot begun) {
        Snapshot.State end = Snapshot.State.FAILED;
        DatabaseState state = null;
        try (Connection connection = database.getConnection()) {
            if (dialect == Dialect.H2) copy(connection, begun.id());
            state = DatabaseState.of(connection);
            end = Snapshot.State.DONE;
        } catch (SQLException e) {
            LOG.error("no snapshot: SQL state {}", e.getSQLState());
        } catch (IOException e) {
            LOG.error("no snapshot: {}", e.getClass().getSimpleName());
        } finally {
            if (end == Snapshot.State.FAILED) removeWhatIsThere();
            ended(new Snapshot(begun.id(), begun.takenAt(), end, Optional.ofNullable(state)));
        }
    }

    /** Half a copy is of no use, and where the disk is full it fills it. */
    private void removeWhatIsThere() {
        try {
            PrivateFiles.delete(folder);
        } catch (IOException e) {
            LOG.error(
                    "what there is of the snapshot cannot be removed: {}",
                    e.getClass().getSimpleName());
        }
    }

    private synchronized void ended(Snapshot snapshot) {
        last = snapshot;
    }

    private void copy(Connection connection, String id) throws IOException, SQLException {
        PrivateFiles.delete(folder);
        Path place = folder.resolve(id);
        PrivateFiles.createFolders(place);
        EmbeddedFile.copy(connection, place.resolve(Snapshot.FILE));
    }
}
