package vn.lienthong.steps;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.queue.NewMessage;

/**
 * {@code dossier:await-number?first=DURATION&longest=DURATION&times=COUNT&next=QUEUE} – asks for a late identification
 * number again later. Body: {@code {asked, askBy}}, how often it was asked for and by which number; the queue gets it
 * with one more, after a delay that doubles from {@code first} to {@code longest}. After {@code times} the route ends,
 * and the log says so.
 */
final class AwaitNumber implements Processor {
    private final DossierServices services;
    private final Duration first;
    private final Duration longest;
    private final int times;
    private final String next;

    AwaitNumber(DossierServices services, Duration first, Duration longest, int times, String next) {
        this.services = services;
        this.first = first;
        this.longest = longest;
        this.times = times;
        this.next = next;
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
        var message = Json.object()
                .put("version", dossier.version())
                .put("asked", asked + 1)
                .put("askBy", body.path("askBy").asText(""));
        String key = dossier.number() + "/" + next + "/" + dossier.version() + "/" + asked;
        Dossiers.step(exchange, List.of(new NewMessage(next, dossier.number(), message.toString(), wait(asked), key)));
    }

    private Duration wait(int asked) {
        Duration wait = first;
        for (int i = 0; i < asked && wait.compareTo(longest) < 0; i++) wait = wait.multipliedBy(2);
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
