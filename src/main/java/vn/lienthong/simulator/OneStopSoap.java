package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Function;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The one-stop system's SOAP door ({@code POST /soap}, SOAP 1.1, document/literal): {@code nhanHoSo} takes a dossier,
 * {@code capNhatTrangThai} a status. The same system is behind it as behind the JSON paths; what that answers with 4xx
 * is a fault of the caller's.
 */
final class OneStopSoap {
    static final String PATH = "/soap";
    static final String NAMESPACE = "urn:mot-cua:tiep-nhan";
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final Set<String> OPERATIONS = Set.of("nhanHoSo", "capNhatTrangThai");

    private final Function<Request, Answer> system;

    OneStopSoap(Function<Request, Answer> system) {
        this.system = system;
    }

    Answer answer(Request request) {
        Element call;
        try {
            call = call(request.body());
        } catch (SAXException | IOException | ParserConfigurationException notSoap) {
            return fault("Client");
        }
        String operation = call.getLocalName();
        String action = request.header("soapaction").replace("\"", "");
        if (!OPERATIONS.contains(operation)
                || !NAMESPACE.equals(call.getNamespaceURI())
                || !action.equals(NAMESPACE + "#" + operation)) return fault("Client");
        ObjectNode fields = fields(call);
        String path = operation.equals("nhanHoSo")
                ? "/dossiers"
                : "/dossiers/" + fields.path("maHoSo").asText() + "/statuses";
        Answer answer = system.apply(request.at(path, fields.toString()));
        if (answer.status() == 401) return answer;
        if (answer.status() >= 500) return fault("Server");
        if (answer.status() >= 400) return fault("Client");
        JsonNode given = Wire.object(answer.body());
        return envelope(
                200,
                "<m:" + operation + "Response xmlns:m=\"" + NAMESPACE + "\"><m:maHoSo>"
                        + given.path("maHoSo").asText() + "</m:maHoSo></m:" + operation + "Response>");
    }

    private static Element call(String xml) throws SAXException, IOException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        Element envelope = builder.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        Node body = envelope.getElementsByTagNameNS(SOAP, "Body").item(0);
        Node call = body == null ? null : body.getFirstChild();
        if (call instanceof Element element) return element;
        throw new SAXException("no call");
    }

    /** Only what has no elements below it: the system behind wants no more. */
    private static ObjectNode fields(Element call) {
        ObjectNode fields = Wire.JSON.createObjectNode();
        for (Node child = call.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && element.getElementsByTagName("*").getLength() == 0)
                fields.put(element.getLocalName(), element.getTextContent());
        }
        return fields.put("digest", Wire.sha256(call.getTextContent()));
    }

    private static Answer fault(String side) {
        return envelope(
                500,
                "<soap:Fault><faultcode>soap:" + side
                        + "</faultcode><faultstring>Không xử lý được</faultstring></soap:Fault>");
    }

    private static Answer envelope(int status, String body) {
        return new Answer(
                status,
                "text/xml; charset=utf-8",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soap:Envelope xmlns:soap=\"" + SOAP + "\"><soap:Body>"
                        + body + "</soap:Body></soap:Envelope>");
    }
}
