package vn.lienthong.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    void a_table_too_wide_for_the_screen_is_broken_in_its_widest_column_and_stays_a_table() {
        String words = "word ".repeat(22) + "end"; // 113 columns, and 9 for what stands before and behind
        List<String> lines = shown(
                        new Table("a", "b", "c").row("1", words, "last").row("2", "short", "x"))
                .lines()
                .toList();
        assertEquals(4, lines.size());
        assertEquals("1  " + "word ".repeat(22) + "   last", lines.get(1));
        assertEquals("   end", lines.get(2));
        assertEquals("2  short" + " ".repeat(108) + "x", lines.get(3));
    }

    @Test
    void a_table_as_wide_as_the_screen_is_left_as_it_is() {
        String words = "word ".repeat(22) + "ends"; // 114, one blank pair, four more: 120
        assertEquals(2, shown(new Table("a", "b").row(words, "last")).lines().count());
        assertEquals(
                3, shown(new Table("a", "b").row(words + "s", "last")).lines().count());
    }

    @Test
    void what_is_in_one_piece_is_not_broken() {
        String address = "https://host.gov.vn/" + "x".repeat(120);
        assertEquals("a\n" + address + "\n", shown(new Table("a").row(address)));
    }

    @Test
    void detail_without_blanks_is_broken_after_a_comma() {
        String detail = "{" + "\"key\":\"value\",".repeat(9) + "\"last\":\"one\"}";
        List<String> lines = shown(new Table("a").row(detail)).lines().toList();
        assertEquals(detail, lines.get(1) + lines.get(2));
        assertEquals(',', lines.get(1).charAt(lines.get(1).length() - 1));
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

    @Test
    void what_a_program_reads_is_not_broken() {
        String words = "word ".repeat(40) + "end";
        assertEquals("a\n" + words + "\n", printed(new Table("a").row(words)));
    }

    /** To a person, on a screen. */
    private static String shown(Table table) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        table.print(new Terminal(out, out, Map.of(), Locale.ENGLISH, true));
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static String printed(Table table) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        table.print(new Terminal(out, out, Map.of(), Locale.ENGLISH, false));
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
