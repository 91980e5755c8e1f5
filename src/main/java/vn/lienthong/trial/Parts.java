package vn.lienthong.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds what there is against the parts a test names: fields that it does not name do not matter, a list must have as
 * many items, {@code "*"} is anything but nothing. JSON that is written as text is looked into. Numbers and texts of
 * the same writing are the same.
 */
final class Parts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN_CHARS = 300;

    private final Map<String, String> names;

    /** @param names what stands for {@code {name}} in a test */
    Parts(Map<String, String> names) {
        this.names = names;
    }

    /** A part that differs. @param at JSON pointer below what was compared */
    record Difference(String at, String expected, String got) {}

    List<Difference> differences(JsonNode expected, JsonNode actual) {
        List<Difference> found = new ArrayList<>();
        compare("", expected, actual, found);
        return found;
    }

    private void compare(String at, JsonNode expected, JsonNode got, List<Difference> found) {
        JsonNode actual = got;
        if (expected.isContainerNode() && actual.isTextual()) actual = read(actual);
        if (expected.isObject() && actual.isObject()) {
            for (Map.Entry<String, JsonNode> field : expected.properties())
                compare(at + "/" + field.getKey(), field.getValue(), actual.path(field.getKey()), found);
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) compare(at + "/" + i, expected.get(i), actual.get(i), found);
        } else if (!same(expected, actual)) {
            found.add(new Difference(at, shown(expected), shown(actual)));
        }
    }

    private boolean same(JsonNode expected, JsonNode actual) {
        boolean nothing = actual.isMissingNode() || actual.isNull();
        if (expected.isNull()) return nothing;
        if (expected.isContainerNode() || actual.isContainerNode())
            return expected.asText().equals("*") && actual.isContainerNode() && !actual.isEmpty();
        if (expected.asText().equals("*")) return !nothing && !actual.asText().isEmpty();
        return !nothing && filled(expected.asText()).equals(actual.asText());
    }

    String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> name : names.entrySet())
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        return filled;
    }

    /** The same with every name replaced, in all texts. */
    JsonNode filled(JsonNode node) {
        try {
            String text = JSON.writeValueAsString(node);
            for (Map.Entry<String, String> name : names.entrySet()) {
                String written = JSON.writeValueAsString(name.getValue());
                text = text.replace("{" + name.getKey() + "}", written.substring(1, written.length() - 1));
            }
            return JSON.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode read(JsonNode text) {
        try {
            JsonNode inside = JSON.readTree(text.asText());
            return inside.isContainerNode() ? inside : text;
        } catch (JsonProcessingException notJson) {
            return text;
        }
    }

    private String shown(JsonNode node) {
        if (node instanceof MissingNode) return "";
        String text = node.isTextual() ? filled(node.asText()) : filled(node.toString());
        return text.length() > SHOWN_CHARS ? text.substring(0, SHOWN_CHARS) + "…" : text;
    }
}
