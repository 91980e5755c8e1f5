package vn.lienthong.steps;

import java.time.LocalDate;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.text.Times;

/**
 * {@code dossier:offered} – goes on only where the province offers the dossier's procedure at the level of its unit, on
 * the day it was received ({@link ProcedureLevels}); else the dossier is parked, saying so. A procedure that is in no
 * table goes on: that is for {@code dossier:classify} to tell.
 */
final class RequireOffered implements Processor {
    private final DossierServices services;

    RequireOffered(DossierServices services) {
        this.services = services;
    }

    @Override
    public void process(Exchange exchange) {
        Dossier dossier = Dossiers.current(exchange, services);
        LocalDate on = LocalDate.ofInstant(dossier.receivedAt(), Times.VIETNAM);
        services.procedures()
                .find(dossier.procedure())
                .ifPresent(procedure -> services.procedures().levels().requireOffered(procedure, dossier.unit(), on));
    }
}
