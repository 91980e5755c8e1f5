package vn.lienthong.portal.figures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.QueueConsumer;
import vn.lienthong.queue.Step;

/**
 * {@code statistics:WORD} – what a route can say about the monthly figures. The body of every word is {@code {period}},
 * as {@code yyyy-MM}:
 *
 * <ul>
 *   <li>{@code statistics:months}: body = a list of the months to look at, the last one and those before it that may
 *       have been corrected
 *   <li>{@code statistics:freeze}: freezes the month with this step's commit; ends the route when it was sent and says
 *       the same
 *   <li>{@code statistics:read}: body = the newest revision, percentages as text; ends the route when it was sent
 *   <li>{@code statistics:sent}: notes that the revision in the header {@code version} was taken
 * </ul>
 */
public final class StatisticsComponent extends DefaultComponent {
    private final MonthlyFigures figures;
    private final int corrections;

    /** @param corrections months before the last one that are looked at again */
    public StatisticsComponent(MonthlyFigures figures, int corrections) {
        this.figures = figures;
        this.corrections = corrections;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String word, Map<String, Object> parameters) {
        return new ProcessorEndpoint(uri, this, processor(word));
    }

    private Processor processor(String word) {
        return switch (word) {
            case "months" -> this::months;
            case "freeze" -> this::freeze;
            case "read" -> this::read;
            case "sent" -> this::sent;
            default -> throw new IllegalArgumentException("statistics: knows no word " + word);
        };
    }

    private void months(Exchange exchange) {
        ArrayNode months = JsonNodeFactory.instance.arrayNode();
        for (int back = corrections; back >= 0; back--)
            months.addObject()
                    .put("period", figures.lastMonth().minusMonths(back).toString());
        exchange.getMessage().setBody(months);
    }

    private void freeze(Exchange exchange) {
        MonthlyFigures.Freezing freezing = figures.freeze(period(exchange), exchange.getFromRouteId());
        step(exchange, freezing.effects());
        if (freezing.toSend().isEmpty()) exchange.setRouteStop(true);
        else exchange.getMessage().setHeader("version", freezing.toSend().get().revision());
    }

    private void read(Exchange exchange) {
        Optional<PeriodFigures> newest =
                figures.frozen(period(exchange), null).filter(revision -> revision.sentAt() == null);
        if (newest.isEmpty()) {
            exchange.setRouteStop(true);
            return;
        }
        Message message = exchange.getMessage();
        message.setHeader("period", newest.get().period().toString());
        message.setHeader("version", newest.get().revision());
        message.setBody(FiguresJson.texts(newest.get()));
    }

    private void sent(Exchange exchange) {
        Message message = exchange.getMessage();
        YearMonth period = YearMonth.parse(message.getHeader("period", String.class));
        int revision = message.getHeader("version", Integer.class);
        PeriodFigures sent = figures.frozen(period, revision)
                .orElseThrow(() -> new IllegalStateException("no such revision: " + period + " " + revision));
        step(exchange, figures.sent(sent, exchange.getFromRouteId()));
    }

    private static YearMonth period(Exchange exchange) {
        JsonNode body = exchange.getMessage().getBody(JsonNode.class);
        return YearMonth.parse(body.path("period").asText());
    }

    private static void step(Exchange exchange, List<Effect> effects) {
        Step step = QueueConsumer.step(exchange);
        if (step == null) throw new IllegalStateException("only within a step that a queue started");
        effects.forEach(step::add);
    }
}
