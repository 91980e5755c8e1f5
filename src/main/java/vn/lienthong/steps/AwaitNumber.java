package vn.lienthong.steps;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.LogEntry;

/**
 * {@code dossier:await-number?first=DURATION&longest=DURATION&times=COUNT} – when to ask for a late identification number
 * next. Body: {@code {asked, askBy}}, how often it was asked for and by which number; body afterwards with one more, and header {@code wait} such as
 * {@code 3600s}, doubling from {@code first} to {@code longest}. After {@code times} the route ends, and the log says so.
 */
final class AwaitNumber implements Processor {
    private final DossierServices services;
    private final Duration first;
    private final Duration longest;
    private final int times;

    AwaitNumber(DossierServices services, Duration first, Duration longest, int times) {
        this.services = services;
        this.first = first;
        this.longest = longest;
        this.times = times;
    }

    @Override
    public void process(Exchange exchange) {
        Dossier dossier = Dossiers.current(exchange, services);
        JsonNode body = Json.body(exchange);
        int asked = body.path("asked").asInt(0);
        if (asked >= times) {
            Dossiers.step(
                    exchange,
                    List.of(new LogEntry(
                            "dossier.number-not-given",
                            dossier.number(),
                            exchange.getFromRouteId(),
                            Map.of("asked", String.valueOf(asked)))));
            exchange.setRouteStop(true);
            return;
        }
        exchange.getMessage()
                .setBody(Json.object()
                        .put("version", dossier.version())
                        .put("asked", asked + 1)
                        .put("askBy", body.path("askBy").asText("")));
        exchange.getMessage().setHeader("wait", wait(asked).toMillis() + "ms");
    }

    private Duration wait(int asked) {
        Duration wait = first;
        for (int i = 0; i < asked && wait.compareTo(longest) < 0; i++) wait = wait.multipliedBy(2);
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
