package vn.lienthong.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import vn.lienthong.dossier.WrittenTime;

/**
 * Reads the body of a request that states something of a dossier, a decision or a status, or refuses it naming every
 * field that is wrong. Safe for use by many threads.
 */
final class StatementReader {
    private final BodyReader bodies;
    private final List<String> times;

    /**
     * @param times fields ({@code a} or {@code a.b}) that, when not empty, must be a time as {@link WrittenTime} reads
     *     it
     */
    StatementReader(OpenApiDescription description, InboundLimits limits, String operation, List<String> times) {
        bodies = new BodyReader(description, limits, operation);
        this.times = times;
    }

    /**
     * @return the body, every text of it in NFC
     * @throws Refused with the answer for the sender
     */
    ObjectNode read(byte[] bytes) {
        JsonNode body = bodies.read(bytes);
        Findings findings = new Findings();
        for (String field : times) {
            String time = body.at("/" + field.replace('.', '/')).asText("");
            if (!time.isEmpty() && WrittenTime.read(time).isEmpty()) findings.invalid(field, "moment");
        }
        findings.refuseIfAny();
        return composed((ObjectNode) body);
    }

    private static ObjectNode composed(ObjectNode body) {
        ObjectNode composed = body.objectNode();
        body.properties().forEach(field -> composed.set(field.getKey(), composed(field.getValue())));
        return composed;
    }

    private static JsonNode composed(JsonNode value) {
        if (value instanceof TextNode text) return TextNode.valueOf(Characters.composed(text.asText()));
        if (value instanceof ObjectNode object) return composed(object);
        if (!(value instanceof ArrayNode array)) return value;
        ArrayNode composed = array.arrayNode();
        array.forEach(element -> composed.add(composed(element)));
        return composed;
    }
}
