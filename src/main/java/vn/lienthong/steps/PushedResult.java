package vn.lienthong.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.Status;
import vn.lienthong.queue.NewMessage;

/**
 * {@code dossier:pushed-result} – holds what the registry said without being asked against the dossier, before anything
 * is answered. Body: one of the {@code results} of {@code partners/registry-results.jq}; afterwards with the dossier's
 * own number, version and group, and the paper kept as a document. Header {@code outcome}: {@code UNKNOWN} (no such
 * dossier), {@code EARLY} (our request is not acknowledged yet: to be sent again), {@code NOTHING} (not decided yet, or
 * no news), {@code TOO_LARGE} (for a message) or {@code NEWS}; a personal identification number that our result lacks
 * is news too, with {@code late} in the body. The dossier stays as it is.
 */
final class PushedResult implements Processor {
    private static final Set<Status> DECIDED =
            EnumSet.of(Status.REGISTERED, Status.SUPPLEMENT_REQUIRED, Status.REJECTED);

    private final DossierServices services;

    PushedResult(DossierServices services) {
        this.services = services;
    }

    @Override
    public void process(Exchange exchange) {
        ObjectNode said = (ObjectNode) Json.body(exchange);
        Optional<Dossier> found = services.queries()
                .find(said.path("dossier").asText(""))
                .or(() -> services.queries().find(said.path("oneStopNumber").asText("")));
        if (found.isEmpty()) {
            exchange.getMessage().setHeader("outcome", "UNKNOWN");
            return;
        }
        Dossier dossier = found.get();
        said.put("dossier", dossier.number()).put("version", dossier.version()).put("group", dossier.group());
        String status = said.path("status").asText("");
        boolean late = bringsNumber(dossier, status, said);
        if (late) said.put("late", true);
        String outcome = late ? "NEWS" : outcome(dossier, status);
        if (outcome.equals("NEWS")) keepPaper(said.path("paper"));
        boolean fits = said.toString().length() <= NewMessage.MAX_BODY_CHARS;
        exchange.getMessage().setBody(said);
        Dossiers.headers(exchange, dossier);
        exchange.getMessage().setHeader("status", status);
        exchange.getMessage().setHeader("outcome", outcome.equals("NEWS") && !fits ? "TOO_LARGE" : outcome);
    }

    private static String outcome(Dossier dossier, String status) {
        if (DECIDED.stream().noneMatch(decided -> decided.name().equals(status))) return "NOTHING";
        return switch (dossier.status()) {
            case RECEIVED, ACCEPTED -> "EARLY";
            case FORWARDED -> "NEWS";
            default -> "NOTHING";
        };
    }

    /** The number may come days after the registration (1-product, life cycle). */
    private boolean bringsNumber(Dossier dossier, String status, JsonNode said) {
        boolean registered = dossier.status() == Status.REGISTERED || dossier.status() == Status.RETURNED;
        return registered
                && status.equals(Status.REGISTERED.name())
                && hasNumber(said.path("result"))
                && services.queries()
                        .result(dossier)
                        .filter(PushedResult::hasNumber)
                        .isEmpty();
    }

    private static boolean hasNumber(JsonNode result) {
        return !result.path("soDinhDanh").asText("").isBlank();
    }

    private void keepPaper(JsonNode paper) {
        byte[] content = StoreResult.content(paper.path("content").asText(""));
        if (content.length == 0) return;
        ((ObjectNode) paper).put("address", services.documents().put(content)).remove("content");
    }
}
