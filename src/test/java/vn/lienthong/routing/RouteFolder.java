package vn.lienthong.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import vn.lienthong.config.Settings;

/** A routes folder of a test: one good step, and what the test puts beside it. */
final class RouteFolder {
    static final String GOOD = "birth/1-next.camel.yaml";
    static final String GOOD_TEXT = """
            # takes  queue:birth-next
            - route:
                id: birth-1-next
                description: Bước tiếp theo
                from:
                  uri: queue:birth-next
                  steps:
                    - to:
                        uri: dossier:classify
            """;

    private final Path root;

    RouteFolder(Path root) {
        this.root = root;
        put(GOOD, GOOD_TEXT);
    }

    RouteFolder put(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<RouteFault> check() throws IOException {
        return RouteCheck.of(Settings.of(Map.of())).checkAll(root);
    }

    List<String> codes() throws IOException {
        return check().stream().map(RouteFault::code).distinct().toList();
    }
}
