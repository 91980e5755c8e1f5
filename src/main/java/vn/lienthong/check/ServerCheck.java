package vn.lienthong.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The machine the engine runs on: room for dossiers, the key that opens them, and what its listeners show. */
final class ServerCheck implements Check {
    private static final long MEGABYTE = 1 << 20;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    @Override
    public List<Finding> run(Surroundings at, String none) {
        List<Finding> found = new ArrayList<>();
        found.add(room(at));
        found.add(key(at.settings().path("lienthong.master-key-file")));
        found.addAll(OwnCertificates.run(at));
        return found;
    }

    private static Finding room(Surroundings at) {
        Path data = at.settings().path("lienthong.data-dir");
        long least = at.settings().bytes("check.disk-space");
        try {
            long free = Files.getFileStore(data).getUsableSpace();
            return free < least
                    ? Finding.missing(Actor.US, "disk-full", free / MEGABYTE, least / MEGABYTE)
                    : Finding.done("disk-good", free / MEGABYTE);
        } catch (IOException missing) {
            return Finding.missing(Actor.US, "data-folder-missing", data);
        }
    }

    private static Finding key(Path file) {
        if (!Files.isReadable(file)) return Finding.missing(Actor.US, "key-missing", file.getFileName());
        try {
            boolean open = Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
            if (open) return Finding.missing(Actor.US, "key-open", file.getFileName());
        } catch (IOException unreadable) {
            return Finding.missing(Actor.US, "key-missing", file.getFileName());
        } catch (UnsupportedOperationException otherSystem) {
            return Finding.done("key-good", file.getFileName());
        }
        return Finding.done("key-good", file.getFileName());
    }
}
