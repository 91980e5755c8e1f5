package vn.lienthong.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.camel.Exchange;

/** The body of a step as JSON. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static JsonNode body(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        return body instanceof JsonNode json ? json : MAPPER.createObjectNode();
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An ISO 8601 time, or null where there is none that can be read. */
    static Instant time(JsonNode text) {
        if (!text.isTextual() || text.asText().isEmpty()) return null;
        try {
            return Instant.parse(text.asText());
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
