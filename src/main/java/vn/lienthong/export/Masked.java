package vn.lienthong.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON that shows which fields there are and not what is in them; what is empty stays so. */
final class Masked {
    static final String VALUE = "***";

    private Masked() {}

    static JsonNode of(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(member -> masked.set(member.getKey(), of(member.getValue())));
            return masked;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> masked.add(of(element)));
            return masked;
        }
        return node.isNull() || node.asText().isEmpty() ? node : JsonNodeFactory.instance.textNode(VALUE);
    }
}
