package vn.lienthong.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.config.ByteOrderMark;

/**
 * Reads the form ({@code data}): XML with root {@code hoTich}, a JSON object, or a JSON object as text. Whichever it
 * was, the form comes out as one object with a member per field, text composed (NFC) and otherwise unchanged –
 * including anything that looks like a placeholder.
 */
final class FormReader {
    static final String FIELD = "data";
    /** Elements or members a form may have; the decree's longest form has under 200. */
    static final int MAX_FIELDS = 2_000;

    static final int MAX_DEPTH = 20;

    private final StrictJson json;
    private final Set<String> xmlRoots;

    FormReader(StrictJson json) {
        this(json, XmlForm.INTERLINKED_ROOT);
    }

    /** @param xmlRoots names the root element of an XML form may have */
    FormReader(StrictJson json, Set<String> xmlRoots) {
        this.json = json;
        this.xmlRoots = xmlRoots;
    }

    /** A JSON object with every text composed (NFC), as forms are kept. */
    static ObjectNode composed(JsonNode object) throws UnreadableForm {
        return new Composer().object((ObjectNode) object, 1);
    }

    /** The form, or empty after reporting why there is none. */
    Optional<ObjectNode> read(JsonNode data, Findings findings) {
        try {
            return Optional.of(
                    data instanceof ObjectNode object ? new Composer().object(object, 1) : read(data.asText()));
        } catch (UnreadableForm e) {
            findings.invalid(FIELD, e.message());
            return Optional.empty();
        }
    }

    private ObjectNode read(String data) throws UnreadableForm {
        String text = ByteOrderMark.removed(data).strip();
        if (text.startsWith("<")) return XmlForm.read(text, xmlRoots);
        if (!text.startsWith("{")) throw new UnreadableForm("form-kind");
        JsonNode form = json.read(text).orElseThrow(() -> new UnreadableForm("form-json"));
        return new Composer().object((ObjectNode) form, 1);
    }

    /** Copies a JSON form with every text and name composed, counting as it goes. */
    private static final class Composer {
        private int fields;

        ObjectNode object(ObjectNode source, int depth) throws UnreadableForm {
            ObjectNode composed = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : source.properties()) {
                String name = Characters.composed(member.getKey());
                if (composed.has(name)) throw new UnreadableForm("form-json");
                composed.set(name, value(member.getValue(), depth));
            }
            return composed;
        }

        private JsonNode value(JsonNode source, int depth) throws UnreadableForm {
            if (++fields > MAX_FIELDS || depth > MAX_DEPTH) throw new UnreadableForm("form-size");
            if (source instanceof ObjectNode object) return object(object, depth + 1);
            if (source instanceof ArrayNode array) {
                ArrayNode composed = JsonNodeFactory.instance.arrayNode();
                for (JsonNode item : array) composed.add(value(item, depth + 1));
                return composed;
            }
            return source.isTextual()
                    ? JsonNodeFactory.instance.textNode(Characters.composed(source.textValue()))
                    : source;
        }
    }
}
