package vn.lienthong.steps;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.Status;
import vn.lienthong.queue.QueueConsumer;
import vn.lienthong.queue.Step;

/**
 * {@code dossier:reported?partner=NAME} – notes that the partner has taken the status this step was started for
 * (header {@code reporting}).
 */
final class Reported implements Processor {
    private final DossierServices services;
    private final String partner;

    Reported(DossierServices services, String partner) {
        this.services = services;
        this.partner = partner;
    }

    @Override
    public void process(Exchange exchange) {
        Dossier dossier = Dossiers.current(exchange, services);
        Status status = Status.valueOf(exchange.getMessage().getHeader("reporting", String.class));
        String code = services.frontCodes().code(partner, status).orElse(status.name());
        int version = exchange.getMessage().getHeader("reportingVersion", dossier.version(), Integer.class);
        Step step = QueueConsumer.step(exchange);
        if (step == null) throw new IllegalStateException("only within a step that a queue started");
        Dossiers.step(
                exchange,
                List.of(new vn.lienthong.dossier.Reported(
                        dossier.id(), version, partner, code, services.clock().instant())));
    }
}
