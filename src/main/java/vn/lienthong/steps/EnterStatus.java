package vn.lienthong.steps;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Changes;
import vn.lienthong.dossier.Decision;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.Status;
import vn.lienthong.dossier.StatusEntered;

/**
 * {@code dossier:STATUS} – enters a status. Body before: {@code at} (ISO time the source states), {@code by}, {@code
 * title}, {@code unit}, {@code note}, {@code deadline}, all optional. Body afterwards: the status record to send on; a
 * supplement that came without its deadline has the usual one.
 * Where the status table does not allow it, or the dossier already stands there, the route ends here: nothing is sent.
 */
final class EnterStatus implements Processor {
    private final DossierServices services;
    private final Status status;

    EnterStatus(DossierServices services, Status status) {
        this.services = services;
        this.status = status;
    }

    @Override
    public void process(Exchange exchange) {
        Dossier dossier = Dossiers.current(exchange, services);
        JsonNode source = Json.body(exchange);
        Instant stated = Json.time(source.path("at"));
        if (status == Status.SUPPLEMENT_REQUIRED)
            source = new SupplementDeadline(services.rules(), services.clock()).stated(source, stated);
        Changes.Changed changed = services.changes()
                .enter(dossier, status, stated, StatusRecord.detail(source), exchange.getFromRouteId());
        Dossiers.take(exchange, changed);
        if (changed.decision() != Decision.APPLY) {
            exchange.setRouteStop(true);
            return;
        }
        exchange.getMessage().setBody(StatusRecord.of(changed.dossier(), enteredAt(changed), source));
        Dossiers.headers(exchange, changed.dossier());
    }

    /** The stated time where it is sane, else that of arrival. */
    private static Instant enteredAt(Changes.Changed changed) {
        return changed.effects().stream()
                .filter(StatusEntered.class::isInstance)
                .map(effect -> ((StatusEntered) effect).at())
                .findFirst()
                .orElseThrow();
    }
}
