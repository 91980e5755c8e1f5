package vn.lienthong.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.queue.QueueAdmin.Act;
import vn.lienthong.queue.QueueAdmin.MessageState;
import vn.lienthong.queue.QueueAdmin.QueueState;
import vn.lienthong.queue.QueueAdmin.Selection;
import vn.lienthong.text.Times;

/** Seeing and repairing queues. {@link QueueAdmin} commits every repair together with its line in the event log. */
final class QueueOperations {
    private static final int MOST_MESSAGES = 500;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final QueueAdmin queues;
    private final RouteDesk routes;

    QueueOperations(QueueAdmin queues, RouteDesk routes) {
        this.queues = queues;
        this.routes = routes;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "queues", this::list,
                "messages", this::messages,
                "redrive", this::redrive,
                "skip", this::skip,
                "pause", this::pause,
                "resume", this::resume,
                "resumeAll", this::resumeAll);
    }

    private Answer list(Call call) {
        ArrayNode answer = JSON.arrayNode();
        queues.queues().forEach(queue -> answer.addObject()
                .put("name", queue.name())
                .put("waiting", queue.waiting())
                .put("working", queue.working())
                .put("parked", queue.parked())
                .put("oldestSeconds", queue.oldestSeconds())
                .put("paused", queue.paused())
                .put("hasRoute", queue.hasRoute()));
        return Answer.json(answer);
    }

    private Answer messages(Call call) {
        ArrayNode answer = JSON.arrayNode();
        queues.messages(found(call).name(), call.query().get("state"), MOST_MESSAGES)
                .forEach(message -> answer.add(message(message, call)));
        return Answer.json(answer);
    }

    private static ObjectNode message(MessageState message, Call call) {
        Explanation explanation = Explanation.of(message, call.texts());
        return JSON.objectNode()
                .put("id", message.id())
                .put("queue", message.queue())
                .put("maHoSo", message.line())
                .put("state", message.state())
                .put("attempts", message.attempts())
                .put("createdAt", Times.iso(message.createdAt()))
                .put("dueAt", Times.iso(message.dueAt()))
                .put("class", explanation == null ? null : message.errorClass().name())
                .put("reason", explanation == null ? null : message.reason())
                .put("text", explanation == null ? null : explanation.text())
                .put("action", explanation == null ? null : explanation.action());
    }

    private Answer redrive(Call call) {
        String queue = found(call).name();
        if (!call.isDryRun()) routes.takeSaved();
        return done(queues.redrive(queue, selection(call.body()), call.act(), call.isDryRun()), call);
    }

    private Answer skip(Call call) {
        String queue = found(call).name();
        return done(queues.skip(queue, ids(call.body()), call.act(), call.isDryRun()), call);
    }

    private Answer pause(Call call) {
        QueueState queue = found(call);
        Act act = call.act();
        if (!call.isDryRun()) queues.pause(queue.name(), act);
        return done(queue.waiting(), call);
    }

    private Answer resume(Call call) {
        QueueState queue = found(call);
        Act act = call.act();
        if (!call.isDryRun()) queues.resume(queue.name(), act);
        return done(queue.waiting(), call);
    }

    private Answer resumeAll(Call call) {
        return done(queues.resumeAll(call.act(), call.isDryRun()), call);
    }

    private QueueState found(Call call) {
        String name = call.path().get("name");
        return queues.queues().stream()
                .filter(queue -> queue.name().equals(name))
                .findFirst()
                .orElseThrow(Refusal::unknown);
    }

    private static Selection selection(JsonNode body) {
        JsonNode filter = body.path("filter");
        return new Selection(
                ids(body),
                Optional.ofNullable(filter.get("class")).map(word -> ErrorClass.valueOf(word.textValue())),
                Optional.ofNullable(filter.get("reason")).map(JsonNode::textValue));
    }

    private static List<Long> ids(JsonNode body) {
        List<Long> ids = new ArrayList<>();
        body.path("ids").forEach(id -> ids.add(id.longValue()));
        return ids;
    }

    private static Answer done(long count, Call call) {
        return Answer.json(JSON.objectNode().put("count", count).put("dryRun", call.isDryRun()));
    }
}
