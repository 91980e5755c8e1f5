package vn.lienthong.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.config.Settings;
import vn.lienthong.text.Texts;

class ShippedRoutesTest {
    @Test
    void every_shipped_file_passes_for_every_province() throws Exception {
        List<RouteFault> found = RouteCheck.of(Settings.of(Map.of())).checkAll(Path.of("routes"));
        assertEquals(
                List.of(),
                found.stream()
                        .filter(fault -> !fault.warning())
                        .map(fault -> fault.text(Texts.in(java.util.Locale.ENGLISH)))
                        .toList());
    }
}
