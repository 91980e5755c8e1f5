package vn.lienthong.steps;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.lienthong.config.CsvTable;
import vn.lienthong.config.RouteFiles;

/**
 * Which group a procedure code belongs to, from {@code tables/procedures.csv}. Read again whenever the file changes:
 * a mended table is used by the next redrive.
 */
public final class ProcedureTable {
    private static final String FILE = "tables/procedures.csv";

    private final TableFile table;
    private final ProcedureLevels levels;

    public ProcedureTable(RouteFiles files) {
        this.table = new TableFile(files, FILE);
        this.levels = new ProcedureLevels(files);
    }

    /**
     * @param code without its local suffix, e.g. 2.000986
     * @param group birth, death or single
     * @param registryModule LTKS, LTKT, LTKH, or KS, KT, KH for stand-alone registration
     * @param resultPaper code of the result paper in the citizen document store
     * @param portalProcedure code of the procedure at the national portal
     */
    public record Procedure(
            String code, String group, String registryModule, String resultPaper, String portalProcedure) {}

    /** @param procedure as sent, with or without a local suffix such as {@code .H13} or {@code .000.00.00.H56} */
    public Optional<Procedure> find(String procedure) {
        return table.row(withoutSuffix(procedure)).map(ProcedureTable::procedure);
    }

    /** Where the province makes an exception. */
    ProcedureLevels levels() {
        return levels;
    }

    /** {@code 2.000986} for {@code 2.000986.H13}. */
    public static String withoutSuffix(String procedure) {
        String[] parts = procedure.split("\\.");
        return parts.length < 2 ? procedure : parts[0] + "." + parts[1];
    }

    private static Procedure procedure(Map<String, String> row) {
        return new Procedure(
                row.get("procedure"),
                row.get("group"),
                row.get("registry_module"),
                row.get("result_paper"),
                row.get("portal_procedure"));
    }

    /** All rows, to check the table at start. */
    public Map<String, Procedure> all() {
        return CsvTable.read(table.path().orElseThrow()).stream()
                .map(ProcedureTable::procedure)
                .collect(Collectors.toMap(Procedure::code, procedure -> procedure));
    }
}
