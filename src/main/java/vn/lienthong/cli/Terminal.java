package vn.lienthong.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/**
 * What surrounds a command: where it writes and what it inherits.
 *
 * @param out results
 * @param err faults
 */
public record Terminal(PrintWriter out, PrintWriter err, Map<String, String> environment, Locale locale) {
    /** Of this process; {@code System.out} and {@code System.err} must be UTF-8 already. */
    public static Terminal ofProcess(Map<String, String> environment, Locale locale) {
        return new Terminal(new PrintWriter(System.out, true), new PrintWriter(System.err, true), environment, locale);
    }
}
