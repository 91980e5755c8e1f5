package vn.lienthong.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** The numbers are the order a reader meets the steps in. */
    @Test
    void a_number_stands_once_in_its_folder() throws Exception {
        Map<String, Long> numbers;
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            numbers = files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .filter(file -> !file.startsWith(Path.of("routes/provinces")))
                    .filter(file -> file.getFileName().toString().matches("\\d+-.*"))
                    .collect(Collectors.groupingBy(
                            file -> file.getParent() + "/"
                                    + file.getFileName().toString().split("-")[0],
                            Collectors.counting()));
        }
        numbers.values().removeIf(count -> count == 1);
        assertEquals(Map.of(), numbers);
    }
}
