package vn.lienthong.routing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.lienthong.config.RouteFiles;

/**
 * Every route, mapping, table and statement as one province saw them at one moment: the shared files and its own, by
 * their place under {@code routes/}.
 */
final class RouteSnapshot {
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".jq", ".csv", ".sql");
    private static final int DEPTH = 6;

    private final RouteFiles view;
    private final SortedMap<String, byte[]> contents;

    private RouteSnapshot(RouteFiles view, SortedMap<String, byte[]> contents) {
        this.view = view;
        this.contents = contents;
    }

    static RouteSnapshot read(RouteFiles files) throws IOException {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        Path provinces = files.province().getParent();
        read(files.root(), files.root(), provinces, contents);
        read(files.province(), files.root(), null, contents);
        return new RouteSnapshot(files, contents);
    }

    private static void read(Path folder, Path root, Path without, SortedMap<String, byte[]> contents)
            throws IOException {
        if (!Files.isDirectory(folder)) return;
        List<Path> found;
        try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
            found = walk.filter(file -> without == null || !file.startsWith(without))
                    .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
                    .filter(file -> !file.toString().endsWith(RouteCheck.TEST))
                    .filter(Files::isRegularFile)
                    .toList();
        }
        for (Path file : found) contents.put(place(root, file), Files.readAllBytes(file));
    }

    private static String place(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** Name as the routes know it → hash of the file that stands for it. */
    SortedMap<String, String> hashes() {
        SortedMap<String, String> hashes = new TreeMap<>();
        contents.keySet().forEach(place -> {
            String name = name(place);
            hashes.put(name, ContentHash.of(contents.get(placeOf(name).orElseThrow())));
        });
        return Collections.unmodifiableSortedMap(hashes);
    }

    private String name(String place) {
        String own = place(view.root(), view.province()) + "/";
        return place.startsWith(own) ? place.substring(own.length()) : place;
    }

    /** Where the file stands that counts for this name: in the province's folder, else among the shared ones. */
    Optional<String> placeOf(String name) {
        String own = place(view.root(), view.province()) + "/" + name;
        return Stream.of(own, name).filter(contents::containsKey).findFirst();
    }

    /** The routes by the name of their file; files that are no route are the check's. */
    SortedMap<String, RouteDocument> routes() {
        SortedMap<String, RouteDocument> routes = new TreeMap<>();
        for (String name : hashes().keySet()) {
            if (!name.endsWith(RouteCheck.ENDING)) continue;
            String place = placeOf(name).orElseThrow();
            try {
                routes.put(
                        name,
                        RouteDocument.parse(name, place, new String(contents.get(place), StandardCharsets.UTF_8)));
            } catch (YamlNode.Unreadable broken) {
                // refused by the check
            }
        }
        return routes;
    }

    /** Makes the folder hold these files and no other; a reader sees the old content of a file or the new one. */
    RouteFiles writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        RouteFiles there = view.in(folder);
        RouteSnapshot old = read(there);
        for (String place : contents.keySet()) {
            if (Arrays.equals(contents.get(place), old.contents.get(place))) continue;
            Path file = folder.resolve(place);
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, contents.get(place));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        for (String place : old.contents.keySet()) {
            if (!contents.containsKey(place)) Files.deleteIfExists(folder.resolve(place));
        }
        return there;
    }

    boolean sameAs(RouteSnapshot other) {
        return contents.keySet().equals(other.contents.keySet())
                && contents.keySet().stream()
                        .allMatch(place -> Arrays.equals(contents.get(place), other.contents.get(place)));
    }
}
