package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads {@code <hotich><hoso>…}: one element a form field, an address with children. */
final class ClassicForm {
    private ClassicForm() {}

    /** The fields of the {@code hoso} element; empty when the text is not such a document. */
    static Optional<JsonNode> read(String text) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            reader.nextTag();
            if (!reader.getLocalName().equals("hotich")) return Optional.empty();
            JsonNode form = element(reader).path("hoso");
            return form.isObject() ? Optional.of(form) : Optional.empty();
        } catch (XMLStreamException notXml) {
            return Optional.empty();
        }
    }

    private static JsonNode element(XMLStreamReader reader) throws XMLStreamException {
        ObjectNode children = Wire.JSON.createObjectNode();
        StringBuilder text = new StringBuilder();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) children.set(reader.getLocalName(), element(reader));
            else if (reader.isCharacters()) text.append(reader.getText());
        }
        return children.isEmpty() ? Wire.JSON.getNodeFactory().textNode(text.toString()) : children;
    }
}
