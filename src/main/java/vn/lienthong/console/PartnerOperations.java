package vn.lienthong.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vn.lienthong.inbound.IntakeWindow;
import vn.lienthong.partner.Partners;
import vn.lienthong.queue.Holds.Hold;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.queue.QueueAdmin.Act;
import vn.lienthong.text.Times;

/**
 * Seeing partners, and planning their downtime so that work waits instead of failing; and that of our own intake, which
 * is listed beside them.
 */
final class PartnerOperations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Supplier<List<Partners.State>> partners;
    private final QueueAdmin queues;
    private final Clock clock;

    PartnerOperations(Supplier<List<Partners.State>> partners, QueueAdmin queues, Clock clock) {
        this.partners = partners;
        this.queues = queues;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        return Map.of("partners", this::list, "holdPartner", this::hold, "releasePartner", this::release);
    }

    private Answer list(Call call) {
        ArrayNode answer = JSON.arrayNode();
        for (Partners.State partner : partners.get()) {
            Long latency = partner.latencyMillis() < 0 ? null : partner.latencyMillis();
            ObjectNode row = answer.addObject()
                    .put("name", partner.name())
                    .put("breaker", partner.breaker())
                    .put("lastSuccess", Times.iso(partner.lastSuccess()))
                    .put("latencyMilliseconds", latency);
            ArrayNode planned = row.putArray("windows");
            partner.windows().forEach(window -> planned.add(window(window)));
        }
        List<Hold> intake = queues.windows(IntakeWindow.NAME);
        if (!intake.isEmpty()) {
            ArrayNode planned = answer.addObject()
                    .put("name", IntakeWindow.NAME)
                    .putNull("breaker")
                    .putNull("lastSuccess")
                    .putNull("latencyMilliseconds")
                    .putArray("windows");
            intake.forEach(window -> planned.add(window(window)));
        }
        return Answer.json(answer);
    }

    private Answer hold(Call call) {
        String partner = found(call);
        Instant from = call.bodyMoment("from");
        Instant to = call.bodyMoment("to");
        if (!to.isAfter(from)) throw Refusal.invalid("to", "after-from");
        if (!to.isAfter(clock.instant())) throw Refusal.invalid("to", "past");
        Act act = call.act();
        if (call.isDryRun())
            return Answer.json(window(new Hold(0, "partner", partner, from, to, act.who(), act.why())));
        queues.addWindow(partner, from, to, act);
        return queues.windows(partner).stream()
                .filter(window -> window.from().equals(from) && window.to().equals(to))
                .max(Comparator.comparing(Hold::id))
                .map(window -> Answer.json(201, window(window)))
                .orElseThrow(() -> new IllegalStateException("the window is not there"));
    }

    private Answer release(Call call) {
        String partner = found(call);
        long id = Long.parseLong(call.path().get("id"));
        Act act =
                call.body().has("reason") ? call.act() : new Act(call.operator().name(), "-");
        if (queues.windows(partner).stream().noneMatch(window -> window.id() == id)) throw Refusal.unknown();
        if (!call.isDryRun()) queues.removeWindow(partner, id, act);
        return Answer.json(JSON.objectNode().put("count", 1).put("dryRun", call.isDryRun()));
    }

    private String found(Call call) {
        String name = call.path().get("name");
        boolean known =
                partners.get().stream().anyMatch(partner -> partner.name().equals(name));
        if (!known && !name.equals(IntakeWindow.NAME)) throw Refusal.unknown();
        return name;
    }

    private static ObjectNode window(Hold window) {
        return JSON.objectNode()
                .put("id", window.id())
                .put("from", Times.iso(window.from()))
                .put("to", Times.iso(window.to()))
                .put("reason", window.why());
    }
}
