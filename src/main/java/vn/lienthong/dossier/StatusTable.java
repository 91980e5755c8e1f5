package vn.lienthong.dossier;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.config.CsvTable;

/**
 * The dossier life cycle as data: the only place where partners' codes meet. Read from {@code tables/statuses.csv} and
 * {@code tables/transitions.csv}, the table of 1-product.md "Dossier life cycle"; a pair of statuses that the second
 * file does not list is refused.
 */
public final class StatusTable {
    private record Row(
            Optional<String> dvclt,
            Optional<String> portal,
            List<String> registry,
            boolean terminal,
            List<String> actors) {}

    private record Pair(Status from, Status to) {}

    private enum Rule {
        APPLY,
        NEXT_VERSION,
        REPEAT
    }

    private final Map<Status, Row> rows = new EnumMap<>(Status.class);
    private final Map<String, Status> byRegistryCode = new HashMap<>();
    private final Map<Pair, Rule> rules = new HashMap<>();

    private StatusTable(List<Map<String, String>> statuses, List<Map<String, String>> transitions) {
        for (Map<String, String> cells : statuses) {
            Status status = Status.valueOf(cells.get("status"));
            Row row = new Row(
                    code(cells.get("dvclt")),
                    code(cells.get("portal")),
                    list(cells.get("registry")),
                    cells.get("terminal").equals("yes"),
                    list(cells.get("actors")));
            require(rows.put(status, row) == null, "status twice: " + status);
            for (String code : row.registry())
                require(byRegistryCode.put(code, status) == null, "registry code twice: " + code);
        }
        require(rows.size() == Status.values().length, "a status is missing from statuses.csv");
        for (Map<String, String> cells : transitions) {
            Pair pair = new Pair(Status.valueOf(cells.get("from")), Status.valueOf(cells.get("to")));
            Rule rule = Rule.valueOf(cells.get("decision").replace('-', '_').toUpperCase(Locale.ROOT));
            require(rules.put(pair, rule) == null, "transition twice: " + pair);
            require(
                    rule == Rule.REPEAT || !rows.get(pair.from()).terminal(),
                    "a terminal status has a way out: " + pair);
        }
    }

    /** The table shipped with the program. */
    public static StatusTable shipped() {
        return new StatusTable(CsvTable.shipped("/tables/statuses.csv"), CsvTable.shipped("/tables/transitions.csv"));
    }

    /** What to do when a dossier in {@code from} is told to be {@code to}. */
    public Decision decide(Status from, Status to) {
        if (from == to) return Decision.REPEAT;
        Rule rule = rules.get(new Pair(from, to));
        if (rule == null) return Decision.REFUSE;
        return rule == Rule.REPEAT ? Decision.REPEAT : Decision.APPLY;
    }

    /** True for a transition that only the citizen's next version of the dossier may make. */
    public boolean needsNextVersion(Status from, Status to) {
        return rules.get(new Pair(from, to)) == Rule.NEXT_VERSION;
    }

    /** {@code trangThai} towards DVCLT; empty for a status it does not know. */
    public Optional<String> dvcltCode(Status status) {
        return rows.get(status).dvclt();
    }

    /** The status of a {@code trangThai} of DVCLT's; empty for a code it has not been seen to use. */
    public Optional<Status> byDvcltCode(String code) {
        return rows.entrySet().stream()
                .filter(row -> row.getValue().dvclt().filter(code::equals).isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** {@code TrangThaiHoSo} towards the national portal. */
    public Optional<String> portalCode(Status status) {
        return rows.get(status).portal();
    }

    /** {@code trangThai} from the civil registry; empty for a code it has not been seen to use. */
    public Optional<Status> byRegistryCode(String code) {
        return Optional.ofNullable(byRegistryCode.get(code));
    }

    /** No way out: the dossier has ended. */
    public boolean terminal(Status status) {
        return rows.get(status).terminal();
    }

    /** Who may state this status: engine, registry, one-stop, operator. */
    public List<String> actors(Status status) {
        return rows.get(status).actors();
    }

    private static Optional<String> code(String cell) {
        return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
    }

    private static List<String> list(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split("\\|"));
    }

    private static void require(boolean condition, String fault) {
        if (!condition) throw new IllegalStateException("status table: " + fault);
    }
}
