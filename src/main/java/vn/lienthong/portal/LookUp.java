package vn.lienthong.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierStore;
import vn.lienthong.queue.StepFailure;

/**
 * {@code portal:look-up} – the dossier of the number in the body ({@code {number}}, either one) as
 * {@link PortalRecords} gives it, outside of a step. Header {@code found}: yes, or no and the body stays. Five reads,
 * each along an index, whatever the number of dossiers: the row, its form, its papers, its result, its statuses; a
 * sixth, the last appointment, while the dossier has none running.
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
        Optional<JsonNode> whole = found.flatMap(this::whole);
        exchange.getMessage().setHeader("found", whole.isPresent() ? "yes" : "no");
        whole.ifPresent(exchange.getMessage()::setBody);
    }

    /** Of a dossier whose personal data was removed there is nothing to tell any more. */
    private Optional<JsonNode> whole(Dossier dossier) {
        try {
            return Optional.of(records.whole(dossier));
        } catch (StepFailure failure) {
            if (failure.reason().equals(DossierStore.PURGED_REASON)) return Optional.empty();
            throw failure;
        }
    }
}
