package vn.lienthong.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import vn.lienthong.queue.QueueAdmin.Act;
import vn.lienthong.retention.PurgeDesk;
import vn.lienthong.text.Times;

/** Removing the personal data of dossiers whose time of retention is over; a call does one piece. */
final class PurgeOperations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final PurgeDesk desk;

    PurgeOperations(PurgeDesk desk) {
        this.desk = desk;
    }

    Map<String, Operation> operations() {
        return Map.of("purge", this::purge);
    }

    private Answer purge(Call call) {
        return Answer.json(call.isDryRun() ? preview() : piece(call));
    }

    private ObjectNode preview() {
        PurgeDesk.Preview preview = desk.preview().orElseThrow(PurgeOperations::noRetention);
        ObjectNode answer = JSON.objectNode().put("dryRun", true).put("endedBefore", Times.iso(preview.endedBefore()));
        ObjectNode goes = answer.putObject("goes");
        preview.goes().forEach(goes::put);
        ObjectNode stays = answer.putObject("stays");
        preview.stays().forEach(stays::put);
        return answer;
    }

    private ObjectNode piece(Call call) {
        if (!call.body().has("reason")) throw Refusal.invalid("reason", "required");
        Act act = call.act();
        PurgeDesk.Piece piece = desk.purge(call.body().path("after").asLong(0), act.who(), act.why())
                .orElseThrow(PurgeOperations::noRetention);
        return JSON.objectNode()
                .put("outcome", piece.outcome().name())
                .put("dossiers", piece.dossiers())
                .put("files", piece.files())
                .put("after", piece.after());
    }

    private static Refusal noRetention() {
        return new Refusal(409, "no-retention");
    }
}
