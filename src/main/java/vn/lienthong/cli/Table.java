package vn.lienthong.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Rows for people: columns as wide as their widest cell, two blanks between. A table wider than the screen of
 * whoever watches is broken within its widest cells, so that its columns stay under each other.
 */
public final class Table {
    private static final int GAP = 2;

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headers) {
        rows.add(List.of(headers));
    }

    /** Characters that would move the cursor are shown as a question mark. */
    public Table row(String... cells) {
        List<String> row = new ArrayList<>();
        for (String cell : cells) row.add(cell.replaceAll("\\p{Cntrl}", "?"));
        rows.add(row);
        return this;
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    /** A line for each row, however wide. */
    public void print(PrintWriter out) {
        lines().forEach(out::println);
        out.flush();
    }

    /** Fit for whoever looks. */
    void print(Terminal terminal) {
        int[] widths = widths(DisplayWidth::of);
        narrow(widths, widths(Prose::longestPiece), terminal.columns());
        lines(widths).forEach(terminal.out()::println);
        terminal.out().flush();
    }

    /** The headers first; a line for each row, however wide. */
    List<String> lines() {
        return lines(widths(DisplayWidth::of));
    }

    /** The widest column that can be broken gives way first; what is in one piece stays so. */
    private static void narrow(int[] widths, int[] least, int columns) {
        int excess = IntStream.of(widths).sum() + GAP * (widths.length - 1) - columns;
        for (; excess > 0; excess--) {
            int widest = IntStream.range(0, widths.length)
                    .filter(column -> widths[column] > least[column])
                    .reduce((a, b) -> widths[b] > widths[a] ? b : a)
                    .orElse(-1);
            if (widest < 0) return;
            widths[widest]--;
        }
    }

    private List<String> lines(int[] widths) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            List<List<String>> cells = new ArrayList<>();
            for (int column = 0; column < row.size(); column++) cells.add(Prose.lines(row.get(column), widths[column]));
            int height = cells.stream().mapToInt(List::size).max().orElse(1);
            for (int i = 0; i < height; i++) lines.add(line(cells, i, widths));
        }
        return lines;
    }

    private static String line(List<List<String>> cells, int i, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String part = i < cells.get(column).size() ? cells.get(column).get(i) : "";
            line.append(part).append(" ".repeat(Math.max(0, widths[column] - DisplayWidth.of(part)) + GAP));
        }
        return line.toString().stripTrailing();
    }

    private int[] widths(ToIntFunction<String> width) {
        return IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> width.applyAsInt(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
    }
}
