package vn.lienthong.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.lienthong.dossier.Status;
import vn.lienthong.repair.DossierNumbers;
import vn.lienthong.repair.Repair;
import vn.lienthong.text.Texts;

/** Repairing dossiers, one or many; each answers for itself. */
final class RepairOperations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final RepairDesk desk;

    RepairOperations(RepairDesk desk) {
        this.desk = desk;
    }

    Map<String, Operation> operations() {
        return Map.of("repairDossier", this::one, "repairDossiers", this::many);
    }

    private Answer one(Call call) {
        Repair.Outcome outcome = desk.act(call.path().get("maHoSo"), repair(call));
        if (outcome.code().equals("unknown")) throw Refusal.unknown();
        return Answer.json(rendered(outcome, call));
    }

    private Answer many(Call call) {
        Repair repair = repair(call);
        List<String> numbers = new ArrayList<>();
        if (call.body().has("text"))
            numbers.addAll(DossierNumbers.in(call.body().path("text").asText()));
        else call.body().path("numbers").forEach(number -> numbers.add(number.asText()));
        ObjectNode answer = JSON.objectNode().put("dryRun", repair.dryRun());
        ArrayNode results = JSON.arrayNode();
        int changed = 0;
        for (String number : numbers) {
            Repair.Outcome outcome = desk.act(number, repair);
            if (outcome.changes()) changed++;
            results.add(rendered(outcome, call));
        }
        answer.put("changed", changed).set("results", results);
        return Answer.json(answer);
    }

    private static Repair repair(Call call) {
        JsonNode body = call.body();
        return new Repair(
                Repair.Action.valueOf(
                        body.path("action").asText().toUpperCase(Locale.ROOT).replace('-', '_')),
                body.has("status") ? Status.valueOf(body.path("status").asText()) : null,
                body.get("result"),
                call.act().why(),
                call.act().who(),
                call.isDryRun());
    }

    private static ObjectNode rendered(Repair.Outcome outcome, Call call) {
        return JSON.objectNode()
                .put("maHoSo", outcome.dossier())
                .put("changes", outcome.changes())
                .put("code", outcome.code())
                .put("text", call.texts().get("repair." + outcome.code(), words(outcome, call.texts())));
    }

    /** A status in the reader's words; a code of PM DVCLT stays as it is. */
    private static List<String> words(Repair.Outcome outcome, Texts texts) {
        return outcome.arguments().stream()
                .map(argument -> texts.has("cli.status." + argument) ? texts.get("cli.status." + argument) : argument)
                .toList();
    }
}
