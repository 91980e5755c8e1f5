package vn.lienthong.queue;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code queue:NAME} – durable, ordered queues between steps. As {@code from}: one message, one run of the route, one
 * transaction. As {@code to}: the message exists once the step (or, outside a step, this call) is committed.
 */
public final class QueueComponent extends DefaultComponent {
    /** Header that names the dossier a message belongs to; order is kept per dossier. */
    public static final String LINE_HEADER = "dossier";
    /** Header with the idempotency key of the message being worked on. */
    public static final String KEY_HEADER = "idempotencyKey";

    private final QueueEngine engine;
    private final int concurrency;

    /** @param concurrency steps of one queue that run at once, unless the route says otherwise */
    public QueueComponent(QueueEngine engine, int concurrency) {
        this.engine = engine;
        this.concurrency = concurrency;
    }

    QueueEngine engine() {
        return engine;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        QueueEndpoint endpoint = new QueueEndpoint(uri, this, remaining);
        endpoint.setConcurrency(concurrency);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
