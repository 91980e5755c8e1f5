package vn.lienthong.portal.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.config.CsvTable;
import vn.lienthong.config.RouteFiles;

/**
 * How the province carries out the procedures of the two groups, from its table {@code tables/local-procedures.csv}:
 * its own code, the unit, the fee and how long it takes. Kept beside the national entry and never in it.
 */
public final class LocalProcedures {
    private static final String FILE = "tables/local-procedures.csv";

    private final RouteFiles files;

    public LocalProcedures(RouteFiles files) {
        this.files = files;
    }

    /** National codes the table names, in its order. */
    Set<String> codes() {
        Set<String> codes = new LinkedHashSet<>();
        rows().forEach(row -> codes.add(row.get("procedure")));
        return codes;
    }

    /** {@code [{code, unit, fee, duration}, …]} of one procedure, one per unit that carries it out. */
    ArrayNode of(String procedure) {
        ArrayNode local = JsonNodeFactory.instance.arrayNode();
        for (Map<String, String> row : rows())
            if (row.get("procedure").equals(procedure))
                local.addObject()
                        .put("code", row.get("local_code"))
                        .put("unit", row.get("unit"))
                        .put("fee", row.get("fee"))
                        .put("duration", row.get("duration"));
        return local;
    }

    private List<Map<String, String>> rows() {
        return files.find(FILE).map(CsvTable::read).orElse(List.of());
    }
}
