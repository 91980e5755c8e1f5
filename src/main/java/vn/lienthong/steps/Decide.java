package vn.lienthong.steps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Decision;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.Status;

/**
 * {@code dossier:decide} – holds a decision against the table of statuses, before anything is answered. Body: {@code
 * {number, status, at, by, title, unit, note, reason, deadline}}, the number being either one. Body afterwards: the
 * same with the dossier's own number and the version it is about. Header {@code verdict}: {@code unknown} (no such
 * dossier), {@code refused} (the table does not allow it), {@code repeated} (nothing to do) or {@code allowed}. Changes
 * nothing.
 */
final class Decide implements Processor {
    private final DossierServices services;

    Decide(DossierServices services) {
        this.services = services;
    }

    @Override
    public void process(Exchange exchange) {
        JsonNode body = Json.body(exchange);
        Optional<Dossier> found = services.queries().find(body.path("number").asText());
        if (found.isEmpty()) {
            exchange.getMessage().setHeader("verdict", "unknown");
            return;
        }
        Dossier dossier = found.get();
        Status wanted = Status.valueOf(body.path("status").asText());
        exchange.getMessage().setHeader("verdict", verdict(dossier.status(), wanted));
        Dossiers.headers(exchange, dossier);
        exchange.getMessage().setHeader("status", wanted.name());
        var decision = StatusRecord.detail(body)
                .put("dossier", dossier.number())
                .put("version", dossier.version())
                .put("status", wanted.name());
        if (body.path("at").isTextual()) decision.set("at", body.path("at"));
        exchange.getMessage().setBody(decision);
    }

    private String verdict(Status from, Status to) {
        if (services.statuses().needsNextVersion(from, to)) return "refused";
        Decision decision = services.statuses().decide(from, to);
        return switch (decision) {
            case APPLY -> "allowed";
            case REPEAT -> "repeated";
            case REFUSE -> "refused";
        };
    }
}
