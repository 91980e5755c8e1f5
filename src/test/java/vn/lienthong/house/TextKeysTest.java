package vn.lienthong.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.lienthong.queue.ErrorClass;

/** Whatever the program can say, it can say in Vietnamese and in English. */
final class TextKeysTest {
    private static final String FOLDER = "src/main/resources/texts/";
    private static final Pattern FAILURE = Pattern.compile(
            "(?:new StepFailure\\(\\s*ErrorClass\\.\\w+,|StepFailure\\.\\w+\\()\\s*[^,]+,\\s*\"([a-z0-9.-]+)\"");
    private static final Pattern KEY = Pattern.compile(
            "\"((?:cli|run|demo|simulate|rehearsal|minutes|problem|operations|settings|config)\\.(?!properties\")[A-Za-z0-9.-]+)\"");

    @Test
    void both_languages_have_the_same_keys() throws IOException {
        Set<String> onlyOne = new TreeSet<>(texts("vi").keySet());
        onlyOne.addAll(texts("en").keySet());
        Set<String> both = new HashSet<>(texts("vi").keySet());
        both.retainAll(texts("en").keySet());
        onlyOne.removeAll(both);
        assertEquals(Set.of(), onlyOne);
    }

    @Test
    void a_key_stands_once_in_its_file() throws IOException {
        List<String> twice = new ArrayList<>();
        for (String language : List.of("vi", "en")) {
            Set<String> seen = new HashSet<>();
            for (String line :
                    Files.readAllLines(SourceFiles.root().resolve(FOLDER + "texts_" + language + ".properties"))) {
                Matcher key = Pattern.compile("^([A-Za-z][\\w.-]*)\\s*=").matcher(line);
                if (key.find() && !seen.add(key.group(1))) twice.add(language + ": " + key.group(1));
            }
        }
        assertEquals(List.of(), twice);
    }

    @Test
    void both_languages_use_the_same_arguments() throws IOException {
        Map<String, String> vietnamese = texts("vi");
        Map<String, String> english = texts("en");
        Set<String> different = new TreeSet<>();
        vietnamese.forEach((key, text) -> {
            if (english.containsKey(key) && !arguments(text).equals(arguments(english.get(key)))) different.add(key);
        });
        assertEquals(Set.of(), different);
    }

    @Test
    void every_failure_of_a_step_says_what_happened_and_what_to_do() throws IOException {
        Set<String> missing = new TreeSet<>();
        Map<String, String> texts = texts("vi");
        Set<String> reasons = found(FAILURE);
        assertTrue(reasons.contains("partner.unreachable"), "the search finds the failures of the code");
        for (String reason : reasons) {
            if (!texts.containsKey("reason." + reason)) missing.add("reason." + reason);
            if (!texts.containsKey("action." + reason)) missing.add("action." + reason);
        }
        for (ErrorClass errorClass : ErrorClass.values()) {
            if (!texts.containsKey("reason.class." + errorClass)) missing.add("reason.class." + errorClass);
            if (!texts.containsKey("action.class." + errorClass)) missing.add("action.class." + errorClass);
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_key_named_in_the_code_exists() throws IOException {
        Map<String, String> texts = texts("vi");
        Set<String> missing = new TreeSet<>();
        for (String key : found(KEY)) {
            boolean known = key.endsWith(".")
                    ? texts.keySet().stream().anyMatch(text -> text.startsWith(key))
                    : texts.containsKey(key);
            if (!known) missing.add(key);
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_finding_of_the_connection_check_says_what_and_how() throws IOException {
        Set<String> missing = new TreeSet<>();
        Map<String, String> texts = texts("vi");
        Set<String> open = found(Pattern.compile("Finding\\s*\\.(?:warning|missing|notRun)\\([^\"]*?\"([a-z-]+)\""));
        Set<String> done = found(Pattern.compile("Finding\\s*\\.done\\(\\s*\"([a-z-]+)\""));
        assertTrue(open.contains("clock-off") && done.contains("clock-good"), "the search finds the findings");
        for (String code : open) if (!texts.containsKey("minutes.how." + code)) missing.add("minutes.how." + code);
        done.addAll(open);
        for (String code : done) if (!texts.containsKey("minutes.what." + code)) missing.add("minutes.what." + code);
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_text_is_a_pattern_that_can_be_filled() throws IOException {
        for (String language : List.of("vi", "en")) {
            texts(language).forEach((key, text) -> {
                if (key.startsWith("reason.") || key.startsWith("action."))
                    assertTrue(
                            new MessageFormat(text)
                                            .format(new Object[] {"a", "b"})
                                            .length()
                                    > 10,
                            key);
            });
        }
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        for (String source : SourceFiles.under("src/main/java", ".java").values()) {
            Matcher match = pattern.matcher(source);
            while (match.find()) found.add(match.group(1));
        }
        return found;
    }

    private static Set<String> arguments(String text) {
        Set<String> arguments = new TreeSet<>();
        Matcher match = Pattern.compile("\\{(\\d+)").matcher(text);
        while (match.find()) arguments.add(match.group(1));
        return arguments;
    }

    private static Map<String, String> texts(String language) throws IOException {
        Properties read = new Properties();
        try (var file =
                Files.newBufferedReader(SourceFiles.root().resolve(FOLDER + "texts_" + language + ".properties"))) {
            read.load(file);
        }
        Map<String, String> texts = new TreeMap<>();
        read.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }
}
