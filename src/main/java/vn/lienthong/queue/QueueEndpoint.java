package vn.lienthong.queue;

import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import vn.lienthong.config.Durations;

/** One queue, seen from a route. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "queue",
        title = "Queue",
        syntax = "queue:name",
        category = Category.MESSAGING)
public final class QueueEndpoint extends DefaultEndpoint {
    private static final int MAX_CONCURRENCY = 256;

    @UriPath(description = "Name of the queue, a-z 0-9 and dashes")
    private final String name;

    @UriParam(description = "Partner whose breaker and maintenance windows hold this queue (from)")
    private String partner;

    @UriParam(description = "Messages in one run of the route, 1..100 (from)", defaultValue = "1")
    private int batch = 1;

    @UriParam(description = "Runs at once, 1..256 (from)")
    private int concurrency;

    @UriParam(description = "Earliest start after the commit, e.g. 2m (to)")
    private String delay;

    @UriParam(
            description = "Nothing is added while the line has other unfinished work in this queue: for work that comes"
                    + " again by itself (to)",
            defaultValue = "false")
    private boolean unlessWaiting;

    QueueEndpoint(String uri, QueueComponent component, String name) {
        super(uri, component);
        this.name = name;
    }

    @Override
    public Producer createProducer() {
        Duration wait = delay == null
                ? Duration.ZERO
                : Durations.parse(delay)
                        .orElseThrow(() -> new IllegalArgumentException("delay of queue:" + name + ": like 30s or 5m"));
        return new QueueProducer(this, wait, ((QueueComponent) getComponent()).engine());
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (batch < 1 || batch > 100) throw new IllegalArgumentException("batch " + batch + ": 1 to 100");
        if (concurrency < 1 || concurrency > MAX_CONCURRENCY) {
            throw new IllegalArgumentException("concurrency " + concurrency + ": 1 to " + MAX_CONCURRENCY);
        }
        QueueConsumer consumer = new QueueConsumer(this, processor, ((QueueComponent) getComponent()).engine());
        configureConsumer(consumer);
        return consumer;
    }

    String name() {
        return name;
    }

    Optional<String> partner() {
        return Optional.ofNullable(partner);
    }

    public void setPartner(String partner) {
        this.partner = partner;
    }

    public String getPartner() {
        return partner;
    }

    public void setBatch(int batch) {
        this.batch = batch;
    }

    public int getBatch() {
        return batch;
    }

    public void setConcurrency(int concurrency) {
        this.concurrency = concurrency;
    }

    public int getConcurrency() {
        return concurrency;
    }

    public void setDelay(String delay) {
        this.delay = delay;
    }

    public String getDelay() {
        return delay;
    }

    public boolean isUnlessWaiting() {
        return unlessWaiting;
    }

    public void setUnlessWaiting(boolean unlessWaiting) {
        this.unlessWaiting = unlessWaiting;
    }
}
