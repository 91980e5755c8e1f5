package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What every item sent to the portal must be: all values text, dates of 14 digits, the required fields there. */
final class PortalContent {
    private static final Pattern DATE = Pattern.compile("\\d{14}");

    private PortalContent() {}

    /** The first field that is wrong: its path, no value. */
    static Optional<String> fault(JsonNode item, List<String> required, List<String> dates) {
        for (String field : required) if (Wire.text(item, field).isEmpty()) return Optional.of(field);
        for (String field : dates) {
            String date = Wire.text(item, field);
            if (!date.isEmpty() && !DATE.matcher(date).matches()) return Optional.of(field);
        }
        return notText(item, "");
    }

    private static Optional<String> notText(JsonNode node, String path) {
        if (node.isTextual()) return Optional.empty();
        if (node.isArray()) {
            for (JsonNode child : node) {
                Optional<String> found = notText(child, path + "[]");
                if (found.isPresent()) return found;
            }
            return Optional.empty();
        }
        if (!node.isObject()) return Optional.of(path);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            Optional<String> found = notText(field.getValue(), path + "." + field.getKey());
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }
}
