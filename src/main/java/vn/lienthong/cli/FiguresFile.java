package vn.lienthong.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.lienthong.config.ByteOrderMark;

/** A month's figures as a file that a spreadsheet opens. A code that came from outside is never read as a formula. */
final class FiguresFile {
    private static final String LINE_END = "\r\n";

    private FiguresFile() {}

    /** RFC 4180, UTF-8 with its mark, decimal point. */
    static void csv(FiguresTable table, Path file) throws IOException {
        StringBuilder text = new StringBuilder(ByteOrderMark.MARK);
        text.append(line(table.headers()));
        for (FiguresTable.Row row : table.rows()) {
            List<String> cells = new ArrayList<>();
            cells.add(row.name());
            for (int i = 0; i < row.values().size(); i++)
                cells.add(FiguresTable.text(i, row.values().get(i)));
            text.append(line(cells));
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static String line(List<String> cells) {
        return String.join(",", cells.stream().map(FiguresFile::cell).toList()) + LINE_END;
    }

    /** What a spreadsheet would take for a formula gets an apostrophe before it, which it shows as text. */
    static String cell(String text) {
        String safe = text.matches("(?s)^[=+\\-@\\t\\r\\n].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** One sheet, numbers as numbers, texts as texts. */
    static void xlsx(FiguresTable table, String sheet, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                Workbook workbook = new Workbook(out, "LienThong", "1.0")) {
            Worksheet page = workbook.newWorksheet(sheet);
            for (int column = 0; column < table.headers().size(); column++) {
                page.value(0, column, table.headers().get(column));
                page.style(0, column).bold().wrapText(true).set();
            }
            for (int row = 0; row < table.rows().size(); row++) {
                FiguresTable.Row figures = table.rows().get(row);
                page.value(row + 1, 0, figures.name());
                for (int i = 0; i < figures.values().size(); i++) {
                    page.value(row + 1, i + 1, figures.values().get(i));
                    if (FiguresTable.isPercent(i))
                        page.style(row + 1, i + 1).format("0.00").set();
                }
            }
        }
    }
}
