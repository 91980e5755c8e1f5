package vn.lienthong.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import vn.lienthong.text.Texts;

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

    /**
     * As the environment writes it. Java knows a language only if its locale is installed, and a small server has none.
     */
    static Locale language(Map<String, String> environment, Locale otherwise) {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .filter(value -> value.matches("vi([_.@].*)?"))
                .map(value -> Texts.VIETNAMESE)
                .orElse(otherwise);
    }

    /** Of this process; {@code System.out} and {@code System.err} must be UTF-8 already. */
    public static Terminal ofProcess(Map<String, String> environment, Locale locale) {
        boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(
                new PrintWriter(System.out, true),
                new PrintWriter(System.err, true),
                environment,
                language(environment, locale),
                System.console() != null && !dumb);
    }
}
