package vn.lienthong.routing;

import java.util.ArrayList;
import java.util.List;

/** Two texts line by line, as a unified diff shows them. For files of some hundred lines. */
final class TextDifference {
    private static final int CONTEXT = 3;
    /** A larger pair is shown as all removed, all added: comparing takes memory for the product of both. */
    static final int MAX_LINES = 2_000;

    private TextDifference() {}

    /** A line and what became of it: {@code ' '} kept, {@code '-'} removed, {@code '+'} added. */
    private record Line(char mark, String text, int oldNumber, int newNumber) {}

    /** Unified diff without file names; empty where both are the same. */
    static String unified(String before, String after) {
        List<Line> lines = compare(before.lines().toList(), after.lines().toList());
        StringBuilder diff = new StringBuilder();
        int next = 0;
        while (true) {
            int change = change(lines, next);
            if (change < 0) return diff.toString();
            int from = Math.max(next, change - CONTEXT);
            int to = change;
            for (int far = change; far >= 0 && far - to <= 2 * CONTEXT; far = change(lines, far + 1)) to = far;
            int end = Math.min(lines.size(), to + CONTEXT + 1);
            hunk(lines.subList(from, end), diff);
            next = end;
        }
    }

    private static int change(List<Line> lines, int from) {
        for (int i = from; i < lines.size(); i++) if (lines.get(i).mark() != ' ') return i;
        return -1;
    }

    private static void hunk(List<Line> lines, StringBuilder diff) {
        long old = lines.stream().filter(line -> line.mark() != '+').count();
        long fresh = lines.stream().filter(line -> line.mark() != '-').count();
        Line first = lines.get(0);
        diff.append("@@ -")
                .append(first.oldNumber() - (old == 0 ? 1 : 0))
                .append(',')
                .append(old);
        diff.append(" +")
                .append(first.newNumber() - (fresh == 0 ? 1 : 0))
                .append(',')
                .append(fresh);
        diff.append(" @@\n");
        for (Line line : lines) diff.append(line.mark()).append(line.text()).append('\n');
    }

    private static List<Line> compare(List<String> old, List<String> fresh) {
        boolean tooLong = old.size() > MAX_LINES || fresh.size() > MAX_LINES;
        int[][] common = tooLong ? null : common(old, fresh);
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < fresh.size()) {
            boolean both = i < old.size() && j < fresh.size();
            if (both && !tooLong && old.get(i).equals(fresh.get(j))) {
                lines.add(new Line(' ', old.get(i), i + 1, j + 1));
                i++;
                j++;
            } else if (j == fresh.size() || (i < old.size() && (tooLong || common[i + 1][j] >= common[i][j + 1]))) {
                lines.add(new Line('-', old.get(i), i + 1, j + 1));
                i++;
            } else {
                lines.add(new Line('+', fresh.get(j), i + 1, j + 1));
                j++;
            }
        }
        return lines;
    }

    /** Length of the longest common sequence of what stands from here on. */
    private static int[][] common(List<String> old, List<String> fresh) {
        int[][] common = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(fresh.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
