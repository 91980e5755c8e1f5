package vn.lienthong.steps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.Status;

/**
 * {@code dossier:of-this-version} – goes on only with a message about the dossier's present version; one about an
 * earlier version is noted in the log, and the route ends. The body stays as it is.
 */
final class OfThisVersion implements Processor {
    private final DossierServices services;

    OfThisVersion(DossierServices services) {
        this.services = services;
    }

    @Override
    public void process(Exchange exchange) {
        Dossier dossier = Dossiers.current(exchange, services);
        if (check(exchange, dossier, EnumSet.allOf(Status.class))) Dossiers.headers(exchange, dossier);
    }

    /** Ends the route, with a line in the log, unless the message in the body is about this version and status. */
    static boolean check(Exchange exchange, Dossier dossier, Set<Status> during) {
        boolean current = isCurrent(exchange, dossier, Json.body(exchange), during);
        if (!current) exchange.setRouteStop(true);
        return current;
    }

    /** With a line in the log when it is not. */
    static boolean isCurrent(Exchange exchange, Dossier dossier, JsonNode message, Set<Status> during) {
        int version = message.path("version").asInt(dossier.version());
        if (version == dossier.version() && during.contains(dossier.status())) return true;
        Dossiers.step(
                exchange,
                List.of(new LogEntry(
                        "dossier.step-out-of-date",
                        dossier.number(),
                        exchange.getFromRouteId(),
                        Map.of(
                                "status", dossier.status().name(),
                                "version", String.valueOf(dossier.version()),
                                "messageVersion", String.valueOf(version)))));
        return false;
    }
}
