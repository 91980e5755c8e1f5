package vn.lienthong.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Settings;
import vn.lienthong.text.Texts;

class RouteCheckTest {
    @TempDir
    Path folder;

    private RouteFolder routes;

    @BeforeEach
    void one_good_step() {
        routes = new RouteFolder(folder);
    }

    @Test
    void a_good_step_has_no_faults() throws IOException {
        assertEquals(List.of(), routes.check());
    }

    @Test
    void a_fault_names_file_line_route_and_what_to_do() throws IOException {
        routes.put(RouteFolder.GOOD, RouteFolder.GOOD_TEXT.replace("dossier:classify", "seda:later"));
        assertEquals(
                List.of("birth/1-next.camel.yaml:9 [birth-1-next] 'seda:' is not allowed: it keeps work in memory"
                        + " and loses it at exit; use queue:"),
                routes.check().stream()
                        .map(fault -> fault.text(Texts.in(Locale.ENGLISH)))
                        .toList());
    }

    @Test
    void a_step_needs_its_number_in_the_file_name() throws IOException {
        routes.put(
                "birth/later.camel.yaml",
                RouteFolder.GOOD_TEXT.replace("birth-next", "birth-later").replace("birth-1-next", "birth-2-later"));
        assertEquals(List.of("file-name"), routes.codes());
    }

    @Test
    void a_partner_file_has_a_plain_name() throws IOException {
        routes.put(
                "partners/Một cửa.camel.yaml",
                RouteFolder.GOOD_TEXT.replace("birth-next", "other").replace("birth-1-next", "other"));
        assertEquals(List.of("file-name-partner"), routes.codes());
    }

    @Test
    void a_folder_outside_the_convention_is_refused() throws IOException {
        routes.put(
                "misc/1-next.camel.yaml",
                RouteFolder.GOOD_TEXT.replace("birth-next", "other").replace("birth-1-next", "other"));
        assertEquals(List.of("folder"), routes.codes());
    }

    @Test
    void a_file_that_would_not_be_loaded_is_refused() throws IOException {
        routes.put("birth/2-later.yaml", RouteFolder.GOOD_TEXT);
        assertEquals(List.of("ending"), routes.codes());
    }

    @Test
    void two_routes_with_one_id_are_refused() throws IOException {
        routes.put("birth/2-later.camel.yaml", RouteFolder.GOOD_TEXT.replace("queue:birth-next", "queue:birth-later"));
        assertEquals(List.of("id-twice"), routes.codes());
    }

    @Test
    void two_routes_on_one_queue_are_refused() throws IOException {
        routes.put("birth/2-later.camel.yaml", RouteFolder.GOOD_TEXT.replace("id: birth-1-next", "id: birth-2-later"));
        assertEquals(List.of("read-twice"), routes.codes());
    }

    @Test
    void a_queue_that_shall_wait_is_shown_and_stops_nothing() throws IOException {
        routes.put(
                RouteFolder.GOOD,
                RouteFolder.GOOD_TEXT
                        .replace("# takes", "# kept  later: until the next release\n# takes")
                        .replace("dossier:classify", "queue:later"));
        List<RouteFault> found = routes.check();
        assertEquals(List.of("queue-kept"), found.stream().map(RouteFault::code).toList());
        assertTrue(found.get(0).warning());
    }

    @Test
    void a_mapping_file_that_does_not_compile_is_refused() throws IOException {
        routes.put("birth/x.jq", "{a: ");
        assertEquals(List.of("jq-file"), routes.codes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a: (.b | vn_tyme)}", "\"\\(.a | lenght)\"", "if .a then nought else 1 end"})
    void a_mapping_with_a_word_that_nobody_has_is_refused(String mapping) throws IOException {
        routes.put("birth/x.jq", mapping);
        assertEquals(List.of("jq-word"), routes.codes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def own(f): f | length; {a: (.b | own(vn_time))}",
                "variable(\"a\") + header(\"b\")",
                "[.[] | select(.a)] as $x | $x"
            })
    void words_of_jq_of_camel_of_ours_and_of_the_mapping_are_known(String mapping) throws IOException {
        routes.put("birth/x.jq", mapping);
        assertEquals(List.of(), routes.codes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"unit,registry_unit,from\n31117,1,01/07/2025\n", "from,to\n31117,H31117\n"})
    void a_table_whose_days_are_none_is_refused(String table) throws IOException {
        routes.put("tables/registry-units.csv", table);
        assertTrue(routes.codes().contains("table-day"), routes.codes().toString());
    }

    @Test
    void a_table_as_a_spreadsheet_saves_it_is_read() throws IOException {
        routes.put("tables/dvclt-answers.csv", "\uFEFFtext,meaning\nxong,xyz\n");
        assertEquals(List.of("table-value"), routes.codes(), "the columns are found");
    }

    @Test
    void a_table_with_a_missing_cell_is_refused() throws IOException {
        routes.put("tables/registry-units.csv", "a,b\n1\n");
        assertEquals(List.of("table"), routes.codes());
    }

    @Test
    void a_table_with_a_key_twice_is_refused() throws IOException {
        routes.put("tables/registry-units.csv", "a,b\n1,2\n1,3\n");
        assertEquals(List.of("table-row-twice"), routes.codes());
    }

    @Test
    void a_procedure_of_an_unknown_group_is_refused() throws IOException {
        routes.put(
                "tables/procedures.csv",
                "procedure,group,registry_module,result_paper,portal_procedure\n2.000986,wedding,LTKS,,\n");
        assertEquals(List.of("table-value"), routes.codes());
    }

    @Test
    void an_answer_that_means_nothing_known_is_refused() throws IOException {
        routes.put("tables/dvclt-answers.csv", "text,meaning\nxong,ok\n");
        assertEquals(List.of("table-value"), routes.codes());
    }

    @Test
    void an_answer_table_needs_its_columns() throws IOException {
        routes.put("tables/dvclt-answers.csv", "words,meaning\nxong,done\n");
        assertEquals(List.of("table-column"), routes.codes());
    }

    @Test
    void a_fault_in_a_province_is_found_and_named() throws IOException {
        routes.put("provinces/x/" + RouteFolder.GOOD, RouteFolder.GOOD_TEXT.replace("dossier:classify", "file:out"));
        assertEquals(
                List.of("provinces/x/" + RouteFolder.GOOD),
                routes.check().stream().map(RouteFault::file).toList());
    }

    @Test
    void a_start_with_faults_is_refused() {
        routes.put(RouteFolder.GOOD, RouteFolder.GOOD_TEXT.replace("dossier:classify", "file:out"));
        RouteCheck check = RouteCheck.of(Settings.of(Map.of()));
        assertThrows(RouteFaults.class, () -> check.require(new RouteFiles(folder, "x")));
    }
}
