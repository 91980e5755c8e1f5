package vn.lienthong.steps;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries.StatusEntry;

/**
 * {@code dossier:look-up} – the dossier of the number in the body ({@code {number}}, either one) as {@code dossier:read}
 * gives it, outside of a step, with {@code statuses[] {status, version, at, by, title, unit, note, reason, deadline}},
 * oldest first. Header {@code found}: yes, or no and the body stays. Five reads, each along an index, whatever the
 * number of dossiers: the row, its form, its papers, its result, its statuses.
 */
final class LookUp implements Processor {
    private final DossierServices services;
    private final Read read;

    LookUp(DossierServices services, Read read) {
        this.services = services;
        this.read = read;
    }

    @Override
    public void process(Exchange exchange) {
        String number = Json.body(exchange).path("number").asText();
        Optional<Dossier> found = services.queries().find(number);
        exchange.getMessage().setHeader("found", found.isPresent() ? "yes" : "no");
        found.ifPresent(dossier -> exchange.getMessage().setBody(json(dossier)));
    }

    private ObjectNode json(Dossier dossier) {
        ObjectNode json = read.json(dossier, Json.object());
        ArrayNode statuses = json.putArray("statuses");
        for (StatusEntry entry : services.queries().statuses(dossier)) {
            ObjectNode status = statuses.addObject()
                    .put("status", entry.status().name())
                    .put("version", entry.version())
                    .put("at", entry.at().toString());
            status.setAll(StatusRecord.detail(entry.detail()));
        }
        return json;
    }
}
