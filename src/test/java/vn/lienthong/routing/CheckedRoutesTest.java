package vn.lienthong.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Settings;

/** Files that somebody edits while the engine starts. */
class CheckedRoutesTest {
    @TempDir
    Path directory;

    private RouteFolder folder;

    @BeforeEach
    void start() throws Exception {
        folder = new RouteFolder(directory.resolve("routes"));
    }

    private CheckedRoutes check() throws Exception {
        return new CheckedRoutes(
                new RouteFiles(directory.resolve("routes"), "none"), RouteCheck.of(Settings.of(Map.of())));
    }

    @Test
    void broken_from_the_start_are_refused() throws Exception {
        folder.put(RouteFolder.GOOD, "nothing");
        assertThrows(RouteFaults.class, this::check);
    }

    @Test
    void broken_after_they_were_found_right_are_refused() throws Exception {
        CheckedRoutes checked = check();
        folder.put(RouteFolder.GOOD, "nothing");
        assertThrows(RouteFaults.class, () -> checked.copyTo(directory.resolve("copy")));
    }

    @Test
    void improved_after_they_were_found_right_are_taken_as_they_are_now() throws Exception {
        CheckedRoutes checked = check();
        String better = RouteFolder.GOOD_TEXT + "# better\n";
        folder.put(RouteFolder.GOOD, better);
        RouteFiles inForce = checked.copyTo(directory.resolve("copy")).files();
        assertEquals(better, Files.readString(inForce.find(RouteFolder.GOOD).orElseThrow()));
    }
}
