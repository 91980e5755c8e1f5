package vn.lienthong.queue;

import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Adds a message to the running step, or commits it at once where no step runs. Leaves the exchange as it is. */
final class QueueProducer extends DefaultProducer {
    private final String queue;
    private final Duration delay;
    private final Commits commits;

    QueueProducer(QueueEndpoint endpoint, Duration delay, Commits commits) {
        super(endpoint);
        this.queue = endpoint.name();
        this.delay = delay;
        this.commits = commits;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String line = message.getHeader(QueueComponent.LINE_HEADER, String.class);
        if (line == null)
            throw new IllegalStateException("queue:" + queue + " needs the header " + QueueComponent.LINE_HEADER);
        NewMessage created = new NewMessage(queue, line, text(message.getBody()), delay, key(message, line));
        Step step = QueueConsumer.step(exchange);
        if (step != null) step.add(created);
        else commits.commitDurably(List.of(created));
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
