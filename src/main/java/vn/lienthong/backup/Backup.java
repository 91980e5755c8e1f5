package vn.lienthong.backup;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import vn.lienthong.dossier.DocumentsHold;
import vn.lienthong.dossier.Parameters;
import vn.lienthong.dossier.PrivateFiles;
import vn.lienthong.dossier.Vault;
import vn.lienthong.queue.Dialect;
import vn.lienthong.queue.EmbeddedFile;

/**
 * Makes a backup. The database first, the documents after it: a document is on the disk before the row that names it is
 * committed, and stays, so whatever a row of the snapshot names is there to be copied.
 */
public final class Backup {
    private static final long POLL_NANOS = 20_000_000;
    /** A minute: a piece of a purge takes less than a second. */
    private static final long MAX_WAIT_NANOS = 60_000_000_000L;

    private final Holdings holdings;
    private final Vault vault;
    private final LongConsumer progress;

    private BufferedWriter list;
    private long files;
    private long bytes;

    /** @param progress is told the number of files copied, after each */
    public Backup(Holdings holdings, Vault vault, LongConsumer progress) {
        this.holdings = holdings;
        this.vault = vault;
        this.progress = progress;
    }

    /** Gives the database's part; called once the target is known to be free. */
    @FunctionalInterface
    public interface Source {
        /** @throws BackupFault when there is none */
        Snapshot take();
    }

    /** @throws BackupFault when it cannot be made; then nothing stands at {@code to} */
    public Manifest write(Path to, Source source) {
        try (BackupTarget target = BackupTarget.at(to);
                DocumentsHold held = hold()) {
            return write(target, source.take());
        } catch (IOException e) {
            throw new BackupFault("backup-not-written", to, e.getClass().getSimpleName());
        } catch (SQLException e) {
            throw new BackupFault("backup-unreadable-snapshot", String.valueOf(e.getSQLState()));
        }
    }

    /** From before the snapshot on, no document may go that a row of it names. A purge gives way after its piece. */
    private DocumentsHold hold() {
        for (long waited = 0; waited <= MAX_WAIT_NANOS; waited += POLL_NANOS) {
            Optional<DocumentsHold> taken = DocumentsHold.toCopy(holdings.documents());
            if (taken.isPresent()) return taken.get();
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new BackupFault("backup-purge-runs", holdings.data());
    }

    private Manifest write(BackupTarget target, Snapshot snapshot) throws IOException, SQLException {
        Path place = holdings.snapshots().resolve(snapshot.id());
        PrivateFiles.createFolders(place);
        Path listed = place.resolve(Manifest.LIST);
        try {
            DatabaseState database;
            try (OutputStream out = PrivateFiles.create(listed);
                    BufferedWriter writer =
                            new BufferedWriter(new java.io.OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                list = writer;
                database = database(target, snapshot, place);
                contents(target);
            }
            Manifest manifest = manifest(snapshot, database, put(target, Manifest.LIST, listed));
            target.put(Manifest.FILE, new java.io.ByteArrayInputStream(manifest.sealed(vault)));
            target.publish();
            return manifest;
        } finally {
            PrivateFiles.delete(place);
        }
    }

    private Manifest manifest(Snapshot snapshot, DatabaseState database, String listSha256) {
        return new Manifest(
                Manifest.engineVersion(Backup.class),
                snapshot.takenAt(),
                holdings.settings().text("lienthong.environment"),
                holdings.settings().text("lienthong.province"),
                holdings.dialect() == Dialect.H2,
                database,
                !holdings.keyIsKeptElsewhere(),
                files,
                bytes,
                listSha256);
    }

    /** A copy that was never read is none: what goes into the backup has been opened once. */
    private DatabaseState database(BackupTarget target, Snapshot snapshot, Path place)
            throws IOException, SQLException {
        if (holdings.dialect() != Dialect.H2) return snapshot.database().orElseThrow();
        Path zip = place.resolve(Snapshot.FILE);
        if (!Files.exists(zip)) throw new BackupFault("backup-other-machine", place);
        Path trial = place.resolve("trial.mv.db");
        DatabaseZip.extract(zip, trial);
        DatabaseState state;
        try (Connection connection = holdings.openFile(trial)) {
            state = DatabaseState.of(connection);
        }
        Files.delete(trial);
        add(target, Snapshot.FILE, zip);
        return state;
    }

    private void contents(BackupTarget target) throws IOException {
        for (Path level : PrivateFiles.children(holdings.documents()))
            if (level.getFileName().toString().matches("[0-9a-f]{2}"))
                tree(target, "documents", holdings.documents(), level);
        if (!holdings.keyIsKeptElsewhere()) add(target, "master.key", holdings.keyFile());
        tree(target, "routes", holdings.routes(), holdings.routes());
        for (Path file : PrivateFiles.children(holdings.data()))
            if (file.getFileName().toString().matches("check-.+\\.(signed\\.jsonl|results\\.json)"))
                add(target, "check/" + file.getFileName(), file);
        if (holdings.settingsFile().isPresent())
            add(
                    target,
                    "settings/" + holdings.settingsFile().get().getFileName(),
                    holdings.settingsFile().get());
        if (holdings.calendarFile().isPresent())
            add(
                    target,
                    "calendar/" + holdings.calendarFile().get().getFileName(),
                    holdings.calendarFile().get());
    }

    private void tree(BackupTarget target, String name, Path root, Path from) throws IOException {
        List<Path> found;
        try (Stream<Path> walk = Files.walk(from)) {
            found = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : found)
            add(target, name + "/" + root.relativize(file).toString().replace('\\', '/'), file);
    }

    private void add(BackupTarget target, String name, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            BackupTarget.Written written = target.put(name, content);
            list.write(written.sha256() + "  " + name + "\n");
            bytes += written.bytes();
            progress.accept(++files);
        } catch (NoSuchFileException gone) {
            throw new BackupFault("backup-file-gone", name);
        }
    }

    private static String put(BackupTarget target, String name, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return target.put(name, content).sha256();
        }
    }

    /** The database of a stopped engine. @throws BackupFault when an engine has it */
    public static Snapshot ofStopped(Holdings holdings, Clock clock) {
        Instant now = Parameters.now(clock);
        String id = "stopped-" + java.util.UUID.randomUUID();
        try (Connection connection = holdings.connect()) {
            DatabaseState state = DatabaseState.of(connection);
            if (holdings.dialect() == Dialect.H2) {
                Path place = holdings.snapshots().resolve(id);
                PrivateFiles.createFolders(place);
                EmbeddedFile.copy(connection, place.resolve(Snapshot.FILE));
            }
            return new Snapshot(id, now, Snapshot.State.DONE, Optional.of(state));
        } catch (SQLException e) {
            throw new BackupFault("backup-database", String.valueOf(e.getSQLState()));
        } catch (IOException e) {
            throw new BackupFault(
                    "backup-not-written", holdings.snapshots(), e.getClass().getSimpleName());
        }
    }
}
