package vn.lienthong.steps;

import java.util.EnumSet;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries;
import vn.lienthong.dossier.Status;

/**
 * {@code dossier:to-deliver} – goes on while the dossier is to be handed to the one-stop system: it is RECEIVED, or it
 * was withdrawn or stopped while the answer to its delivery was lost. The one-stop system may then hold it as an open
 * one, under a number that only a repeat under the same idempotency key tells. Anything else ends the route.
 */
final class ToDeliver implements Processor {
    /** A call that went out and was not answered by a clear no. */
    private static final Set<String> MAY_HAVE_IT =
            Set.of("ok", "partner.unreachable", "partner.server-error", "partner.not-json", "partner.answer-too-large");

    private static final Set<Status> ENDED_WITHOUT_NUMBER = EnumSet.of(Status.WITHDRAWN, Status.STOPPED);

    private final DossierServices services;

    ToDeliver(DossierServices services) {
        this.services = services;
    }

    @Override
    public void process(Exchange exchange) {
        Dossier dossier = Dossiers.current(exchange, services);
        if (answerLost(dossier) || OfThisVersion.check(exchange, dossier, EnumSet.of(Status.RECEIVED)))
            Dossiers.headers(exchange, dossier);
    }

    private boolean answerLost(Dossier dossier) {
        return dossier.oneStopNumber() == null
                && ENDED_WITHOUT_NUMBER.contains(dossier.status())
                && services.queries().exchanges(dossier).stream().anyMatch(ToDeliver::mayHaveArrived);
    }

    private static boolean mayHaveArrived(DossierQueries.Exchange call) {
        return call.partner().equals("one-stop") && MAY_HAVE_IT.contains(call.text());
    }
}
