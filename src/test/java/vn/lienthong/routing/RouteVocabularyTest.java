package vn.lienthong.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Status;
import vn.lienthong.dossier.StatusTable;
import vn.lienthong.partner.PartnerEndpoint;
import vn.lienthong.queue.QueueEndpoint;
import vn.lienthong.steps.JqVocabulary;

/** What {@code routes/README.md} documents, the check knows, and the components have, is the same. */
class RouteVocabularyTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z-]+):([^`]+)` \\| (from|to) \\| ([^|]*)\\|", Pattern.MULTILINE);

    @Test
    void the_documented_words_are_those_that_exist() throws Exception {
        Set<String> documented = new TreeSet<>();
        var row = ROW.matcher(readme());
        while (row.find()) {
            documented.add(row.group(1) + ":" + row.group(2) + " " + row.group(3) + " " + options(row.group(4)));
        }
        Set<String> known = RouteWord.all().stream()
                .map(word -> word.scheme() + ":" + (isStatus(word.name()) ? "STATUS" : word.name())
                        + (word.from() ? " from " : " to ") + marked(word))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(known, documented);
    }

    private static Set<String> options(String cell) {
        return Arrays.stream(cell.split(","))
                .map(option -> option.replace("`", "").strip())
                .filter(option -> !option.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> marked(RouteWord word) {
        return word.options().stream()
                .map(option -> word.required().contains(option) ? "**" + option + "**" : option)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isStatus(String name) {
        return Arrays.stream(Status.values()).anyMatch(status -> status.name().equals(name));
    }

    @Test
    void every_status_is_documented() throws Exception {
        String readme = readme();
        for (Status status : Status.values()) assertTrue(readme.contains(status.name()), status.name());
    }

    @Test
    void the_options_of_a_queue_are_those_of_its_endpoint() {
        Set<String> known = new TreeSet<>();
        RouteWord.all().stream()
                .filter(word -> word.scheme().equals("queue"))
                .forEach(word -> known.addAll(word.options()));
        assertEquals(setters(QueueEndpoint.class), known);
    }

    @Test
    void the_options_of_a_partner_are_those_of_its_endpoint() {
        Set<String> known = new TreeSet<>();
        RouteWord.all().stream()
                .filter(word -> word.scheme().equals("partner"))
                .forEach(word -> known.addAll(word.options()));
        assertEquals(setters(PartnerEndpoint.class), known);
    }

    @Test
    void the_documented_words_of_mappings_are_those_that_exist() throws Exception {
        Set<String> documented = Pattern.compile("^\\| `([a-z_]+)` \\|", Pattern.MULTILINE)
                .matcher(readme())
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
        assertEquals(
                JqVocabulary.of(
                                StatusTable.shipped(),
                                new vn.lienthong.config.RouteFiles(java.nio.file.Path.of("routes"), "none"))
                        .keySet(),
                documented);
    }

    private static Set<String> setters(Class<?> endpoint) {
        return Arrays.stream(endpoint.getDeclaredMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("set"))
                .map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String readme() throws Exception {
        return Files.readString(Path.of("routes/README.md"));
    }
}
