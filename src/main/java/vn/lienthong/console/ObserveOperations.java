package vn.lienthong.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Supplier;

/** What monitoring reads without a token: health, metrics and the description of this API. */
final class ObserveOperations {
    private static final String METRICS_MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<Health> health;
    private final Supplier<String> metrics;
    private final JsonNode description;

    ObserveOperations(Supplier<Health> health, Supplier<String> metrics, JsonNode description) {
        this.health = health;
        this.metrics = metrics;
        this.description = description;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "description", call -> Answer.json(description),
                "health", call -> health(),
                "ready", call -> ready(),
                "live", call -> upOrDown(true), // it answers: asking the database would have it killed with that
                "metrics", call -> new Answer(200, METRICS_MEDIA_TYPE, metrics.get()));
    }

    private Answer health() {
        Health now = health.get();
        boolean good = now.ready() && now.level() != Health.Level.DOWN;
        ObjectNode answer = status(good ? now.level() : Health.Level.DOWN);
        ArrayNode checks = answer.putArray("checks");
        now.checks().forEach(check -> {
            ObjectNode row = checks.addObject()
                    .put("name", check.name())
                    .put("status", check.level().name());
            check.detail().forEach(row.putObject("detail")::put);
        });
        return Answer.json(good ? 200 : 503, answer);
    }

    private Answer ready() {
        return upOrDown(health.get().ready());
    }

    private static Answer upOrDown(boolean up) {
        ObjectNode answer = status(up ? Health.Level.UP : Health.Level.DOWN);
        answer.putArray("checks");
        return Answer.json(up ? 200 : 503, answer);
    }

    private static ObjectNode status(Health.Level level) {
        return JsonNodeFactory.instance.objectNode().put("status", level.name());
    }
}
