package vn.lienthong.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps who copies documents and who removes them apart, in whatever processes they run: a lock on a file beside
 * them, which ends with its process. Within one process there is one holder at a time.
 */
public final class DocumentsHold implements AutoCloseable {
    private static final String FILE = "in-use.lock";
    /** Closing any channel of a file gives back every lock the process has on it, so a second one is never opened. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DocumentsHold(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** While documents are copied: nobody may remove one. Empty while somebody does. */
    public static Optional<DocumentsHold> toCopy(Path documents) {
        return take(documents, true);
    }

    /** While documents are removed: nobody may copy them, nor remove any beside. Empty while somebody does. */
    public static Optional<DocumentsHold> toRemove(Path documents) {
        return take(documents, false);
    }

    private static Optional<DocumentsHold> take(Path documents, boolean shared) {
        Path file = documents.toAbsolutePath().normalize().resolve(FILE);
        if (!HELD.add(file)) return Optional.empty();
        FileChannel channel = null;
        boolean taken = false;
        try {
            Files.createDirectories(file.getParent());
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            taken = lock != null;
            return taken ? Optional.of(new DocumentsHold(file, channel)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!taken) giveBack(file, channel);
        }
    }

    private static void giveBack(Path file, FileChannel channel) {
        try {
            if (channel != null) channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(file);
        }
    }

    @Override
    public void close() {
        giveBack(file, channel);
    }
}
