package vn.lienthong.console;

import java.util.regex.Pattern;

/** Identification numbers: twelve digits, or nine on old identity cards (domain-facts 6.3). */
final class PersonNumbers {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\d-])(\\d{9}|\\d{12})(?![\\d-])");

    private PersonNumbers() {}

    static boolean appearIn(String text) {
        return NUMBER.matcher(text.replaceAll("(?<=\\d)[ .](?=\\d)", "")).find();
    }
}
