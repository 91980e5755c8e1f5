package vn.lienthong.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import vn.lienthong.queue.QueueConsumer;
import vn.lienthong.steps.ScheduleComponent;

/** The words that start runs and cut them into pages and chunks. */
final class PageWords {
    /** Dossiers of one page: read at once, so a run needs no more memory than this however long it is. */
    static final int PAGE = 500;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PortalServices services;
    private final PortalTables tables;

    PageWords(PortalServices services) {
        this.services = services;
        this.tables = new PortalTables(services.dataSource());
    }

    /**
     * {@code portal:start-daily?kind=} – the day's run, unless it was begun; later, while an operator's is under way.
     */
    void startDaily(Exchange exchange, RunKind kind) {
        services.runs().startDaily(kind, ScheduleComponent.due(exchange, services.clock()));
    }

    /** {@code portal:under-way?kind=} – header {@code underWay}: whether a run of this kind is at work. */
    void underWay(Exchange exchange, RunKind kind) {
        exchange.getMessage().setHeader("underWay", services.runs().isUnderWay(kind));
    }

    /**
     * {@code portal:page?kind=&chunk=} – body before: {@code {run, after}}; afterwards {@code {chunks: [{line, body}],
     * next}}, {@code next} the body of the next page's message, missing after the last one.
     */
    void page(Exchange exchange, RunKind kind, int chunk) {
        JsonNode message = exchange.getMessage().getBody(JsonNode.class);
        long run = message.path("run").asLong();
        long after = message.path("after").asLong();
        long last = tables.lastDossier(run);
        List<PortalTables.Found> found =
                kind == RunKind.DOSSIERS ? tables.unsent(after, last, PAGE) : tables.progressDue(after, last, PAGE);
        boolean more = found.size() == PAGE;
        ObjectNode page = JSON.createObjectNode();
        ArrayNode chunks = page.putArray("chunks");
        for (boolean known : new boolean[] {false, true}) {
            List<String> numbers = found.stream()
                    .filter(one -> one.known() == known)
                    .map(PortalTables.Found::number)
                    .toList();
            for (int from = 0; from < numbers.size(); from += chunk) {
                List<String> some = new ArrayList<>(numbers.subList(from, Math.min(numbers.size(), from + chunk)));
                chunks.add(new Chunk(run, known, 0, false, some).message());
            }
        }
        if (more)
            page.putObject("next")
                    .put("run", run)
                    .put("after", found.get(found.size() - 1).id());
        QueueConsumer.step(exchange)
                .add(new RunMoved(run, found.size(), !more, 0, services.clock().instant()));
        exchange.getMessage().setBody(page);
    }
}
