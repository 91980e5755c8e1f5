package vn.lienthong.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
    @Test
    void columns_stand_under_each_other_however_the_accents_are_written() {
        String decomposed = Normalizer.normalize("Tiếng Việt", Normalizer.Form.NFD);
        assertEquals(
                "Tiếng Việt  1\n" + decomposed + "  2\n國家        3\n",
                printed(new Table("Tiếng Việt", "1").row(decomposed, "2").row("國家", "3")));
    }

    @Test
    void nothing_in_a_cell_moves_the_cursor() {
        assertEquals("a\n?[2Jb?\n", printed(new Table("a").row("\u001b[2Jb\n")));
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "abc, 3", "ướ, 2", "國, 2", "H'Hen Niê, 9"})
    void a_text_is_as_wide_as_a_terminal_shows_it(String text, int columns) {
        assertEquals(columns, DisplayWidth.of(text));
    }

    private static String printed(Table table) {
        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text));
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
