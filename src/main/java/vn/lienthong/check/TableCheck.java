package vn.lienthong.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.lienthong.config.CsvTable;
import vn.lienthong.config.RouteFiles;

/** Whether the province's tables know every procedure and the unit of the test dossier. */
final class TableCheck implements Check {
    private static final String PROCEDURES = "tables/procedures.csv";
    private static final String UNITS = "tables/registry-units.csv";

    @Override
    public List<Finding> run(Surroundings at, String none) {
        try {
            List<Finding> found = new ArrayList<>();
            procedures(at, found);
            unit(at, found);
            return found;
        } catch (IllegalArgumentException broken) {
            return List.of(Finding.missing(Actor.US, "table-broken", broken.getMessage()));
        }
    }

    /** Those of the shipped table, and the one of the test dossier. */
    private static void procedures(Surroundings at, List<Finding> found) {
        RouteFiles files = at.files();
        Path shared = files.root().resolve(PROCEDURES);
        Set<String> wanted = new TreeSet<>(codes(CsvTable.read(shared), "procedure"));
        wanted.add(at.settings().text("check.procedure"));
        Set<String> known = codes(CsvTable.read(files.find(PROCEDURES).orElse(shared)), "procedure");
        wanted.removeAll(known);
        found.add(
                wanted.isEmpty()
                        ? Finding.done("procedures-known", known.size())
                        : Finding.missing(Actor.US, "procedure-unmapped", String.join(", ", wanted)));
    }

    /** A province without the table sends its codes unchanged. */
    private static void unit(Surroundings at, List<Finding> found) {
        Optional<String> unit = at.settings().optional("check.unit");
        if (unit.isEmpty()) {
            found.add(Finding.missing(Actor.US, "unit-not-set"));
            return;
        }
        Optional<Path> table = at.files().find(UNITS);
        if (table.isEmpty()) {
            found.add(Finding.done("units-unchanged"));
            return;
        }
        List<Map<String, String>> rows = CsvTable.read(table.get());
        String first = rows.isEmpty() ? "" : rows.get(0).keySet().iterator().next();
        boolean empty =
                rows.stream().anyMatch(row -> row.values().stream().limit(2).anyMatch(String::isEmpty));
        if (empty) found.add(Finding.missing(Actor.US, "table-broken", UNITS));
        else if (!codes(rows, first).contains(unit.get()))
            found.add(Finding.missing(Actor.US, "unit-unmapped", unit.get()));
        else found.add(Finding.done("units-known", rows.size()));
    }

    private static Set<String> codes(List<Map<String, String>> rows, String column) {
        return rows.stream().map(row -> row.getOrDefault(column, "")).collect(Collectors.toCollection(TreeSet::new));
    }
}
