package vn.lienthong.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries.StoredDocument;
import vn.lienthong.dossier.Status;

/**
 * {@code dossier:read} – the dossier as JSON, as it stands: {@code {dossier, oneStopNumber, front, version, status,
 * group, module, procedure, unit, receivedAt, dueAt, mapping, form, documents[], result, paper, message}};
 * {@code message} is what started the step. A paper carries {@code link}, where the portal may fetch it, unless it is
 * cancelled or no links are given out. For a batch an array of them.
 *
 * <p>{@code while=STATUS,…}: only while the dossier stands in one of these. A message about another status or an older
 * version is out of date: it is noted in the log, and the route ends (a batch goes on without it).
 *
 * <p>{@code documents=attached|result}: with these papers' content as base64; cancelled papers never.
 *
 * <p>{@code appointment=true}: with {@code appointment {startsAt, dueAt, previousDueAt}} of the version that the
 * message is about, which may no longer be the present one.
 */
final class Read implements Processor {
    /** Whose contents are read. */
    enum Documents {
        NONE,
        ATTACHED,
        RESULT
    }

    private final DossierServices services;
    private final Set<Status> during;
    private final Documents documents;
    private final boolean appointment;
    private final VersionAppointment appointments;

    Read(DossierServices services, Set<Status> during, Documents documents, boolean appointment) {
        this.services = services;
        this.during = during;
        this.documents = documents;
        this.appointment = appointment;
        this.appointments = new VersionAppointment(services);
    }

    @Override
    public void process(Exchange exchange) {
        JsonNode body = Json.body(exchange);
        if (body.isArray()) batch(exchange, body);
        else single(exchange, body);
    }

    private void single(Exchange exchange, JsonNode message) {
        Dossier dossier = Dossiers.current(exchange, services);
        if (!current(exchange, dossier, message)) {
            exchange.setRouteStop(true);
            return;
        }
        exchange.getMessage().setBody(json(dossier, message));
        Dossiers.headers(exchange, dossier);
    }

    private void batch(Exchange exchange, JsonNode messages) {
        ArrayNode read = Json.MAPPER.createArrayNode();
        List<Long> ids = new ArrayList<>();
        for (JsonNode message : messages) {
            Dossier dossier = Dossiers.of(exchange).get(message.path("dossier").asText(), services);
            if (!current(exchange, dossier, message.path("body"))) continue;
            read.add(json(dossier, message.path("body")));
            ids.add(dossier.id());
        }
        if (read.isEmpty()) exchange.setRouteStop(true);
        exchange.getMessage().setBody(read);
        exchange.getMessage().setHeader("dossierIds", ids);
    }

    private boolean current(Exchange exchange, Dossier dossier, JsonNode message) {
        return during.size() == Status.values().length || OfThisVersion.isCurrent(exchange, dossier, message, during);
    }

    private ObjectNode json(Dossier dossier, JsonNode message) {
        ObjectNode json = DossierJson.head(dossier, services.procedures());
        json.set("warnings", Json.MAPPER.valueToTree(dossier.warnings()));
        json.set("form", services.queries().form(dossier));
        if (appointment)
            json.set(
                    "appointment",
                    appointments.of(dossier, message.path("version").asInt(dossier.version())));
        papers(dossier, json);
        if (documents == Documents.ATTACHED && dossier.version() > 1)
            json.put(
                    "earlierAtRegistry",
                    EarlierVersion.isHeldByRegistry(dossier, services.queries().statuses(dossier)));
        services.queries().result(dossier).ifPresent(result -> json.set("result", result));
        json.set("message", message);
        return json;
    }

    private void papers(Dossier dossier, ObjectNode json) {
        ArrayNode attached = json.putArray("documents");
        for (StoredDocument document : services.queries().documents(dossier)) {
            ObjectNode paper = DossierJson.paper(document);
            content(document).ifPresent(content -> paper.put("content", content));
            if (!document.cancelled())
                services.links().link(dossier, document.address()).ifPresent(link -> paper.put("link", link));
            if (document.role().equals("result")) json.set("paper", paper);
            else attached.add(paper);
        }
    }

    private Optional<String> content(StoredDocument document) {
        boolean wanted = document.role().equals("result")
                ? documents == Documents.RESULT
                : documents == Documents.ATTACHED && !document.cancelled();
        if (!wanted) return Optional.empty();
        return Optional.of(Base64.getEncoder().encodeToString(services.queries().content(document)));
    }
}
