package vn.lienthong.steps;

import java.time.LocalDate;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.text.Times;

/**
 * {@code dossier:next-number} – where the province has no one-stop system to ask: the next number of the unit and day,
 * or the one the dossier already has. Body afterwards: {@code {oneStopNumber}}.
 */
final class NextNumber implements Processor {
    private final DossierServices services;

    NextNumber(DossierServices services) {
        this.services = services;
    }

    @Override
    public void process(Exchange exchange) {
        Dossier dossier = Dossiers.current(exchange, services);
        String number = dossier.oneStopNumber();
        if (number == null) {
            LocalDate day = LocalDate.ofInstant(dossier.receivedAt(), Times.VIETNAM);
            number = services.numbers().next(services.agency(), dossier.unit(), day);
        }
        exchange.getMessage().setBody(Json.object().put("oneStopNumber", number));
    }
}
