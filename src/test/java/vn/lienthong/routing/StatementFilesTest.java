package vn.lienthong.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL in files beside the routes, and tables of levels. */
class StatementFilesTest {
    private static final String ROUTE = """
            # takes  direct:write
            - route:
                id: write
                description: Ghi một dòng
                from:
                  uri: direct:write
                  steps:
                    - to:
                        uri: sql:resource:routes:partners/write.sql
            """;

    @TempDir
    Path folder;

    private List<String> codes(String sql) throws Exception {
        RouteFolder routes = new RouteFolder(folder).put("partners/write.camel.yaml", ROUTE);
        if (sql != null) routes.put("partners/write.sql", sql);
        return routes.codes();
    }

    @Test
    void a_statement_with_bound_values_passes() throws Exception {
        assertEquals(List.of(), codes("-- why? because\ninsert into den (khoa)\nvalues (:#khoa)\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-- only why",
                "select ? from den",
                "select '${body}' from den",
                "select :#${header.x} from den",
                "select '{{lienthong.province}}' from den",
                "delete from den; delete from di",
                "select # from den"
            })
    void a_statement_that_is_glued_or_several_is_a_fault(String sql) throws Exception {
        assertEquals(List.of("sql-file"), codes(sql));
    }

    @Test
    void a_statement_that_is_not_there_is_a_fault() throws Exception {
        assertEquals(List.of("resource-missing"), codes(null));
    }

    @Test
    void a_procedure_may_stand_once_for_each_level_and_time() throws Exception {
        String head = "procedure,level,offered,from,to,note\n";
        RouteFolder routes = new RouteFolder(folder);
        routes.put(
                "tables/procedure-levels.csv",
                head + "KS,commune,no,,2025-06-30,\nKS,district,no,,,\nKS,commune,no,2026-01-01,,\n");
        assertEquals(List.of(), routes.codes());
        routes.put("tables/procedure-levels.csv", head + "KS,commune,no,,,\nKS,commune,yes,,,\n");
        assertEquals(List.of("table-row-twice"), routes.codes());
        routes.put("tables/procedure-levels.csv", head + "KS,village,maybe,,,\n");
        assertEquals(List.of("table-value"), routes.codes());
        routes.put("tables/procedure-levels.csv", "procedure,level\nKS,commune\n");
        assertEquals(List.of("table-column"), routes.codes());
    }
}
