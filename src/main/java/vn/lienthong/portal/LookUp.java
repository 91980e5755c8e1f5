package vn.lienthong.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Dossier;

/**
 * {@code portal:look-up} – the dossier of the number in the body ({@code {number}}, either one) as {@link PortalRecords}
 * gives it, outside of a step. Header {@code found}: yes, or no and the body stays. Five reads, each along an index,
 * whatever the number of dossiers: the row, its form, its papers, its result, its statuses; a sixth, the last
 * appointment, while the dossier has none running.
 */
final class LookUp implements Processor {
    private final PortalServices services;
    private final PortalRecords records;

    LookUp(PortalServices services) {
        this.services = services;
        this.records = new PortalRecords(services);
    }

    @Override
    public void process(Exchange exchange) {
        String number = exchange.getMessage().getBody() instanceof JsonNode body
                ? body.path("number").asText()
                : "";
        Optional<Dossier> found = services.queries().find(number);
        exchange.getMessage().setHeader("found", found.isPresent() ? "yes" : "no");
        found.ifPresent(dossier -> exchange.getMessage().setBody(records.whole(dossier)));
    }
}
