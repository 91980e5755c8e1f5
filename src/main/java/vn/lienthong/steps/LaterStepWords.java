package vn.lienthong.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierStillUnknown;
import vn.lienthong.dossier.LaterStep;
import vn.lienthong.dossier.LaterSteps;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.QueueComponent;
import vn.lienthong.queue.StepFailure;

/** The words about the steps after the registration. They never touch the dossier's own status. */
final class LaterStepWords {
    private static final String[] DETAIL = {"note", "reason", "result"};

    private final DossierServices services;

    LaterStepWords(DossierServices services) {
        this.services = services;
    }

    /**
     * {@code dossier:keep-later-step?next=QUEUE&front=NAME} – keeps a statement for good and sends {@code {}} to the
     * queue, in one transaction that is on the disk when this returns. Body:
     * {@code {number, procedure, agency, code, at, note, reason, result}}, its codes those of that front. Header
     * {@code outcome} afterwards: {@code KEPT}, {@code REPEAT}, {@code WAITING} or {@code WAITING_REPEAT}.
     */
    void keep(Exchange exchange, String next, String front) {
        JsonNode body = Json.body(exchange);
        ObjectNode detail = Json.object();
        for (String field : DETAIL) if (body.hasNonNull(field)) detail.set(field, body.get(field));
        String number = body.path("number").asText();
        LaterSteps.Statement statement = new LaterSteps.Statement(
                front,
                number,
                body.path("procedure").asText(),
                body.path("agency").asText(),
                body.path("code").asText(),
                Json.time(body.path("at")),
                detail);
        Optional<Dossier> dossier = services.queries().find(number);
        NewMessage message = new NewMessage(next, number, "{}", Duration.ZERO, number + "/" + next);
        LaterSteps.Outcome outcome = services.laterSteps().keep(statement, dossier, message);
        exchange.getMessage().setHeader("outcome", outcome.name());
    }

    /**
     * {@code dossier:match-later-steps} – gives the kept statements of this number to their dossier. Body afterwards:
     * an array of {@code {laterStep, step, code}}, oldest first. Ends the route while the dossier has not come: what is
     * kept waits for it. An authority that is not in the table parks the message, naming it.
     */
    void match(Exchange exchange) {
        String number = Dossiers.number(exchange);
        Optional<Dossier> found = services.queries().find(number);
        if (found.isEmpty()) {
            Dossiers.step(exchange, List.of(new DossierStillUnknown(number)));
            exchange.setRouteStop(true);
            return;
        }
        Dossier dossier = found.get();
        ArrayNode matched = Json.MAPPER.createArrayNode();
        for (LaterStep kept : services.laterSteps().unmatched(number)) {
            String step = step(dossier, kept);
            Dossiers.step(exchange, services.laterSteps().match(kept, dossier, step, exchange.getFromRouteId()));
            matched.addObject().put("laterStep", kept.id()).put("step", step).put("code", kept.code());
        }
        if (matched.isEmpty()) exchange.setRouteStop(true);
        exchange.getMessage().setBody(matched);
        Dossiers.headers(exchange, dossier);
    }

    /** {@code dossier:later-steps-kept} – header {@code laterStepsKept}: whether statements came before the dossier. */
    void kept(Exchange exchange) {
        boolean any =
                !services.laterSteps().unmatched(Dossiers.number(exchange)).isEmpty();
        exchange.getMessage().setHeader("laterStepsKept", any);
    }

    /** {@code dossier:await-later-steps} – notes the steps the citizen chose. Body: {@code {steps: [NAME, …]}}. */
    void await(Exchange exchange) {
        Dossier dossier = Dossiers.current(exchange, services);
        List<String> steps = new ArrayList<>();
        Json.body(exchange).path("steps").forEach(step -> steps.add(step.asText()));
        Dossiers.step(exchange, services.laterSteps().await(dossier, steps));
    }

    /**
     * {@code dossier:read-later-step} – body before: {@code {laterStep}} from {@code match-later-steps}. Body
     * afterwards:
     * {@code {dossier, oneStopNumber, version, group, step, agency, procedure, code, status, at}} with {@code note},
     * {@code reason} and {@code result}; {@code status} is the code in our words, or null.
     */
    void read(Exchange exchange) {
        Dossier dossier = Dossiers.current(exchange, services);
        long id = Json.body(exchange).path("laterStep").asLong();
        LaterStep step = services.queries().laterSteps(dossier).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> new StepFailure(ErrorClass.BUG, "", "dossier.unknown", dossier.number()));
        ObjectNode json = Json.object()
                .put("dossier", dossier.number())
                .put("oneStopNumber", dossier.oneStopNumber())
                .put("version", dossier.version())
                .put("group", dossier.group())
                .put("step", step.step())
                .put("agency", step.agency())
                .put("procedure", step.procedure())
                .put("code", step.code())
                .put(
                        "status",
                        services.frontCodes()
                                .status(services.laterSteps().front(step), step.code())
                                .map(Enum::name)
                                .orElse(null))
                .put("at", step.statedAt().toString());
        json.setAll((ObjectNode) services.laterSteps().detail(step));
        exchange.getMessage().setBody(json);
        Dossiers.headers(exchange, dossier);
        exchange.getMessage().setHeader(QueueComponent.LINE_HEADER, dossier.number());
    }

    private String step(Dossier dossier, LaterStep kept) {
        String group = services.procedures()
                .find(dossier.procedure())
                .map(ProcedureTable.Procedure::group)
                .orElseThrow(() -> new StepFailure(
                        ErrorClass.CONFIGURATION, "", "dossier.procedure-unmapped", dossier.procedure()));
        String front = services.laterSteps().front(kept);
        return services.laterStepTable()
                .step(front, group, kept.agency(), kept.procedure())
                .orElseThrow(() -> new StepFailure(
                        ErrorClass.CONFIGURATION,
                        "",
                        "later-step.agency-unmapped",
                        group,
                        kept.agency(),
                        LaterStepTable.name(front)));
    }
}
