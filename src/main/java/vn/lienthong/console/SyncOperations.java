package vn.lienthong.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import vn.lienthong.portal.PortalRun;
import vn.lienthong.portal.PortalRuns;
import vn.lienthong.portal.RunKind;
import vn.lienthong.portal.SyncPreview;
import vn.lienthong.text.Times;

/** Runs of dossiers and progress towards the national portal. */
final class SyncOperations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SyncDesk desk;

    SyncOperations(SyncDesk desk) {
        this.desk = desk;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "syncDossiers", call -> start(call, RunKind.DOSSIERS),
                "syncProgress", call -> start(call, RunKind.PROGRESS),
                "syncRuns", call -> runs(),
                "previewSync", this::preview);
    }

    /** The run that was started, or the one under way. */
    private Answer start(Call call, RunKind kind) {
        if (!desk.isConnected()) throw new Refusal(409, "no-portal");
        PortalRuns.Started started = desk.start(kind, call.operator().name());
        return Answer.json(rendered(started.run()).put("started", started.fresh()));
    }

    private Answer preview(Call call) {
        SyncPreview.Preview preview = desk.preview(call.path().get("maHoSo")).orElseThrow(Refusal::unknown);
        ObjectNode answer = JSON.objectNode().put("filled", preview.filled()).put("incomplete", preview.incomplete());
        preview.empty().forEach(answer.putArray("empty")::add);
        return Answer.json(answer);
    }

    private Answer runs() {
        ArrayNode runs = JSON.arrayNode();
        desk.runs().forEach(run -> runs.add(rendered(run)));
        return Answer.json(runs);
    }

    private static ObjectNode rendered(PortalRun run) {
        return JSON.objectNode()
                .put("id", run.id())
                .put("kind", run.kind().word())
                .put("state", run.isRunning() ? "running" : "ended")
                .put("startedBy", run.startedBy())
                .put("startedAt", Times.iso(run.startedAt()))
                .put("endedAt", Times.iso(run.endedAt()))
                .put("sent", run.sent())
                .put("added", run.added())
                .put("updated", run.updated())
                .put("refused", run.refused())
                .put("parked", run.parked())
                .put("incomplete", run.incomplete())
                .put("remaining", run.remaining());
    }
}
