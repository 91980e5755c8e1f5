package vn.lienthong.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The text files of the project as they are in the source tree. */
final class SourceFiles {
    private static final Set<String> BUILT = Set.of("target", "data", ".git", ".idea", ".vscode");

    private SourceFiles() {}

    /** Builds run in the project's folder. */
    static Path root() {
        return Path.of("").toAbsolutePath();
    }

    /** Text by path relative to the project, for files whose name ends so. */
    static Map<String, String> under(String folder, String ending) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path start = root().resolve(folder);
        try (Stream<Path> found = Files.walk(start)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                Path relative = root().relativize(file);
                boolean built = BUILT.contains(relative.getName(0).toString());
                if (!built && file.toString().endsWith(ending))
                    files.put(relative.toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }
}
