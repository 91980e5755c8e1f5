package vn.lienthong.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import vn.lienthong.config.Settings;
import vn.lienthong.console.Health.Check;
import vn.lienthong.console.Health.Level;

/** The room on the disk of the data directory, told to monitoring before a dossier finds none. */
final class DiskRoom {
    private static final long MEGABYTE = 1 << 20;

    private final Room room;
    private final long enough;
    private final long least;

    /** In bytes. */
    interface Room {
        long left() throws IOException;
    }

    /**
     * @param enough bytes below which an operator is warned
     * @param least bytes below which the next request may not be taken
     */
    DiskRoom(Room room, long enough, long least) {
        this.room = room;
        this.enough = enough;
        this.least = least;
    }

    static DiskRoom of(Settings settings) {
        Path folder = settings.path("lienthong.data-dir");
        return new DiskRoom(
                () -> Files.getFileStore(folder).getUsableSpace(),
                settings.bytes("lienthong.disk-warning"),
                settings.bytes("inbound.body-limit"));
    }

    Check check() {
        try {
            long left = room.left();
            Level level = left < least ? Level.DOWN : left < enough ? Level.WARN : Level.UP;
            return new Check("disk", level, Map.of("freeMegabytes", String.valueOf(left / MEGABYTE)));
        } catch (IOException e) {
            return new Check("disk", Level.WARN, Map.of("fault", e.getClass().getSimpleName()));
        }
    }
}
