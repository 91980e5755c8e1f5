package vn.lienthong.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step in the minutes.
 *
 * @param at when it was checked or signed; null if never
 * @param signature of a question that is signed
 */
public record StepResult(CheckStep step, Instant at, List<Finding> findings, Optional<Signature> signature) {
    /** The worst finding. */
    public Outcome outcome() {
        return findings.stream().map(Finding::outcome).max(Enum::compareTo).orElse(Outcome.NOT_RUN);
    }

    static StepResult ofQuestion(CheckStep step, CheckBook book) {
        Optional<Signature> signature = book.signature(step.id());
        Finding finding =
                signature.isPresent() ? Finding.done("signed") : Finding.missing(step.who(), "unsigned", step.id());
        return new StepResult(step, signature.map(Signature::at).orElse(null), List.of(finding), signature);
    }

    /** As it was kept when it last ran; not run where it never did. */
    static StepResult kept(CheckStep step, CheckBook book) {
        Optional<JsonNode> kept = book.result(step.id());
        if (kept.isEmpty())
            return new StepResult(step, null, List.of(Finding.notRun(Actor.US, "never-checked")), Optional.empty());
        List<Finding> findings = new ArrayList<>();
        kept.get().path("findings").forEach(one -> findings.add(finding(one)));
        return new StepResult(
                step, Instant.parse(kept.get().path("at").asText()), List.copyOf(findings), Optional.empty());
    }

    private static Finding finding(JsonNode kept) {
        return new Finding(
                kept.path("code").asText(),
                Outcome.of(kept.path("outcome").asText()),
                Actor.of(kept.path("who").asText("us")),
                words(kept.path("what")),
                kept.hasNonNull("how") ? words(kept.path("how")) : null);
    }

    private static Words words(JsonNode kept) {
        return new Words(kept.path("vi").asText(), kept.path("en").asText());
    }

    /** {@code {step, track, title, question, outcome, at, signature, findings[]}} */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("step", step.id()).put("track", step.track());
        json.set("title", json(step.title()));
        json.put("question", step.isQuestion()).put("outcome", outcome().word());
        json.put("at", at == null ? null : at.toString());
        signature.ifPresent(given -> json.putObject("signature")
                .put("by", given.by())
                .put("note", given.note())
                .put("at", given.at().toString()));
        ArrayNode list = json.putArray("findings");
        findings.forEach(finding -> list.add(json(finding)));
        return json;
    }

    static ObjectNode json(Finding finding) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("code", finding.code()).put("outcome", finding.outcome().word());
        json.put("who", finding.who().word());
        json.set("what", json(finding.what()));
        if (finding.how() != null) json.set("how", json(finding.how()));
        return json;
    }

    private static ObjectNode json(Words words) {
        return JsonNodeFactory.instance.objectNode().put("vi", words.vi()).put("en", words.en());
    }
}
