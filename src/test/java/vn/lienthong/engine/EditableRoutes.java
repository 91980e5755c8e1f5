package vn.lienthong.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of the shipped routes that a test may edit, as a person does in the folder of the server. */
final class EditableRoutes {
    final Path folder;

    EditableRoutes(Path folder) {
        this.folder = folder;
        Path shipped = Path.of("routes");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(shipped.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    void replace(String name, String before, String after) throws IOException {
        String text = read(name);
        if (!text.contains(before)) throw new IllegalArgumentException(name + " does not hold: " + before);
        write(name, text.replace(before, after));
    }

    void delete(String name) throws IOException {
        Files.delete(folder.resolve(name));
    }
}
