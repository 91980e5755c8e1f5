package vn.lienthong.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.QueueListener;

/** What the queues do, as metrics: {@code lienthong_queue_*}, by queue and error class only. */
final class QueueMeters implements QueueListener {
    private final MeterRegistry registry;

    QueueMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void started(String queue, Duration waited) {
        Timer.builder("lienthong.queue.wait")
                .description("from due to started")
                .tag("queue", queue)
                .publishPercentiles(0.5, 0.99)
                .register(registry)
                .record(waited);
    }

    @Override
    public void finished(String queue, Duration worked) {
        Timer.builder("lienthong.queue.step")
                .description("from started to committed")
                .tag("queue", queue)
                .publishPercentiles(0.5, 0.99)
                .register(registry)
                .record(worked);
    }

    @Override
    public void retried(String queue, ErrorClass errorClass) {
        registry.counter("lienthong.queue.retried", "queue", queue, "class", errorClass.name())
                .increment();
    }

    @Override
    public void parked(String queue, ErrorClass errorClass) {
        registry.counter("lienthong.queue.parked", "queue", queue, "class", errorClass.name())
                .increment();
    }

    @Override
    public void leaseLost(String queue) {
        registry.counter("lienthong.queue.lease.lost", "queue", queue).increment();
    }
}
