package vn.lienthong.steps;

import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.Status;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/**
 * {@code dossier:classify} – finds the group of the dossier's procedure and keeps it; header {@code group} afterwards.
 * A procedure that is not in the table parks the dossier with its code; so does, with {@code group=NAME,…}, one of
 * another group, and one whose form the dossier does not carry. For a dossier that has ended or come again meanwhile
 * the route ends, and the log says so.
 */
final class Classify implements Processor {
    private final DossierServices services;
    private final Set<String> groups;

    /** @param groups that belong here; empty: all */
    Classify(DossierServices services, Set<String> groups) {
        this.services = services;
        this.groups = groups;
    }

    @Override
    public void process(Exchange exchange) {
        Dossier dossier = Dossiers.current(exchange, services);
        if (!OfThisVersion.check(exchange, dossier, Set.of(Status.RECEIVED))) return;
        ProcedureTable.Procedure procedure = services.procedures()
                .find(dossier.procedure())
                .orElseThrow(() -> new StepFailure(
                        ErrorClass.CONFIGURATION, "", "dossier.procedure-unmapped", dossier.procedure()));
        if (!groups.isEmpty()) require(procedure, dossier);
        var changed = services.changes().assignGroup(dossier, procedure.group(), exchange.getFromRouteId());
        Dossiers.take(exchange, changed);
        Dossiers.headers(exchange, changed.dossier());
    }

    private void require(ProcedureTable.Procedure procedure, Dossier dossier) {
        if (!groups.contains(procedure.group())) {
            throw new StepFailure(
                    ErrorClass.CONFIGURATION,
                    "",
                    "dossier.procedure-other-group",
                    dossier.procedure(),
                    procedure.group());
        }
        // LTKS and KS both carry the birth form
        if (!procedure.registryModule().endsWith(dossier.module())) {
            throw new StepFailure(
                    ErrorClass.CONFIGURATION,
                    "",
                    "dossier.procedure-other-module",
                    dossier.procedure(),
                    procedure.registryModule(),
                    dossier.module());
        }
    }
}
