package vn.lienthong.steps;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import vn.lienthong.config.RouteFiles;

/**
 * Which later step an authority speaks of, from {@code tables/later-steps.csv}, or
 * {@code tables/<front>-later-steps.csv} where another front than PM DVCLT passed it on: by group, authority and
 * procedure where the table says so, else by group and authority. Read again whenever the file changes.
 */
public final class LaterStepTable {
    private final RouteFiles files;
    private final Map<String, TableFile> tables = new ConcurrentHashMap<>();

    public LaterStepTable(RouteFiles files) {
        this.files = files;
    }

    /** @param agency {@code coQuanXuLy}; @param procedure as sent, with or without its local suffix */
    Optional<String> step(String front, String group, String agency, String procedure) {
        String general = group + "/" + agency;
        TableFile table = tables.computeIfAbsent(name(front), name -> new TableFile(files, name));
        return Stream.of(general + "/" + ProcedureTable.withoutSuffix(procedure), general)
                .flatMap(key -> table.row(key).stream())
                .map(row -> row.get("step"))
                .findFirst();
    }

    /** The table of this front, as a file of the routes. */
    static String name(String front) {
        return "tables/" + (front.equals(FrontCodes.DVCLT) ? "" : front + "-") + "later-steps.csv";
    }
}
