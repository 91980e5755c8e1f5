package vn.lienthong.steps;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.calendar.Appointment;
import vn.lienthong.dossier.Dossier;

/**
 * {@code dossier:appoint} – sets when the dossier is due, from the time its present version was received; the body
 * stays as it is. A year that the calendar does not know parks the dossier.
 */
final class Appoint implements Processor {
    private final DossierServices services;

    Appoint(DossierServices services) {
        this.services = services;
    }

    @Override
    public void process(Exchange exchange) {
        Dossier dossier = Dossiers.current(exchange, services);
        Appointment appointment = new VersionAppointment(services).byRules(dossier);
        Dossiers.take(
                exchange,
                services.changes()
                        .appoint(
                                dossier,
                                appointment.dueAt(),
                                appointment.groupDueAt(),
                                appointment.warnAt(),
                                exchange.getFromRouteId()));
    }
}
