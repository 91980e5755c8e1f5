package vn.lienthong.repair;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds dossier numbers in whatever text an operator pastes: a chat, a table, a mail. */
public final class DossierNumbers {
    public static final int MAX_NUMBERS = 1_000;
    /** Both kinds (domain facts §4.2, §6.1): G22.99.08-260921-896048, H21.129-250812-0035, 000.00.01.H22-…. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\w.])(?:\\d{3}\\.\\d{2}\\.\\d{2}\\.[A-Y]\\d{2}|[A-Y]\\d{2}(?:\\.\\d{2,5}){0,3})-(?:\\d{6}|\\d{8})-\\d{4,7}(?!\\d)");

    private DossierNumbers() {}

    /** In the order of the text, each once, at most {@value #MAX_NUMBERS}. */
    public static List<String> in(String text) {
        Set<String> numbers = new LinkedHashSet<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find() && numbers.size() < MAX_NUMBERS) numbers.add(matcher.group());
        return new ArrayList<>(numbers);
    }
}
