package vn.lienthong.steps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.config.CsvTable;
import vn.lienthong.config.RouteFiles;

/**
 * A code table beside the routes, by its first column; read again when the file has changed. With columns {@code from}
 * and {@code to} (yyyy-MM-dd, both inclusive, empty = open) one code may have a row for each time it meant something
 * else.
 */
public final class TableFile {
    private final RouteFiles files;
    private final String name;
    private Path path;
    private FileTime readFrom;
    private Map<String, List<Map<String, String>>> rows = Map.of();

    public TableFile(RouteFiles files, String name) {
        this.files = files;
        this.name = name;
    }

    /** Empty where neither the province nor the shared routes have the table. */
    public Optional<Path> path() {
        return files.find(name);
    }

    /** The row of the code; the last one where it has several. */
    public Optional<Map<String, String>> row(String key) {
        List<Map<String, String>> found = rows(key);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    /** The row of the code that is in force on this day. */
    public Optional<Map<String, String>> row(String key, LocalDate on) {
        return rows(key).stream().filter(row -> inForce(row, on)).findFirst();
    }

    /** All rows of the code that are in force on this day. */
    List<Map<String, String>> rows(String key, LocalDate on) {
        return rows(key).stream().filter(row -> inForce(row, on)).toList();
    }

    private synchronized List<Map<String, String>> rows(String key) {
        refresh();
        return rows.getOrDefault(key, List.of());
    }

    private static boolean inForce(Map<String, String> row, LocalDate on) {
        String from = row.getOrDefault("from", "");
        String to = row.getOrDefault("to", "");
        return (from.isEmpty() || !on.isBefore(LocalDate.parse(from)))
                && (to.isEmpty() || !on.isAfter(LocalDate.parse(to)));
    }

    private void refresh() {
        Path now = path().orElse(null);
        if (now == null) {
            rows = Map.of();
            return;
        }
        try {
            FileTime modified = Files.getLastModifiedTime(now);
            if (now.equals(path) && modified.equals(readFrom)) return;
            Map<String, List<Map<String, String>>> read = new HashMap<>();
            for (Map<String, String> row : CsvTable.read(now)) {
                read.computeIfAbsent(row.values().iterator().next(), first -> new ArrayList<>())
                        .add(row);
            }
            rows = read;
            path = now;
            readFrom = modified;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
