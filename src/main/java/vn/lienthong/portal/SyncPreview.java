package vn.lienthong.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;

/**
 * What the daily sync would send of one dossier, by the same mapping; nothing is sent, and only names of fields are
 * told.
 */
public final class SyncPreview {
    private static final String MAPPING = "resource:routes:portal/dossiers.jq";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CamelContext context;

    public SyncPreview(CamelContext context) {
        this.context = context;
    }

    /**
     * @param filled how many fields have a value
     * @param empty names of those that have none
     * @param incomplete whether one is missing that counts for the province's score
     */
    public record Preview(int filled, List<String> empty, boolean incomplete) {}

    /** @param number either number; empty when there is no such dossier */
    public Optional<Preview> of(String number) {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            Exchange found = template.request("portal:look-up", exchange -> exchange.getMessage()
                    .setBody(JSON.createObjectNode().put("number", number)));
            if (found.getException() != null) throw new IllegalStateException("the dossier cannot be read");
            if (!"yes".equals(found.getMessage().getHeader("found"))) return Optional.empty();
            return Optional.of(read(mapped(found.getMessage().getBody(JsonNode.class))));
        } catch (IOException closing) {
            throw new IllegalStateException("the preview cannot be closed");
        }
    }

    private JsonNode mapped(JsonNode record) {
        Exchange exchange = new DefaultExchange(context);
        var body = JSON.createObjectNode().put("update", false);
        body.putArray("dossiers").add(record);
        exchange.getMessage().setBody(body);
        return context.resolveLanguage("jq").createExpression(MAPPING).evaluate(exchange, JsonNode.class);
    }

    private static Preview read(JsonNode sent) {
        List<String> empty = new ArrayList<>();
        int filled = 0;
        for (var field : sent.path("data").path(0).properties()) {
            JsonNode value = field.getValue();
            boolean none =
                    value.isContainerNode() ? value.isEmpty() : value.asText().isEmpty();
            if (none) empty.add(field.getKey());
            else filled++;
        }
        return new Preview(filled, List.copyOf(empty), sent.path("incomplete").asInt() > 0);
    }
}
