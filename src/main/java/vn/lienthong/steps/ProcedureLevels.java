package vn.lienthong.steps;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;
import vn.lienthong.steps.ProcedureTable.Procedure;

/**
 * At which level of administration a province does not offer a procedure, from {@code tables/procedure-levels.csv}:
 * only exceptions stand there. A row for the procedure's code counts before one for its form (KS, KT, KH). The level of
 * a unit is that of {@code tables/unit-levels.csv}, by its code or else by the number of digits. Both are read again
 * when they change.
 */
public final class ProcedureLevels {
    private final TableFile exceptions;
    private final TableFile levels;

    ProcedureLevels(RouteFiles files) {
        this.exceptions = new TableFile(files, "tables/procedure-levels.csv");
        this.levels = new TableFile(files, "tables/unit-levels.csv");
    }

    /**
     * @throws StepFailure CONFIGURATION, when the unit's level does not offer the procedure, or has no row where that
     *     matters
     */
    void requireOffered(Procedure procedure, String unit, LocalDate on) {
        List<Map<String, String>> rows = new ArrayList<>(exceptions.rows(procedure.code(), on));
        rows.addAll(exceptions.rows(form(procedure), on));
        if (rows.isEmpty()) return;
        Optional<String> level = levels.row(unit, on)
                .or(() -> levels.row("x".repeat(unit.length()), on))
                .map(row -> row.get("level"));
        if (level.isEmpty()) throw new StepFailure(ErrorClass.CONFIGURATION, "", "dossier.unit-level-unknown", unit);
        boolean refused = rows.stream()
                .filter(row -> row.get("level").equals(level.get()))
                .findFirst()
                .filter(row -> row.get("offered").equals("no"))
                .isPresent();
        if (refused)
            throw new StepFailure(
                    ErrorClass.CONFIGURATION,
                    "",
                    "dossier.procedure-not-at-level",
                    procedure.code(),
                    level.get(),
                    unit);
    }

    /** KS of LTKS. */
    private static String form(Procedure procedure) {
        String module = procedure.registryModule();
        return module.length() < 2 ? module : module.substring(module.length() - 2);
    }
}
