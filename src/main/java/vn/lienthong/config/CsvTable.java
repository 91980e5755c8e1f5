package vn.lienthong.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small table: {@code #} comments, a header line, cells by comma; a cell with a comma stands in double quotes. */
public final class CsvTable {
    private CsvTable() {}

    /** @return one map per row, cell by column name, an empty cell as the empty string */
    public static List<Map<String, String>> read(Path file) {
        try {
            return rows(Files.readString(file), file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table shipped with the program. @throws IllegalStateException when the program lacks it */
    public static List<Map<String, String>> shipped(String resource) {
        try (InputStream in = CsvTable.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("table missing from the program: " + resource);
            return rows(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException naming the table and the line that has too many or too few cells */
    public static List<Map<String, String>> rows(String text, String name) {
        List<String> lines = ByteOrderMark.removed(text).lines().toList();
        List<String> columns = null;
        List<Map<String, String>> rows = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (line.isBlank() || line.startsWith("#")) continue;
            List<String> cells = cells(line);
            if (columns == null) {
                columns = cells;
                continue;
            }
            if (cells.size() != columns.size()) {
                throw new IllegalArgumentException(
                        name + ":" + number + ": " + cells.size() + " cells, " + columns.size() + " columns");
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) row.put(columns.get(i), cells.get(i));
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else cell.append(c);
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
