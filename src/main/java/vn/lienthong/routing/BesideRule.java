package vn.lienthong.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.config.CsvTable;
import vn.lienthong.config.RouteFiles;

/** The files beside the routes: mappings that compile, tables that can be read. */
final class BesideRule {
    private static final Map<String, Set<String>> CHOICES = Map.of(
            "group", Set.of("birth", "death", "single"),
            "meaning", Set.of("done", "later", "retry", "fail", "configuration", "exists", "unknown", "expired"));
    private static final Set<String> PROCEDURES =
            Set.of("procedure", "group", "registry_module", "result_paper", "portal_procedure");
    private static final Set<String> ANSWERS = Set.of("text", "meaning");

    private final RouteFiles files;

    BesideRule(RouteFiles files) {
        this.files = files;
    }

    void check(FaultList faults) throws IOException {
        for (RouteFiles.RouteFile mapping : files.list(".jq")) {
            if (!ExpressionRule.compiles(Files.readString(mapping.path()))) faults.file(place(mapping), 0, "jq-file");
        }
        for (RouteFiles.RouteFile table : files.list(".csv")) table(table, faults);
    }

    private void table(RouteFiles.RouteFile file, FaultList faults) {
        List<Map<String, String>> rows;
        try {
            rows = CsvTable.read(file.path());
        } catch (IllegalArgumentException | UncheckedIOException broken) {
            faults.file(place(file), 0, "table", String.valueOf(broken.getMessage()));
            return;
        }
        Set<String> wanted = file.name().equals("tables/procedures.csv")
                ? PROCEDURES
                : file.name().endsWith("-answers.csv") ? ANSWERS : Set.of();
        Set<String> keys = new HashSet<>();
        for (Map<String, String> row : rows) {
            String key = key(row);
            if (!keys.add(key)) faults.file(place(file), 0, "table-row-twice", key);
            for (String column : wanted) {
                if (!row.containsKey(column)) faults.file(place(file), 0, "table-column", column);
            }
            CHOICES.forEach((column, choices) -> {
                if (wanted.contains(column) && row.containsKey(column) && !choices.contains(row.get(column)))
                    faults.file(place(file), 0, "table-value", key, column, String.join("|", choices));
            });
        }
    }

    /** A code may stand once for each time it meant something else, and for each text it may stand beside. */
    private static String key(Map<String, String> row) {
        StringBuilder key = new StringBuilder(row.values().iterator().next());
        if (!row.getOrDefault("from", "").isEmpty()) key.append(' ').append(row.get("from"));
        if (row.containsKey("code") && !row.getOrDefault("text", "").isEmpty())
            key.append(' ').append(row.get("text"));
        return key.toString();
    }

    private String place(RouteFiles.RouteFile file) {
        return RouteCheck.place(files, file);
    }
}
