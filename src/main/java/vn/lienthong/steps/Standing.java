package vn.lienthong.steps;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries.StatusEntry;

/** {@code dossier:standing} – body = the record of the status the dossier stands in, as it was first sent on. */
final class Standing implements Processor {
    private final DossierServices services;

    Standing(DossierServices services) {
        this.services = services;
    }

    @Override
    public void process(Exchange exchange) {
        Dossier dossier = Dossiers.current(exchange, services);
        List<StatusEntry> statuses = services.queries().statuses(dossier);
        StatusEntry last = statuses.get(statuses.size() - 1);
        exchange.getMessage().setBody(StatusRecord.of(dossier, last.at(), last.detail()));
        Dossiers.headers(exchange, dossier);
    }
}
