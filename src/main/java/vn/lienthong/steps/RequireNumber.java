package vn.lienthong.steps;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/**
 * {@code dossier:numbered} – goes on only once the one-stop system's number is known; until then the step is tried
 * again later. An officer may be quicker than the answer to our delivery, and what DVCLT is told must follow on 1
 * (received).
 */
final class RequireNumber implements Processor {
    private final DossierServices services;

    RequireNumber(DossierServices services) {
        this.services = services;
    }

    @Override
    public void process(Exchange exchange) {
        Dossier dossier = Dossiers.current(exchange, services);
        if (dossier.oneStopNumber() == null)
            throw new StepFailure(ErrorClass.PARTNER_BUSY, "one-stop", "dossier.not-delivered-yet", dossier.number());
        Dossiers.headers(exchange, dossier);
    }
}
