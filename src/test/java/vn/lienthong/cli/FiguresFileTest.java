package vn.lienthong.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.text.Texts;

class FiguresFileTest {
    private static final String MEASURES =
            "\"received\":10,\"carriedOver\":2,\"total\":12,\"completed\":7,\"onTime\":5,"
                    + "\"onTimePercent\":71.43,\"late\":2,\"latePercent\":28.57,\"notCompleted\":5,\"notCompletedWithin\":5,"
                    + "\"notCompletedWithinPercent\":100.0,\"notCompletedOverdue\":0,\"notCompletedOverduePercent\":0.0";

    @TempDir
    Path folder;

    private static FiguresTable table(String procedure) throws Exception {
        JsonNode statistics = new ObjectMapper()
                .readTree("{\"period\":\"2026-10\",\"total\":{" + MEASURES + "},\"procedures\":[{\"maTTHC\":\""
                        + procedure + "\"," + MEASURES + "}]}");
        return FiguresTable.of(statistics, Texts.in(Locale.ENGLISH));
    }

    @Test
    void csv_has_the_total_first_and_percentages_with_two_decimals() throws Exception {
        Path file = folder.resolve("figures.csv");
        FiguresFile.csv(table("2.000986"), file);
        String[] lines = Files.readString(file, StandardCharsets.UTF_8).split("\r\n");
        assertEquals(3, lines.length);
        assertTrue(lines[0].startsWith("\ufeffPROCEDURE,Received in the period,"), lines[0]);
        assertEquals("TOTAL,10,2,12,7,5,71.43,2,28.57,5,5,100.00,0,0.00", lines[1]);
        assertEquals("2.000986,10,2,12,7,5,71.43,2,28.57,5,5,100.00,0,0.00", lines[2]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=HYPERLINK(1)|'=HYPERLINK(1)",
                "+1|'+1",
                "-1|'-1",
                "@SUM(A1)|'@SUM(A1)",
                "2.000986|2.000986",
                "a\"b,c|\"a\"\"b,c\"",
                "=1,2|\"'=1,2\""
            })
    void what_a_spreadsheet_would_take_for_a_formula_is_text(String code, String cell) {
        assertEquals(cell, FiguresFile.cell(code));
    }

    @Test
    void a_tab_or_a_line_end_in_front_hides_no_formula() {
        assertEquals("'\t=1", FiguresFile.cell("\t=1"));
        assertEquals("\"'\r=1\"", FiguresFile.cell("\r=1"));
    }

    @Test
    void xlsx_keeps_numbers_as_numbers_and_codes_as_text() throws Exception {
        Path file = folder.resolve("figures.xlsx");
        FiguresFile.xlsx(table("=1+1"), "2026-10", file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String sheet = text(zip, "xl/worksheets/sheet1.xml");
            assertTrue(sheet.contains("<v>71.43</v>"), "a percentage is a number");
            assertTrue(!sheet.contains("<f>"), "no formula");
            assertTrue(text(zip, "xl/sharedStrings.xml").contains("=1+1"), "the code is text");
        }
    }

    private static String text(ZipFile zip, String name) throws Exception {
        return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
