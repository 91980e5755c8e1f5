package vn.lienthong.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What stands in the body of a SOAP message, as JSON: an element is a member by its local name, text is text, repeated
 * elements are an array; attributes and name spaces are dropped. A document type is refused before the parser sees it,
 * so there are no entities beyond XML's five and nothing is fetched from anywhere.
 *
 * @param body the first element inside {@code Body}, under its name; never null
 */
public record SoapAnswer(ObjectNode body) {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_ELEMENTS = 10_000;

    /** Not SOAP. Says nothing of the content, which may hold personal data. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable() {
            super("not a SOAP answer", null, false, false);
        }
    }

    public static SoapAnswer read(byte[] answer) throws Unreadable {
        // in CDATA it would be harmless, and no partner has any use for it there
        if (new String(answer, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")) throw new Unreadable();
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(answer), "UTF-8");
            try {
                return new SoapAnswer(body(reader));
            } finally {
                reader.close();
            }
        } catch (XMLStreamException notXml) {
            throw new Unreadable();
        }
    }

    /** Whether the partner refused what we sent, as opposed to having failed itself. */
    boolean refused() {
        String code = body.path("Fault").path("faultcode").asText("");
        return code.endsWith("Client") || code.contains("Client.");
    }

    boolean fault() {
        return body.has("Fault");
    }

    private static ObjectNode body(XMLStreamReader reader) throws XMLStreamException, Unreadable {
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            // the prolog: declaration, comments
        }
        if (!reader.getLocalName().equals("Envelope")) throw new Unreadable();
        JsonNode envelope = element(reader, 1, new int[1]);
        while (reader.hasNext()) reader.next();
        if (envelope.path("Body") instanceof ObjectNode body) return body;
        throw new Unreadable();
    }

    private static JsonNode element(XMLStreamReader reader, int depth, int[] elements)
            throws XMLStreamException, Unreadable {
        if (++elements[0] > MAX_ELEMENTS || depth > MAX_DEPTH) throw new Unreadable();
        ObjectNode children = JsonNodeFactory.instance.objectNode();
        StringBuilder text = new StringBuilder();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT ->
                    add(children, reader.getLocalName(), element(reader, depth + 1, elements));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new Unreadable();
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
        return children.isEmpty()
                ? JsonNodeFactory.instance.textNode(text.toString().strip())
                : children;
    }

    private static void add(ObjectNode parent, String name, JsonNode value) {
        JsonNode before = parent.get(name);
        if (before == null) parent.set(name, value);
        else if (before instanceof ArrayNode several) several.add(value);
        else parent.putArray(name).add(before).add(value);
    }

    /** A new one each time: the platform's keeps a reference to its first reader, and so to somebody's data. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }
}
