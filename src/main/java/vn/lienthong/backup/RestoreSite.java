package vn.lienthong.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import vn.lienthong.dossier.PrivateFiles;
import vn.lienthong.dossier.StoredFiles;
import vn.lienthong.queue.Dialect;
import vn.lienthong.text.Times;

/**
 * Where a backup is put back. Everything is gathered and proven beside what is there; then the old is renamed and the
 * new takes its place, all on the same disks. While the folder {@value #UNFINISHED} is there, no engine starts.
 */
public final class RestoreSite {
    public static final String UNFINISHED = "restore-unfinished";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(Times.VIETNAM);

    private final Holdings holdings;
    private final Path staged;
    private final Path stagedDocuments;
    private final String suffix;

    RestoreSite(Holdings holdings, Clock clock) {
        this.holdings = holdings;
        this.staged = holdings.data().resolve(UNFINISHED);
        this.stagedDocuments = holdings.documents().resolve(UNFINISHED);
        this.suffix = "before-" + STAMP.format(clock.instant());
    }

    /** Whether a restore was cut off in this data folder. */
    public static boolean isUnfinished(Path data) {
        return Files.exists(data.resolve(UNFINISHED));
    }

    /** @throws BackupFault when an engine runs here, or something is there and must not be replaced */
    void open(boolean force) throws IOException {
        requireNoEngine();
        if (!force) requireEmpty();
        PrivateFiles.createFolders(holdings.data());
        PrivateFiles.delete(staged);
        PrivateFiles.delete(stagedDocuments);
        PrivateFiles.createFolders(staged);
        PrivateFiles.createFolders(holdings.documents());
        PrivateFiles.createFolders(stagedDocuments);
    }

    private void requireNoEngine() throws IOException {
        for (Path lock : PrivateFiles.children(holdings.data())) {
            if (!lock.getFileName().toString().matches("process-\\d+\\.lock")) continue;
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                    FileLock free = channel.tryLock()) {
                if (free == null) throw new BackupFault("backup-engine-runs", holdings.data());
            } catch (OverlappingFileLockException takenByThisJvm) {
                throw new BackupFault("backup-engine-runs", holdings.data());
            }
        }
    }

    private void requireEmpty() throws IOException {
        if (isUnfinished(holdings.data())) throw new BackupFault("backup-unfinished", holdings.data());
        if (holdings.dialect() == Dialect.H2 && Files.exists(holdings.databaseFile()))
            throw new BackupFault("backup-not-empty", holdings.databaseFile());
        if (!documents(holdings.documents()).isEmpty()) throw new BackupFault("backup-not-empty", holdings.documents());
    }

    Path database() {
        return staged.resolve("database.mv.db");
    }

    Path snapshot() {
        return staged.resolve(Snapshot.FILE);
    }

    Path key() {
        return staged.resolve("master.key");
    }

    /** @param name in the backup, such as {@code documents/ab/cd/abcd…} */
    Path document(String name) throws IOException {
        Path file = stagedDocuments.resolve(name.substring("documents/".length()));
        PrivateFiles.createFolders(file.getParent());
        return file;
    }

    boolean hasDocument(String address) {
        return Files.isRegularFile(StoredFiles.of(stagedDocuments, address));
    }

    /** Puts the new in the place of the old, which stays under another name. */
    void exchange() throws IOException {
        if (Files.exists(key()) && !isTheSame(key(), holdings.keyFile())) replace(key(), holdings.keyFile());
        if (Files.exists(database())) replace(database(), holdings.databaseFile());
        exchangeDocuments();
        PrivateFiles.delete(stagedDocuments);
        PrivateFiles.delete(staged);
        PrivateFiles.sync(holdings.data());
    }

    /** Nothing was exchanged, nothing stays. */
    void discard() throws IOException {
        PrivateFiles.delete(stagedDocuments);
        PrivateFiles.delete(staged);
    }

    private void replace(Path by, Path place) throws IOException {
        Path target = place.toAbsolutePath();
        PrivateFiles.createFolders(target.getParent());
        if (Files.exists(target)) Files.move(target, target.resolveSibling(target.getFileName() + "." + suffix));
        Files.move(by, target);
        PrivateFiles.sync(target.getParent());
    }

    private void exchangeDocuments() throws IOException {
        List<Path> old = documents(holdings.documents());
        Path aside = holdings.documents().resolve(suffix);
        if (!old.isEmpty()) PrivateFiles.createFolders(aside);
        for (Path each : old) Files.move(each, aside.resolve(each.getFileName()));
        for (Path each : documents(stagedDocuments))
            Files.move(each, holdings.documents().resolve(each.getFileName()));
        PrivateFiles.sync(holdings.documents());
    }

    /** The folders of the store; not what is unfinished or set aside there. */
    private static List<Path> documents(Path folder) throws IOException {
        return PrivateFiles.children(folder).stream()
                .filter(each -> each.getFileName().toString().matches("[0-9a-f]{2}"))
                .toList();
    }

    private static boolean isTheSame(Path one, Path other) throws IOException {
        return Files.exists(other) && Files.mismatch(one, other) < 0;
    }
}
