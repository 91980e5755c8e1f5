package vn.lienthong.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.console.Health.Check;
import vn.lienthong.console.Health.Level;

class DiskRoomTest {
    private static final long MEGABYTE = 1 << 20;

    @ParameterizedTest
    @CsvSource({"100, UP", "99, WARN", "30, WARN", "29, DOWN", "0, DOWN"})
    void warns_before_a_request_finds_no_room(long megabytes, Level level) {
        DiskRoom room = new DiskRoom(() -> megabytes * MEGABYTE, 100 * MEGABYTE, 30 * MEGABYTE);
        assertEquals(new Check("disk", level, Map.of("freeMegabytes", String.valueOf(megabytes))), room.check());
    }

    @Test
    void a_disk_that_cannot_be_asked_is_a_warning() {
        DiskRoom room = new DiskRoom(
                () -> {
                    throw new IOException("/var/lib/lienthong");
                },
                2,
                1);
        assertEquals(new Check("disk", Level.WARN, Map.of("fault", "IOException")), room.check());
    }
}
