package vn.lienthong.dossier;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files and folders that only their owner may read, on the disk once they are closed. */
public final class PrivateFiles {
    private static final int BUFFER = 1 << 16;

    private PrivateFiles() {}

    /** A new file, mode 0600. Closing it forces it to the disk. */
    public static OutputStream create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes(file, "rw-------"));
        return new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER) {
            @Override
            public void close() throws IOException {
                if (!channel.isOpen()) return;
                try (channel) {
                    flush();
                    channel.force(true);
                }
            }
        };
    }

    /** Those that are missing, mode 0700. */
    public static void createFolders(Path folder) throws IOException {
        if (Files.notExists(folder)) Files.createDirectories(folder, attributes(folder, "rwx------"));
    }

    /** Forces the names in it to the disk; elsewhere than on POSIX a folder cannot be opened, and need not be. */
    public static void sync(Path folder) throws IOException {
        if (!isPosix(folder)) return;
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Whether nothing is there: no such path, or a folder with nothing in it. */
    public static boolean isEmpty(Path folder) throws IOException {
        return children(folder).isEmpty();
    }

    /** In the order of their names; none if there is no such folder. */
    public static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList();
        }
    }

    /** With everything in it; nothing if it is not there. */
    public static void delete(Path path) throws IOException {
        if (Files.notExists(path)) return;
        try (Stream<Path> found = Files.walk(path)) {
            for (Path each : found.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }

    private static FileAttribute<?>[] attributes(Path path, String mode) {
        if (!isPosix(path)) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))};
    }

    public static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
