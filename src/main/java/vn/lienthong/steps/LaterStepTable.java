package vn.lienthong.steps;

import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.config.RouteFiles;

/**
 * Which later step an authority speaks of, from {@code tables/later-steps.csv}: by group, authority and procedure where
 * the table says so, else by group and authority. Read again whenever the file changes.
 */
public final class LaterStepTable {
    private final TableFile table;

    public LaterStepTable(RouteFiles files) {
        this.table = new TableFile(files, "tables/later-steps.csv");
    }

    /** @param agency {@code coQuanXuLy}; @param procedure as sent, with or without its local suffix */
    Optional<String> step(String group, String agency, String procedure) {
        String general = group + "/" + agency;
        return Stream.of(general + "/" + ProcedureTable.withoutSuffix(procedure), general)
                .flatMap(key -> table.row(key).stream())
                .map(row -> row.get("step"))
                .findFirst();
    }
}
