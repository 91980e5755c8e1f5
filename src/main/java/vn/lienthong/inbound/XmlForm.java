package vn.lienthong.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the XML form with a parser of our own making: no document type, so no entities beyond XML's five and nothing
 * fetched from anywhere. Attributes, comments, processing instructions and the declared encoding (it is text already)
 * do not matter; name spaces are dropped.
 */
final class XmlForm {
    static final Set<String> INTERLINKED_ROOT = Set.of("hoTich");
    /** The registry's classic service spells it in lower case. */
    static final Set<String> ANY_ROOT = Set.of("hoTich", "hotich");

    private final XMLStreamReader reader;
    private int elements;

    private XmlForm(XMLStreamReader reader) {
        this.reader = reader;
    }

    static ObjectNode read(String text, Set<String> roots) throws UnreadableForm {
        // the parser must not even look at these: on bad characters in a DOCTYPE the platform's own fails inside
        if (!Characters.areXmlText(text)) throw new UnreadableForm("form-characters");
        if (declaresDocumentType(text)) throw new UnreadableForm("form-doctype");
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text));
            try {
                return new XmlForm(reader).form(roots);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new UnreadableForm("form-xml");
        }
    }

    /** Whether a DOCTYPE stands before the root element, behind any comments and processing instructions. */
    private static boolean declaresDocumentType(String text) {
        int at = text.indexOf('<');
        while (at >= 0 && (text.startsWith("<?", at) || text.startsWith("<!--", at))) {
            String end = text.startsWith("<?", at) ? "?>" : "-->";
            int closed = text.indexOf(end, at + 2);
            at = closed < 0 ? -1 : text.indexOf('<', closed);
        }
        return at >= 0 && text.startsWith("<!", at);
    }

    private ObjectNode form(Set<String> roots) throws XMLStreamException, UnreadableForm {
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            // the prolog: declaration, comments, processing instructions
        }
        if (!roots.contains(reader.getLocalName())) throw new UnreadableForm("form-root");
        JsonNode root = element(1);
        while (reader.hasNext()) reader.next();
        if (root instanceof ObjectNode form) return form;
        throw new UnreadableForm("form-empty");
    }

    /** From a start tag to its end tag: text, or an object when there are elements inside. */
    private JsonNode element(int depth) throws XMLStreamException, UnreadableForm {
        if (++elements > FormReader.MAX_FIELDS || depth > FormReader.MAX_DEPTH) throw new UnreadableForm("form-size");
        ObjectNode children = JsonNodeFactory.instance.objectNode();
        StringBuilder text = new StringBuilder();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = Characters.composed(reader.getLocalName());
                    add(children, name, element(depth + 1));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new UnreadableForm("form-doctype");
                default -> {
                    // comments and processing instructions say nothing about the field
                }
            }
        }
        if (children.isEmpty()) return JsonNodeFactory.instance.textNode(checked(text.toString()));
        if (!text.toString().isBlank()) throw new UnreadableForm("form-mixed");
        return children;
    }

    private static void add(ObjectNode parent, String name, JsonNode value) {
        JsonNode before = parent.get(name);
        if (before == null) {
            parent.set(name, value);
        } else if (before instanceof ArrayNode several) {
            several.add(value);
        } else {
            parent.putArray(name).add(before).add(value);
        }
    }

    /** XML 1.1 would let control characters in by reference. */
    private static String checked(String text) throws UnreadableForm {
        if (!Characters.areXmlText(text)) throw new UnreadableForm("form-characters");
        return Characters.composed(text);
    }

    /** A new one each time: the platform's keeps a reference to its first reader, and so to somebody's form. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }
}
