package vn.lienthong.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/**
 * Runs the route over each message. Body: the message as JSON, for a batch an array of {@code {dossier, body}}.
 * Headers: {@code dossier} and {@code idempotencyKey} (not for a batch).
 */
public final class QueueConsumer extends DefaultConsumer {
    private static final String STEP = "lienthong.step";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final QueueEngine engine;
    private ExecutorService workers;
    private QueueEngine.Running running;

    QueueConsumer(QueueEndpoint endpoint, Processor processor, QueueEngine engine) {
        super(endpoint, processor);
        this.engine = engine;
    }

    /** The step this exchange is part of, or null for one that came in by another door. */
    public static Step step(Exchange exchange) {
        return exchange.getProperty(STEP, Step.class);
    }

    /** Makes the exchange part of a step, as a queue does with each message. */
    public static void begin(Exchange exchange, Step step) {
        exchange.setProperty(STEP, step);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        QueueEndpoint endpoint = (QueueEndpoint) getEndpoint();
        workers = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "queue-" + endpoint.name(), endpoint.getConcurrency());
        running = engine.subscribe(endpoint.name(), endpoint.partner(), endpoint.getBatch(), workers, this::run);
    }

    @Override
    protected void doStop() throws Exception {
        if (running != null) running.close();
        running = null;
        if (workers != null)
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdown(workers);
        workers = null;
        super.doStop();
    }

    private void run(Step step) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            begin(exchange, step);
            fill(exchange, step.messages());
            getProcessor().process(exchange);
            if (exchange.getException() != null) throw exchange.getException();
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private void fill(Exchange exchange, List<Message> messages) throws Exception {
        if (((QueueEndpoint) getEndpoint()).getBatch() == 1) {
            Message message = messages.get(0);
            exchange.getIn().setBody(JSON.readTree(message.body()));
            exchange.getIn().setHeader(QueueComponent.LINE_HEADER, message.line());
            exchange.getIn().setHeader(QueueComponent.KEY_HEADER, message.idempotencyKey());
            return;
        }
        ArrayNode batch = JSON.createArrayNode();
        for (Message message : messages) {
            JsonNode body = JSON.readTree(message.body());
            batch.addObject().put(QueueComponent.LINE_HEADER, message.line()).set("body", body);
        }
        exchange.getIn().setBody(batch);
    }
}
