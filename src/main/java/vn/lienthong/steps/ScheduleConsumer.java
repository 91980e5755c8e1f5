package vn.lienthong.steps;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.QueueConsumer;
import vn.lienthong.queue.Step;

/** Looks at the clock once a second, from the start of its route on, and runs the route for what is due. */
final class ScheduleConsumer extends DefaultConsumer {
    private static final long LOOK_MILLIS = 1_000;

    private final DueRuns runs;
    private ScheduledExecutorService thread;

    ScheduleConsumer(Endpoint endpoint, Processor processor, DueRuns runs) {
        super(endpoint, processor);
        this.runs = runs;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        thread = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "schedule");
        thread.scheduleWithFixedDelay(() -> runs.look(this::run), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        if (thread != null)
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(thread);
        thread = null;
        super.doStop();
    }

    /** What the route has decided; it is not committed yet. */
    private List<Effect> run(Instant due) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            Step step = new Step(List.of());
            QueueConsumer.begin(exchange, step);
            ScheduleComponent.begin(exchange, due);
            getProcessor().process(exchange);
            if (exchange.getException() != null) throw exchange.getException();
            return step.effects();
        } finally {
            releaseExchange(exchange, false);
        }
    }
}
