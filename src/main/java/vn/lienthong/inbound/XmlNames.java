package vn.lienthong.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.regex.Pattern;

/** Whether a form can be written as XML: every field name an element's, every text within XML 1.0. */
final class XmlNames {
    /** Narrower than XML: a letter, then letters, digits, {@code _ - .}; no form has others. */
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{Nd}_.-]*");

    private XmlNames() {}

    static boolean fit(JsonNode node) {
        if (node.isTextual()) return Characters.areXmlText(node.textValue());
        if (node instanceof ArrayNode items) {
            for (JsonNode item : items) if (item.isArray() || !fit(item)) return false;
        }
        return node.properties().stream()
                .allMatch(member -> NAME.matcher(member.getKey()).matches() && fit(member.getValue()));
    }
}
