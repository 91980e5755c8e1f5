package vn.lienthong.steps;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * JSON written as XML: a member is an element, an object its children, an array the element repeated, null an empty
 * element. Text is escaped by the XML writer, and nothing else can become markup.
 */
public final class XmlText {
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{Nd}_.-]*");

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    private final XMLStreamWriter writer;

    private XmlText(XMLStreamWriter writer) {
        this.writer = writer;
    }

    /** @throws IllegalArgumentException when there is not exactly one root, or a name or text that XML cannot hold */
    static String of(JsonNode document) {
        if (!document.isObject() || document.size() != 1) throw new IllegalArgumentException("XML needs one root");
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new XmlText(writer).members(document);
            writer.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("writing to memory cannot fail", impossible);
        }
        return text.toString();
    }

    /**
     * A SOAP 1.1 envelope around {@code {namespace, body}}: the body's one member and all below it are in that name
     * space.
     *
     * @throws IllegalArgumentException as {@link #of}, and without a name space
     */
    public static String soap(JsonNode call) {
        String namespace = call.path("namespace").asText("");
        JsonNode body = call.path("body");
        if (namespace.isEmpty() || !body.isObject() || body.size() != 1)
            throw new IllegalArgumentException("SOAP needs a name space and one element");
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
            writer.writeStartElement("soap", "Envelope", SOAP);
            writer.writeNamespace("soap", SOAP);
            writer.writeDefaultNamespace(checked(namespace));
            writer.writeStartElement("soap", "Body", SOAP);
            new XmlText(writer).members(body);
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("writing to memory cannot fail", impossible);
        }
        return text.toString();
    }

    private void members(JsonNode object) throws XMLStreamException {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getValue().isArray()) {
                for (JsonNode item : member.getValue()) element(member.getKey(), item);
            } else {
                element(member.getKey(), member.getValue());
            }
        }
    }

    private void element(String name, JsonNode value) throws XMLStreamException {
        // without the name: it may be anything a sender chose
        if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("not an XML name");
        writer.writeStartElement(name);
        if (value.isObject()) members(value);
        else if (!value.isNull()) writer.writeCharacters(checked(value.asText()));
        writer.writeEndElement();
    }

    /** Characters of XML 1.0 (its section 2.2). */
    private static String checked(String text) {
        boolean fits = text.codePoints()
                .allMatch(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || c >= 0x20 && c <= 0xD7FF
                        || c >= 0xE000 && c <= 0xFFFD
                        || c >= 0x10000);
        if (!fits) throw new IllegalArgumentException("a character that XML cannot hold");
        return text;
    }
}
