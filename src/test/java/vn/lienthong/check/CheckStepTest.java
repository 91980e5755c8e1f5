package vn.lienthong.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.config.RouteFiles;

/** The list of steps is a table that a province may replace. */
class CheckStepTest {
    private static final String HEAD = "step,track,checks,who,vi,en\n";

    @TempDir
    Path routes;

    @Test
    void the_shipped_list_has_the_published_steps() {
        List<String> ids = CheckStep.all(new RouteFiles(Path.of("routes"), "can-tho")).stream()
                .map(CheckStep::id)
                .toList();
        assertTrue(ids.containsAll(List.of(
                "dvclt-1",
                "dvclt-2",
                "dvclt-3",
                "dvclt-4",
                "registry-1",
                "registry-2",
                "registry-3",
                "end-to-end-1",
                "end-to-end-2",
                "end-to-end-3")));
    }

    @Test
    void a_step_without_checks_is_a_question() throws Exception {
        assertTrue(read("a-1,x,,us,Việc,Work\n").get(0).isQuestion());
        assertEquals(
                new Words("Việc", "Work"), read("a-1,x,,us,Việc,Work\n").get(0).title());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a-1,x,fly,us,v,e\n",
                "a-1,x,line:dvclt,nobody,v,e\n",
                "A 1,x,,us,v,e\n",
                "a-1,x,,us,v,e\na-1,x,,us,v,e\n",
                "a-1,x\n"
            })
    void a_row_that_cannot_be_used_is_named(String rows) {
        assertThrows(CheckStep.Unusable.class, () -> read(rows));
    }

    private List<CheckStep> read(String rows) throws Exception {
        Files.createDirectories(routes.resolve("tables"));
        Files.writeString(routes.resolve(CheckStep.TABLE), HEAD + rows);
        return CheckStep.all(new RouteFiles(routes, "none"));
    }
}
