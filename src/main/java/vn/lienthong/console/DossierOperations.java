package vn.lienthong.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries;
import vn.lienthong.dossier.LaterStep;
import vn.lienthong.dossier.Status;
import vn.lienthong.dossier.StatusTable;
import vn.lienthong.export.ExchangeJson;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.queue.QueueAdmin.MessageState;
import vn.lienthong.text.Times;

/** Finding and showing dossiers, without personal data. */
final class DossierOperations {
    private static final int PAGE = 50;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final StatusTable STATUSES = StatusTable.shipped();

    private final DossierQueries dossiers;
    private final QueueAdmin queues;

    DossierOperations(DossierQueries dossiers, QueueAdmin queues) {
        this.dossiers = dossiers;
        this.queues = queues;
    }

    Map<String, Operation> operations() {
        return Map.of("dossiers", this::search, "dossier", this::show, "exchanges", this::exchanges);
    }

    private Answer search(Call call) {
        Map<String, String> query = call.query();
        String q = query.get("q");
        if (q != null && PersonNumbers.appearIn(q) && !call.operator().role().may(Right.FIND_PERSON))
            throw new Refusal(403, "forbidden");
        String status = query.get("status");
        var search = new DossierQueries.Search(
                status == null ? null : Status.valueOf(status),
                query.get("group"),
                q,
                call.moment("from"),
                call.moment("to"),
                query.get("cursor"),
                PAGE);
        var page = Cursors.read(search.cursor(), () -> dossiers.search(search));
        ObjectNode answer = JSON.objectNode();
        ArrayNode list = answer.putArray("dossiers");
        page.dossiers().forEach(dossier -> list.add(summary(dossier)));
        return Answer.json(answer.put("cursor", page.cursor()));
    }

    private Answer show(Call call) {
        Dossier dossier = found(call);
        ObjectNode answer = summary(dossier);
        answer.put("groupDueAt", Times.iso(dossier.groupDueAt()));
        dossiers.purged(dossier).ifPresent(purged -> answer.putObject("purged")
                .put("at", Times.iso(purged.at()))
                .put("by", purged.by())
                .put("reason", purged.reason()));
        ArrayNode statuses = answer.putArray("statuses");
        dossiers.statuses(dossier).forEach(entry -> statuses.addObject()
                .put("status", entry.status().name())
                .put("at", Times.iso(entry.at()))
                .put("version", entry.version()));
        laterSteps(dossier, answer.putObject("steps"));
        ArrayNode queued = answer.putArray("queued");
        queues.messagesOf(dossier.number()).forEach(message -> queued.add(queued(message, call)));
        ArrayNode reports = answer.putArray("reports");
        dossiers.reports(dossier).forEach(report -> reports.addObject()
                .put("partner", report.partner())
                .put("code", report.code())
                .put("at", Times.iso(report.at()))
                .put("version", report.version()));
        return Answer.json(answer);
    }

    /** The newest of each step; its result and notes are personal and stay out. */
    private void laterSteps(Dossier dossier, ObjectNode steps) {
        for (LaterStep step : dossiers.laterSteps(dossier)) {
            boolean awaited = step.code().equals(LaterStep.AWAITED);
            if (awaited && steps.has(step.step())) continue;
            String status = awaited
                    ? "AWAITED"
                    : STATUSES.byDvcltCode(step.code()).map(Enum::name).orElse(step.code());
            steps.putObject(step.step())
                    .put("status", status)
                    .put("code", step.code())
                    .put("agency", step.agency())
                    .put("at", Times.iso(step.statedAt()));
        }
    }

    private Answer exchanges(Call call) {
        ArrayNode answer = JSON.arrayNode();
        dossiers.exchanges(found(call)).forEach(exchange -> answer.add(ExchangeJson.of(exchange)));
        return Answer.json(answer);
    }

    private Dossier found(Call call) {
        return dossiers.find(call.path().get("maHoSo")).orElseThrow(Refusal::unknown);
    }

    private static ObjectNode summary(Dossier dossier) {
        ObjectNode summary = JSON.objectNode()
                .put("maHoSo", dossier.number())
                .put("maHoSoMCDT", dossier.oneStopNumber())
                .put("group", dossier.group())
                .put("module", dossier.module())
                .put("status", dossier.status().name())
                .put("version", dossier.version())
                .put("receivedAt", Times.iso(dossier.receivedAt()))
                .put("dueAt", Times.iso(dossier.dueAt()));
        dossier.warnings().forEach(summary.putArray("warnings")::add);
        return summary;
    }

    private static ObjectNode queued(MessageState message, Call call) {
        Explanation explanation = Explanation.of(message, call.texts());
        return JSON.objectNode()
                .put("queue", message.queue())
                .put("state", message.state())
                .put("attempts", message.attempts())
                .put("dueAt", Times.iso(message.dueAt()))
                .put("error", explanation == null ? null : explanation.text());
    }
}
