package vn.lienthong.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.thisptr.jackson.jq.JsonQuery;
import vn.lienthong.config.CsvTable;
import vn.lienthong.config.RouteFiles;

/** The files beside the routes: mappings that compile, tables that can be read. */
final class BesideRule {
    private static final Map<String, Set<String>> CHOICES = Map.of(
            "group", Set.of("birth", "death", "single"),
            "meaning", Set.of("done", "later", "retry", "fail", "configuration", "exists", "unknown", "expired"),
            "level", Set.of("commune", "district", "province"),
            "offered", Set.of("yes", "no"));
    private static final Map<String, Set<String>> COLUMNS = Map.of(
            "tables/procedures.csv",
            Set.of("procedure", "group", "registry_module", "result_paper", "portal_procedure"),
            "tables/procedure-levels.csv",
            Set.of("procedure", "level", "offered", "from", "to", "note"),
            "tables/unit-levels.csv",
            Set.of("unit", "from", "to", "level"));
    /** First and last day on which a row holds. */
    private static final List<String> DAYS = List.of("from", "to");

    private static final Set<String> ANSWERS = Set.of("text", "meaning");

    private final RouteFiles files;

    BesideRule(RouteFiles files) {
        this.files = files;
    }

    void check(FaultList faults) throws IOException {
        for (RouteFiles.RouteFile mapping : files.list(".jq")) {
            Optional<JsonQuery> compiled = ExpressionRule.compiled(Files.readString(mapping.path()));
            if (compiled.isEmpty()) faults.file(place(mapping), 0, "jq-file");
            compiled.flatMap(JqWords::unknownIn).ifPresent(word -> faults.file(place(mapping), 0, "jq-word", word));
        }
        for (RouteFiles.RouteFile table : files.list(".csv")) table(table, faults);
        for (RouteFiles.RouteFile statement : files.list(".sql")) statement(statement, faults);
    }

    private void table(RouteFiles.RouteFile file, FaultList faults) {
        List<Map<String, String>> rows;
        try {
            rows = CsvTable.read(file.path());
        } catch (IllegalArgumentException | UncheckedIOException broken) {
            faults.file(place(file), 0, "table", String.valueOf(broken.getMessage()));
            return;
        }
        Set<String> wanted =
                COLUMNS.getOrDefault(file.name(), file.name().endsWith("-answers.csv") ? ANSWERS : Set.of());
        Set<String> keys = new HashSet<>();
        for (Map<String, String> row : rows) {
            String key = key(row);
            if (!keys.add(key)) faults.file(place(file), 0, "table-row-twice", key);
            for (String column : wanted) {
                if (!row.containsKey(column)) faults.file(place(file), 0, "table-column", column);
            }
            for (String column : DAYS) {
                if (row.containsKey(column) && !isDay(row.get(column)))
                    faults.file(place(file), 0, "table-day", key, column, row.get(column));
            }
            CHOICES.forEach((column, choices) -> {
                if (wanted.contains(column) && row.containsKey(column) && !choices.contains(row.get(column)))
                    faults.file(place(file), 0, "table-value", key, column, String.join("|", choices));
            });
        }
    }

    private static boolean isDay(String cell) {
        try {
            return cell.isEmpty() || LocalDate.parse(cell) != null;
        } catch (DateTimeParseException other) {
            return false;
        }
    }

    /** A code may stand once for each time it meant something else, for each level, and for each text beside it. */
    private static String key(Map<String, String> row) {
        StringBuilder key = new StringBuilder(row.values().iterator().next());
        for (String column : new String[] {"level", "from"}) {
            boolean apart = column.equals("level") ? row.containsKey("offered") : true;
            if (apart && !row.getOrDefault(column, "").isEmpty())
                key.append(' ').append(row.get(column));
        }
        if (row.containsKey("code") && !row.getOrDefault("text", "").isEmpty())
            key.append(' ').append(row.get("text"));
        return key.toString();
    }

    /** One statement, its values bound by name: nothing glued, nothing evaluated. */
    private void statement(RouteFiles.RouteFile file, FaultList faults) throws IOException {
        String text = Files.readString(file.path())
                .lines()
                .filter(line -> !line.stripLeading().startsWith("--"))
                .collect(Collectors.joining("\n"));
        boolean unbound = text.isBlank()
                || text.contains("?")
                || text.contains("{{")
                || text.contains("${")
                || text.contains(";")
                || !text.replaceAll(":#[a-z][a-z0-9_]*", "").matches("[^#]*");
        if (unbound) faults.file(place(file), 0, "sql-file");
    }

    private String place(RouteFiles.RouteFile file) {
        return RouteCheck.place(files, file);
    }
}
