package vn.lienthong.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import vn.lienthong.backup.Snapshot;
import vn.lienthong.backup.SnapshotDesk;

/**
 * Copying the database while work goes on. The copy stays on the engine's machine; its name is told, never its content.
 */
final class BackupOperations {
    private final SnapshotDesk desk;

    BackupOperations(SnapshotDesk desk) {
        this.desk = desk;
    }

    Map<String, Operation> operations() {
        return Map.of("takeSnapshot", this::begin, "snapshot", this::show);
    }

    private Answer begin(Call call) {
        Snapshot begun = desk.begin(call.operator().name()).orElseThrow(() -> new Refusal(409, "snapshot-under-way"));
        return Answer.json(202, rendered(begun));
    }

    private Answer show(Call call) {
        return Answer.json(rendered(desk.find(call.path().get("id")).orElseThrow(Refusal::unknown)));
    }

    private static ObjectNode rendered(Snapshot snapshot) {
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("id", snapshot.id())
                .put("takenAt", snapshot.takenAt().toString())
                .put("state", snapshot.state().name());
        snapshot.database().ifPresent(database -> answer.put("schemaVersion", database.schemaVersion())
                .put("logRows", database.logRows())
                .put("logHash", database.logHash()));
        return answer;
    }
}
