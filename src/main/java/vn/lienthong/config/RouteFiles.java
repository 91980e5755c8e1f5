package vn.lienthong.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of {@code routes/}, as one province sees them: a file under {@code provinces/<province>/} stands for the
 * shared one of the same relative name.
 */
public final class RouteFiles {
    private static final String PROVINCES = "provinces";

    private final Path root;
    private final Path province;

    public RouteFiles(Path routesDirectory, String province) {
        this.root = routesDirectory;
        this.province = routesDirectory.resolve(PROVINCES).resolve(province);
    }

    /** A file and where it stands: {@code shared} or the province. */
    public record RouteFile(String name, Path path, boolean replaced) {}

    /** @param name relative, with slashes; never outside {@code routes/} */
    public Optional<Path> find(String name) {
        for (Path base : List.of(province, root)) {
            Path file = base.resolve(name).normalize();
            if (file.startsWith(base.normalize()) && Files.isRegularFile(file)) return Optional.of(file);
        }
        return Optional.empty();
    }

    /** All files of one ending, by relative name. */
    public Collection<RouteFile> list(String ending) throws IOException {
        TreeMap<String, RouteFile> files = new TreeMap<>();
        for (String name : names(root, ending)) {
            if (!name.startsWith(PROVINCES + "/")) files.put(name, new RouteFile(name, root.resolve(name), false));
        }
        for (String name : names(province, ending)) {
            files.put(name, new RouteFile(name, province.resolve(name), true));
        }
        return new ArrayList<>(files.values());
    }

    public Path root() {
        return root;
    }

    /** Folder of the province's own files; it need not exist. */
    public Path province() {
        return province;
    }

    /** The same province's view of another folder with the same layout. */
    public RouteFiles in(Path otherRoutesDirectory) {
        return new RouteFiles(otherRoutesDirectory, province.getFileName().toString());
    }

    private static List<String> names(Path base, String ending) throws IOException {
        if (!Files.isDirectory(base)) return List.of();
        try (Stream<Path> walk = Files.walk(base, 6)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> base.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(ending))
                    .toList();
        }
    }
}
