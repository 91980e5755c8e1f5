package vn.lienthong.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import vn.lienthong.dossier.PrivateFiles;

/**
 * The place of this process among those on one data directory: a file that is locked while the process lives. The
 * process that finds the place free again has the same name and takes back at once what its predecessor held, instead
 * of waiting for the leases to run out. Other machines have another name even if the directory is shared.
 */
final class Instance implements AutoCloseable {
    private static final int PLACES = 64;

    private final String name;
    private final Path place;
    private final FileChannel file;

    private Instance(String name, Path place, FileChannel file) {
        this.name = name;
        this.place = place;
        this.file = file;
    }

    /** @throws IllegalStateException when {@value #PLACES} processes already run on this directory */
    static Instance take(Path dataDirectory) throws IOException {
        PrivateFiles.createFolders(dataDirectory);
        for (int place = 1; place <= PLACES; place++) {
            Path own = dataDirectory.resolve("process-" + place);
            FileChannel file = FileChannel.open(
                    dataDirectory.resolve("process-" + place + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (locked(file)) return new Instance(name(file), own, file);
            file.close();
        }
        throw new IllegalStateException(PLACES + " processes already run on this data directory");
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException takenByThisJvm) {
            return false;
        }
    }

    private static String name(FileChannel file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(36);
        file.read(buffer, 0);
        String id = new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
        if (id.length() < 36) {
            id = UUID.randomUUID().toString();
            file.write(ByteBuffer.wrap(id.getBytes(StandardCharsets.US_ASCII)), 0);
            file.force(true);
        }
        String host = InetAddress.getLocalHost().getHostName();
        return id.substring(0, 18) + "@" + (host.length() > 40 ? host.substring(0, 40) : host);
    }

    String name() {
        return name;
    }

    /** A folder that no other living process uses. */
    Path folder(String of) {
        return place.resolve(of);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
