package vn.lienthong.portal.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.QueueConsumer;
import vn.lienthong.queue.Step;
import vn.lienthong.queue.StepFailure;

/**
 * {@code catalogue:WORD} – what a route can say about the portal's code lists:
 *
 * <ul>
 *   <li>{@code catalogue:lists}: body = what is to be fetched, {@code [{line, order: {list, procedure, at}}, …]}
 * <li>{@code catalogue:due}: body before = an order; headers {@code list} and {@code service}; ends the route when the
 * list is off by now or was fetched since the order was made <li>{@code catalogue:keep}: body =
 * {@code [{code, name, content}, …]} of the list in the header {@code list}; header {@code outcome} afterwards:
 * APPLIED, UNCHANGED or HELD <li>{@code catalogue:offer}: body = the list in the header {@code list} for the one-stop
 * system, with its ETag; 304 where that is known; header {@code outcome} afterwards: OFFERED, KNOWN or NONE
 * </ul>
 */
public final class CatalogueComponent extends DefaultComponent {
    private static final String LIST = "list";
    private static final String OUTCOME = "outcome";
    private static final int NOT_MODIFIED = 304;

    private final Catalogues catalogues;
    private final CatalogueLists lists;
    private final CatalogueOrders orders;
    private final CatalogueOffer offer;

    public CatalogueComponent(
            Catalogues catalogues, CatalogueLists lists, CatalogueOrders orders, CatalogueOffer offer) {
        this.catalogues = catalogues;
        this.lists = lists;
        this.orders = orders;
        this.offer = offer;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String word, Map<String, Object> parameters) {
        return new ProcessorEndpoint(uri, this, processor(word));
    }

    private Processor processor(String word) {
        return switch (word) {
            case "lists" -> this::lists;
            case "due" -> this::due;
            case "keep" -> this::keep;
            case "offer" -> this::offer;
            default -> throw new IllegalArgumentException("catalogue: knows no word " + word);
        };
    }

    private void lists(Exchange exchange) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        orders.all().forEach(order -> all.addObject().put("line", order.line()).set("order", order.body()));
        exchange.getMessage().setBody(all);
    }

    private void due(Exchange exchange) {
        JsonNode order = exchange.getMessage().getBody(JsonNode.class);
        String list = order.path(LIST).asText();
        Optional<String> service = lists.service(list);
        if (service.isEmpty() || fetchedSince(order)) {
            exchange.setRouteStop(true);
            return;
        }
        exchange.getMessage().setHeader(LIST, list);
        exchange.getMessage().setHeader("service", service.get());
    }

    /** Processes whose clocks struck together order the same; a part says nothing of the other parts. */
    private boolean fetchedSince(JsonNode order) {
        if (order.has("procedure")) return false;
        Instant fetchedAt = catalogues.state(order.path(LIST).asText()).fetchedAt();
        return fetchedAt != null
                && !fetchedAt.isBefore(Instant.parse(order.path("at").asText()));
    }

    private void keep(Exchange exchange) {
        Message message = exchange.getMessage();
        String list = message.getHeader(LIST, String.class);
        boolean whole = !list.equals(CatalogueLists.PROCEDURE_DETAILS);
        Catalogues.Kept kept =
                catalogues.keep(list, entries(list, message.getBody(JsonNode.class)), whole, exchange.getFromRouteId());
        Step step = QueueConsumer.step(exchange);
        if (step == null) throw new IllegalStateException("only within a step that a queue started");
        kept.effects().forEach(step::add);
        message.setHeader(OUTCOME, kept.outcome().name());
    }

    private static List<Entry> entries(String list, JsonNode body) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode one : body) {
            String code = one.path("code").asText("").strip();
            if (code.isEmpty() || !one.path("content").isObject())
                throw new StepFailure(ErrorClass.PARTNER_REFUSED, "portal", "catalogue.entry-without-code", list);
            entries.add(Entry.of(list, code, one.path("name").asText(""), one.path("content")));
        }
        return entries;
    }

    private void offer(Exchange exchange) {
        Message message = exchange.getMessage();
        Optional<CatalogueOffer.Offered> offered = offer.of(message.getHeader(LIST, "", String.class));
        String known = message.getHeader("If-None-Match", String.class);
        message.removeHeaders("*");
        message.setBody(null);
        if (offered.isEmpty()) {
            message.setHeader(OUTCOME, "NONE");
            return;
        }
        message.setHeader("ETag", offered.get().tag());
        message.setHeader("Cache-Control", "no-cache");
        boolean same = offered.get().isKnownTo(known);
        message.setHeader(OUTCOME, same ? "KNOWN" : "OFFERED");
        if (same) {
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, NOT_MODIFIED);
            return;
        }
        message.setHeader(Exchange.CONTENT_TYPE, "application/json; charset=utf-8");
        message.setBody(offered.get().body());
    }
}
