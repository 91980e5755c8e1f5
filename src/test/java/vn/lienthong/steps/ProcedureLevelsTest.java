package vn.lienthong.steps;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;
import vn.lienthong.steps.ProcedureTable.Procedure;

/** Exceptions by level, with the shipped levels of units. */
class ProcedureLevelsTest {
    private static final Procedure MARRIAGE = new Procedure("1.000894", "single", "KH", "", "1.000894");
    private static final Procedure BIRTHS = new Procedure("2.000986", "birth", "LTKS", "", "2.002621");
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);
    private static final LocalDate SINCE = LocalDate.of(2025, 7, 1);

    @TempDir
    Path folder;

    private ProcedureLevels levels;

    @BeforeEach
    void levels() throws IOException {
        Files.createDirectories(folder.resolve("tables"));
        Files.copy(Path.of("routes/tables/unit-levels.csv"), folder.resolve("tables/unit-levels.csv"));
        levels = new ProcedureLevels(new RouteFiles(folder, "none"));
    }

    private void exceptions(String... rows) throws IOException {
        Files.writeString(
                folder.resolve("tables/procedure-levels.csv"),
                "procedure,level,offered,from,to,note\n" + String.join("\n", rows) + "\n");
    }

    private String reason(Procedure procedure, String unit, LocalDate on) {
        StepFailure failure = assertThrows(StepFailure.class, () -> levels.requireOffered(procedure, unit, on));
        assertEquals(ErrorClass.CONFIGURATION, failure.errorClass());
        return failure.reason();
    }

    @Test
    void without_a_table_everything_is_offered() {
        assertDoesNotThrow(() -> levels.requireOffered(BIRTHS, "31117", SINCE));
    }

    @ParameterizedTest
    @CsvSource({"31117, 2025-06-30", "31117, 2025-07-01", "1234, 2025-06-30", "123, 2025-07-01"})
    void a_commune_is_told_by_its_code_and_the_day(String unit, LocalDate on) throws IOException {
        exceptions("KH,commune,no,,,");
        assertEquals("dossier.procedure-not-at-level", reason(MARRIAGE, unit, on));
        assertDoesNotThrow(() -> levels.requireOffered(BIRTHS, unit, on), "another form");
    }

    @Test
    void districts_ended_with_june_2025() throws IOException {
        exceptions("KS,district,no,,,");
        assertEquals("dossier.procedure-not-at-level", reason(BIRTHS, "123", BEFORE));
        assertDoesNotThrow(() -> levels.requireOffered(BIRTHS, "123", SINCE));
    }

    @Test
    void an_exception_holds_on_its_last_day_and_not_on_the_next() throws IOException {
        exceptions("KS,commune,no,,2025-06-30,");
        assertEquals("dossier.procedure-not-at-level", reason(BIRTHS, "31117", BEFORE));
        assertDoesNotThrow(() -> levels.requireOffered(BIRTHS, "31117", SINCE));
    }

    @Test
    void a_row_for_the_procedure_counts_before_one_for_its_form() throws IOException {
        exceptions("KS,commune,no,,,", "2.000986,commune,yes,,,");
        assertDoesNotThrow(() -> levels.requireOffered(BIRTHS, "31117", SINCE));
    }

    @Test
    void a_unit_of_unknown_level_matters_only_where_there_is_an_exception() throws IOException {
        exceptions("KH,commune,no,,,");
        assertEquals("dossier.unit-level-unknown", reason(MARRIAGE, "12", SINCE));
        assertDoesNotThrow(() -> levels.requireOffered(BIRTHS, "12", SINCE));
    }

    @Test
    void a_row_for_the_very_unit_counts_before_its_digits() throws IOException {
        exceptions("KH,commune,no,,,");
        Files.writeString(
                folder.resolve("tables/unit-levels.csv"), "unit,from,to,level\nxxxxx,,,commune\n31117,,,province\n");
        assertDoesNotThrow(() -> levels.requireOffered(MARRIAGE, "31117", SINCE));
        assertEquals("dossier.procedure-not-at-level", reason(MARRIAGE, "31118", SINCE));
    }
}
