package vn.lienthong.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.queue.QueueAdmin.Act;

/** Seeing partners, and planning their downtime so that work waits instead of failing. */
final class PartnerOperations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Supplier<List<PartnerState>> partners;
    private final PartnerWindows windows;
    private final EventLogAccess log;
    private final Clock clock;

    PartnerOperations(Supplier<List<PartnerState>> partners, PartnerWindows windows, EventLogAccess log, Clock clock) {
        this.partners = partners;
        this.windows = windows;
        this.log = log;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        return Map.of("partners", this::list, "holdPartner", this::hold, "releasePartner", this::release);
    }

    private Answer list(Call call) {
        ArrayNode answer = JSON.arrayNode();
        for (PartnerState partner : partners.get()) {
            ObjectNode row = answer.addObject()
                    .put("name", partner.name())
                    .put("breaker", partner.breaker())
                    .put("lastSuccess", Times.iso(partner.lastSuccess()))
                    .put("latencyMilliseconds", partner.latencyMilliseconds());
            ArrayNode planned = row.putArray("windows");
            partner.windows().forEach(window -> planned.add(window(window)));
        }
        return Answer.json(answer);
    }

    private Answer hold(Call call) {
        PartnerState partner = found(call);
        Instant from = call.bodyMoment("from");
        Instant to = call.bodyMoment("to");
        if (!to.isAfter(from)) throw Refusal.invalid("to", "after-from");
        if (!to.isAfter(clock.instant())) throw Refusal.invalid("to", "past");
        Act act = call.act();
        if (call.isDryRun()) return Answer.json(window(new PartnerState.Window("", from, to, act.why())));
        log.append(new LogEntry(
                "partner.window",
                "",
                act.who(),
                Map.of(
                        "partner", partner.name(),
                        "from", Times.iso(from),
                        "to", Times.iso(to),
                        "reason", act.why())));
        return Answer.json(201, window(windows.hold(partner.name(), from, to, act)));
    }

    private Answer release(Call call) {
        PartnerState partner = found(call);
        String id = call.path().get("id");
        Act act = call.act();
        if (partner.windows().stream().noneMatch(window -> window.id().equals(id))) throw Refusal.unknown();
        if (!call.isDryRun()) {
            log.append(new LogEntry(
                    "partner.window-released",
                    "",
                    act.who(),
                    Map.of("partner", partner.name(), "window", id, "reason", act.why())));
            if (!windows.release(partner.name(), id, act)) throw Refusal.unknown();
        }
        return Answer.json(JSON.objectNode().put("count", 1).put("dryRun", call.isDryRun()));
    }

    private PartnerState found(Call call) {
        String name = call.path().get("name");
        return partners.get().stream()
                .filter(partner -> partner.name().equals(name))
                .findFirst()
                .orElseThrow(Refusal::unknown);
    }

    private static ObjectNode window(PartnerState.Window window) {
        return JSON.objectNode()
                .put("id", window.id())
                .put("from", Times.iso(window.from()))
                .put("to", Times.iso(window.to()))
                .put("reason", window.reason());
    }
}
