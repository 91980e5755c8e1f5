package vn.lienthong.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.routing.ReloadOutcome;
import vn.lienthong.routing.RouteChange;
import vn.lienthong.routing.RouteFault;
import vn.lienthong.routing.RouteSummary;
import vn.lienthong.text.Texts;
import vn.lienthong.text.Times;

/** Seeing and reloading the routes of this process. */
final class RouteOperations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final RouteDesk desk;

    RouteOperations(RouteDesk desk) {
        this.desk = desk;
    }

    Map<String, Operation> operations() {
        return Map.of("routes", this::list, "reloadRoutes", this::reload);
    }

    private Answer list(Call call) {
        ObjectNode answer = JSON.objectNode();
        ArrayNode routes = answer.putArray("routes");
        try {
            for (RouteSummary route : desk.routes()) routes.add(shown(route));
        } catch (IOException unreadable) {
            throw new Refusal(503, "unavailable");
        }
        answer.put("reloadedAt", desk.reloadedAt().map(Times::iso).orElse(null));
        desk.refusal()
                .ifPresentOrElse(
                        refused -> answer.set("refused", shown(refused, call.texts())),
                        () -> answer.putNull("refused"));
        return Answer.json(answer);
    }

    private ObjectNode shown(RouteSummary route) {
        ObjectNode one = JSON.objectNode()
                .put("id", route.id())
                .put("description", route.description())
                .put("file", route.file())
                .put("origin", route.province() ? "province" : "shared")
                .put("hash", route.hash())
                .put("from", route.from())
                .put("running", desk.isRunning(route.id()));
        route.gives().forEach(one.putArray("gives")::add);
        return one;
    }

    private Answer reload(Call call) {
        String why = call.body().has("reason") ? call.act().why() : "";
        boolean force = call.body().path("force").asBoolean();
        ReloadOutcome outcome;
        try {
            outcome = desk.reload(new ReloadOutcome.Request(call.operator().name(), why, force));
        } catch (IOException unreadable) {
            throw new Refusal(503, "unavailable");
        }
        if (outcome.isRefusal()) throw new Refusal(409, "reload-refused", findings(outcome, call.texts()));
        return Answer.json(shown(outcome, call.texts()));
    }

    private static Map<String, List<Refusal.Finding>> findings(ReloadOutcome outcome, Texts texts) {
        Map<String, List<Refusal.Finding>> findings = new TreeMap<>();
        for (RouteFault fault : outcome.faults()) {
            String place = fault.line() == 0 ? fault.file() : fault.file() + ":" + fault.line();
            findings.computeIfAbsent(place, first -> new ArrayList<>())
                    .add(new Refusal.Finding("operations.route-fault", List.of(fault.what(texts))));
        }
        return findings;
    }

    private static ObjectNode shown(ReloadOutcome outcome, Texts texts) {
        ObjectNode answer = JSON.objectNode()
                .put(
                        "result",
                        outcome.result()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-'))
                .put("forced", outcome.request().force());
        ArrayNode changes = answer.putArray("changes");
        for (RouteChange change : outcome.changes())
            changes.addObject()
                    .put("file", change.file())
                    .put("route", change.route())
                    .put("act", change.act().name().toLowerCase(java.util.Locale.ROOT))
                    .put("before", change.before())
                    .put("after", change.after())
                    .put("actor", change.actor());
        outcome.swapped().forEach(answer.putArray("swapped")::add);
        ArrayNode faults = answer.putArray("faults");
        for (RouteFault fault : outcome.faults())
            faults.addObject()
                    .put("severity", fault.warning() ? "warning" : "fault")
                    .put("file", fault.file())
                    .put("line", fault.line())
                    .put("route", fault.route())
                    .put("code", fault.code())
                    .put("text", fault.what(texts));
        return answer;
    }
}
