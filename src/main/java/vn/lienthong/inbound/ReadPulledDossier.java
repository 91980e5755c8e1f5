package vn.lienthong.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.queue.QueueConsumer;
import vn.lienthong.queue.Step;

/**
 * Body as JSON or text → {@code IncomingDossier}, for a dossier that was fetched: there is nobody to answer, so one
 * that cannot be taken is noted in the event log and counted ({@code lienthong.intake.refused}), the header
 * {@code refused} names the problem, and the route goes on without it.
 */
final class ReadPulledDossier implements Processor {
    private static final int MAX_FIELDS_CHARS = 1_000;

    private final DossierReader reader;
    private final Optional<MeterRegistry> meters;

    ReadPulledDossier(DossierReader reader, Optional<MeterRegistry> meters) {
        this.reader = reader;
        this.meters = meters;
    }

    @Override
    public void process(Exchange exchange) {
        exchange.getMessage().removeHeader("refused");
        try {
            exchange.getMessage()
                    .setBody(reader.read(bytes(exchange.getMessage().getBody())));
        } catch (Refused refused) {
            note(exchange, refused.problem());
        }
    }

    private static byte[] bytes(Object body) {
        String text = body instanceof JsonNode json && json.isTextual() ? json.textValue() : String.valueOf(body);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void note(Exchange exchange, Problem problem) {
        exchange.getMessage().setHeader("refused", problem.kind().code());
        meters.ifPresent(registry -> registry.counter("lienthong.intake.refused", "entry", exchange.getFromRouteId())
                .increment());
        Step step = QueueConsumer.step(exchange);
        if (step == null) throw new IllegalStateException("only within a step that a queue started");
        String fields = String.join(",", problem.errors().keySet());
        step.add(new LogEntry(
                "dossier.pull-refused",
                step.messages().get(0).line(),
                exchange.getFromRouteId(),
                Map.of(
                        "problem",
                        problem.kind().code(),
                        "fields",
                        fields.substring(0, Math.min(MAX_FIELDS_CHARS, fields.length())))));
    }
}
