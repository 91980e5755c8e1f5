package vn.lienthong.steps;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Dossier;

/**
 * {@code dossier:number} – keeps the number the one-stop system gave, from the body's {@code oneStopNumber}; header
 * {@code oneStopNumber} afterwards.
 */
final class AssignNumber implements Processor {
    private final DossierServices services;

    AssignNumber(DossierServices services) {
        this.services = services;
    }

    @Override
    public void process(Exchange exchange) {
        Dossier dossier = Dossiers.current(exchange, services);
        String number = Json.body(exchange).path("oneStopNumber").asText("");
        var changed = services.changes().assignOneStopNumber(dossier, number, exchange.getFromRouteId());
        Dossiers.take(exchange, changed);
        Dossiers.headers(exchange, changed.dossier());
    }
}
