package vn.lienthong.routing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.internal.tree.FunctionCall;
import net.thisptr.jackson.jq.internal.tree.FunctionDefinition;
import vn.lienthong.steps.JqVocabulary;

/**
 * The words that a mapping uses. jackson-jq looks a word up when it comes to it, so a misspelt one compiles and fails
 * on the first dossier; its syntax tree is private, and is read as it lies in memory.
 */
final class JqWords {
    private static final String TREE = "net.thisptr.jackson.jq.";
    private static final Set<String> KNOWN = known();

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> called = new TreeSet<>();
    private final Set<String> defined = new HashSet<>();

    private JqWords() {}

    /** The first word, by the alphabet, that neither jq nor we have and the mapping does not define. */
    static Optional<String> unknownIn(JsonQuery mapping) {
        JqWords words = new JqWords();
        try {
            words.read(mapping);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("jackson-jq is not as it was", e);
        }
        return words.called.stream()
                .filter(word -> !KNOWN.contains(word) && !words.defined.contains(word))
                .findFirst();
    }

    private void read(Object node) throws IllegalAccessException {
        if (node instanceof Collection<?> several) {
            for (Object one : several) read(one);
            return;
        }
        if (node == null || !node.getClass().getName().startsWith(TREE) || node instanceof Enum || !seen.add(node))
            return;
        for (Class<?> type = node.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) continue;
                field.setAccessible(true);
                Object value = field.get(node);
                note(node, field.getName(), value);
                read(value);
            }
        }
    }

    private void note(Object node, String field, Object value) {
        if (node instanceof FunctionCall && field.equals("name")) called.add((String) value);
        if (!(node instanceof FunctionDefinition)) return;
        if (field.equals("fname")) defined.add((String) value);
        if (field.equals("args")) ((List<?>) value).forEach(argument -> defined.add((String) argument));
    }

    private static Set<String> known() {
        Set<String> known = listed();
        known.addAll(JqVocabulary.WORDS);
        return known;
    }

    /** What jackson-jq and camel-jq bring. */
    static Set<String> listed() {
        Set<String> listed = new HashSet<>();
        try (InputStream in = JqWords.class.getResourceAsStream("/routing/jq-words.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> listed.addAll(List.of(line.split(" "))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return listed;
    }
}
