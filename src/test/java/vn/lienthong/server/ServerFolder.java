package vn.lienthong.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What an administrator has after unpacking the server zip; where no zip is built yet, the same from the sources. */
final class ServerFolder {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    private ServerFolder() {}

    /** The zip of this build, if it was packaged. */
    static Optional<Path> zip() throws IOException {
        try (Stream<Path> built = Files.list(PROJECT.resolve("target"))) {
            return built.filter(file -> file.getFileName().toString().matches("lienthong-.*\\.zip"))
                    .findFirst();
        }
    }

    /** @return the folder that holds {@code bin}, {@code lib}, {@code routes} … */
    static Path in(Path directory) throws IOException {
        Optional<Path> zip = zip();
        Path folder = zip.isPresent() ? unpacked(zip.get(), directory) : assembled(directory.resolve("lienthong"));
        // Java unpacks without the modes that the zip carries
        if (!folder.resolve("bin/lienthong").toFile().setExecutable(true)) throw new IOException("bin/lienthong");
        return folder;
    }

    private static Path unpacked(Path zip, Path directory) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = directory.resolve(entry.getName()).normalize();
                if (!file.startsWith(directory)) throw new IOException("outside the folder: " + entry.getName());
                if (entry.isDirectory()) Files.createDirectories(file);
                else {
                    Files.createDirectories(file.getParent());
                    Files.copy(entries, file);
                }
            }
        }
        try (Stream<Path> tops = Files.list(directory)) {
            List<Path> folders = tops.toList();
            if (folders.size() != 1) throw new IOException("one folder expected: " + folders);
            return folders.get(0);
        }
    }

    private static Path assembled(Path folder) throws IOException {
        copy(PROJECT.resolve("src/dist"), folder);
        copy(PROJECT.resolve("routes"), folder.resolve("routes"));
        copy(PROJECT.resolve("docs"), folder.resolve("docs"));
        Path libraries = Files.createDirectories(folder.resolve("lib"));
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            Path library = Path.of(entry);
            if (entry.endsWith(".jar")) Files.copy(library, libraries.resolve(library.getFileName()));
        }
        jar(PROJECT.resolve("target/classes"), libraries.resolve("lienthong.jar"));
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        }
    }

    private static void jar(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(file -> !file.equals(classes)).toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                // folders too: migrations are found by the name of theirs
                entries.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
                if (Files.isRegularFile(file)) Files.copy(file, entries);
                entries.closeEntry();
            }
        }
    }
}
