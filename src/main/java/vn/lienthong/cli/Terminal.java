package vn.lienthong.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/**
 * What surrounds a command: where it writes and what it inherits.
 *
 * @param out results
 * @param err faults
 * @param interactive a person watches, on a screen that understands cursor movements
 */
public record Terminal(
        PrintWriter out, PrintWriter err, Map<String, String> environment, Locale locale, boolean interactive) {
    private static final int COLUMNS = 120;

    /** Not watched by a person. */
    public Terminal(PrintWriter out, PrintWriter err, Map<String, String> environment, Locale locale) {
        this(out, err, environment, locale, false);
    }

    /** Within which a table for people is kept; what a program reads, such as grep, is never broken. */
    int columns() {
        return interactive ? COLUMNS : Integer.MAX_VALUE;
    }

    /** Of this process; {@code System.out} and {@code System.err} must be UTF-8 already. */
    public static Terminal ofProcess(Map<String, String> environment, Locale locale) {
        boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(
                new PrintWriter(System.out, true),
                new PrintWriter(System.err, true),
                environment,
                locale,
                System.console() != null && !dumb);
    }
}
