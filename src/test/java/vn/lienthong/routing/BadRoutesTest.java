package vn.lienthong.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.text.Texts;

/** Every file in {@code bad-routes/} is refused for what its name says before the two dashes, and for nothing else. */
class BadRoutesTest {
    private static final Path FILES = Path.of("src/test/resources/bad-routes");

    @TempDir
    Path folder;

    static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_refused_for_one_reason(String file) throws IOException {
        RouteFolder routes =
                new RouteFolder(folder).put("intake/1-bad.camel.yaml", Files.readString(FILES.resolve(file)));

        assertEquals(java.util.List.of(file.substring(0, file.indexOf("--"))), routes.codes());
        for (RouteFault fault : routes.check()) {
            assertEquals("intake/1-bad.camel.yaml", fault.file());
            assertFalse(fault.what(Texts.vietnamese()).isBlank());
            assertFalse(fault.what(Texts.in(Locale.ENGLISH)).isBlank());
        }
    }
}
