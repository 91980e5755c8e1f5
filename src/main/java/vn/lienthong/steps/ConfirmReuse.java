package vn.lienthong.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.queue.NewMessage;

/**
 * {@code dossier:confirm-reuse?next=QUEUE} – only with the citizen's confirmation: notes it in the event log and sends
 * the body on to the queue, in one transaction that is on the disk when this returns. Body: {@code {number, confirmed,
 * confirmedAt, recordedBy, papers: [{code, …}], …}}; sent on with {@code dossier}, its own number, {@code procedure}
 * and {@code request}, its id. Header {@code outcome}: {@code KEPT}, {@code UNKNOWN} (no such dossier) or
 * {@code REFUSED} (not confirmed; this is noted too).
 */
final class ConfirmReuse implements Processor {
    private final DossierServices services;
    private final String next;

    ConfirmReuse(DossierServices services, String next) {
        this.services = services;
        this.next = next;
    }

    @Override
    public void process(Exchange exchange) {
        JsonNode body = Json.body(exchange);
        exchange.getMessage().setHeader("outcome", outcome(exchange, body));
    }

    private String outcome(Exchange exchange, JsonNode body) {
        Optional<Dossier> found = services.queries().find(body.path("number").asText());
        if (found.isEmpty()) return "UNKNOWN";
        Dossier dossier = found.get();
        List<String> papers = new ArrayList<>();
        body.path("papers").forEach(paper -> papers.add(paper.path("code").asText()));
        if (!body.path("confirmed").asBoolean(false)) {
            services.confirmations().refused(dossier, papers);
            return "REFUSED";
        }
        ObjectNode request = body.deepCopy();
        // tells the files of this request from those of another one for the same dossier, to us and to who gets them
        String trace = exchange.getProperty("traceId", "", String.class);
        request.put("dossier", dossier.number())
                .put("procedure", procedure(dossier))
                .put("request", trace);
        NewMessage message = new NewMessage(
                next, dossier.number(), request.toString(), Duration.ZERO, dossier.number() + "/" + next + "/" + trace);
        services.confirmations()
                .keep(
                        dossier,
                        Json.time(body.path("confirmedAt")),
                        body.path("recordedBy").asText(),
                        papers,
                        message);
        exchange.getMessage().setBody(request);
        return "KEPT";
    }

    /** As the portal calls it, where the table says so. */
    private String procedure(Dossier dossier) {
        return services.procedures()
                .find(dossier.procedure())
                .map(ProcedureTable.Procedure::portalProcedure)
                .orElse(dossier.procedure());
    }
}
