package vn.lienthong.steps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.config.CsvTable;
import vn.lienthong.config.RouteFiles;

/** A code table beside the routes, by its first column; read again when the file has changed. */
public final class TableFile {
    private final RouteFiles files;
    private final String name;
    private Path path;
    private FileTime readFrom;
    private Map<String, Map<String, String>> rows = Map.of();

    public TableFile(RouteFiles files, String name) {
        this.files = files;
        this.name = name;
    }

    /** Empty where neither the province nor the shared routes have the table. */
    public Optional<Path> path() {
        return files.find(name);
    }

    public synchronized Optional<Map<String, String>> row(String key) {
        refresh();
        return Optional.ofNullable(rows.get(key));
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
            Map<String, Map<String, String>> read = new HashMap<>();
            List<Map<String, String>> all = CsvTable.read(now);
            for (Map<String, String> row : all) read.put(row.values().iterator().next(), row);
            rows = read;
            path = now;
            readFrom = modified;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
