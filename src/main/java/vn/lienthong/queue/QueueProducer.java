package vn.lienthong.queue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Adds a message to the running step, or commits it at once where no step runs. Leaves the exchange as it is. */
final class QueueProducer extends DefaultProducer {
    private final String queue;
    private final Duration delay;
    private final boolean unlessWaiting;
    private final Commits commits;
    private final QueueAdmin admin;

    QueueProducer(QueueEndpoint endpoint, Duration delay, QueueEngine engine) {
        super(endpoint);
        this.queue = endpoint.name();
        this.delay = delay;
        this.unlessWaiting = endpoint.isUnlessWaiting();
        this.commits = engine.commits();
        this.admin = engine.admin();
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String line = message.getHeader(QueueComponent.LINE_HEADER, String.class);
        if (line == null)
            throw new IllegalStateException("queue:" + queue + " needs the header " + QueueComponent.LINE_HEADER);
        Step step = QueueConsumer.step(exchange);
        if (unlessWaiting && waits(line, step)) return;
        NewMessage created = new NewMessage(queue, line, text(message.getBody()), delay, key(message, line));
        if (step != null) step.add(created);
        else commits.commitDurably(List.of(created));
    }

    /** Whether the line has unfinished work in this queue, apart from what this step is working on. */
    private boolean waits(String line, Step step) {
        Set<Long> own = step == null
                ? Set.of()
                : step.messages().stream().map(vn.lienthong.queue.Message::id).collect(Collectors.toSet());
        return admin.messagesOf(line).stream()
                .anyMatch(message -> message.queue().equals(queue) && !own.contains(message.id()));
    }

    private static String text(Object body) {
        return body == null ? "{}" : body.toString();
    }

    /** dossier/step/version/status: the same however often the step before is repeated. */
    private String key(Message message, String line) {
        return line + "/" + queue + "/" + message.getHeader("version", "1", String.class) + "/"
                + message.getHeader("status", "", String.class);
    }
}
