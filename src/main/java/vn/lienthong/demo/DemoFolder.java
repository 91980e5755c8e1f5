package vn.lienthong.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a demonstration keeps its data: a folder somebody named, or a fresh one that goes with it. */
public final class DemoFolder implements AutoCloseable {
    private final Path path;
    private final boolean temporary;

    private DemoFolder(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /** @param named created if need be and kept; empty: a fresh one */
    public static DemoFolder open(Optional<Path> named) throws IOException {
        if (named.isEmpty()) return new DemoFolder(Files.createTempDirectory("lienthong-demo-"), true);
        return new DemoFolder(
                Files.createDirectories(named.get().toAbsolutePath().normalize()), false);
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        if (!temporary) return;
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) Files.deleteIfExists(each);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
