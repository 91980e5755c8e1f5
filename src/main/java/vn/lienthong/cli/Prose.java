package vn.lienthong.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sentences for people, broken between words, or after a comma, so that a terminal need not break them. */
final class Prose {
    /** After a blank, or after a comma that no blank follows. */
    private static final String BREAK = "(?<= )|(?<=,)(?! )";

    private Prose() {}

    /** @param indent begins each line */
    static void print(Terminal terminal, String indent, String text) {
        lines(text, terminal.columns() - DisplayWidth.of(indent))
                .forEach(line -> terminal.out().println(indent + line));
    }

    /** At least one; a piece that is longer than a line stays whole. */
    static List<String> lines(String text, int columns) {
        if (DisplayWidth.of(text) <= columns) return List.of(text);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : text.split(BREAK)) {
            if (!line.isEmpty() && DisplayWidth.of((line + piece).stripTrailing()) > columns) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(piece);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** In columns, of what no line break may divide. */
    static int longestPiece(String text) {
        return Arrays.stream(text.split(BREAK))
                .mapToInt(piece -> DisplayWidth.of(piece.stripTrailing()))
                .max()
                .orElse(0);
    }
}
