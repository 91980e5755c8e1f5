package vn.lienthong.steps;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Dossier;

/**
 * {@code dossier:look-up} – the dossier of the number in the body ({@code {number}}, either one) as {@code dossier:read}
 * gives it, outside of a step. Header {@code found}: yes, or no and the body stays.
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
        found.ifPresent(dossier -> exchange.getMessage().setBody(read.json(dossier, Json.object())));
    }
}
