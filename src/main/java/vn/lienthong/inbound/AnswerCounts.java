package vn.lienthong.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Counts what the partner API answers, {@code lienthong.requests} by caller and status: a token that is refused all
 * night is seen there, and nowhere else.
 */
final class AnswerCounts implements Handler<RoutingContext> {
    private static final String COUNTED = "counted";

    private final MeterRegistry meters;

    AnswerCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void handle(RoutingContext context) {
        if (context.get(COUNTED) == null) context.addEndHandler(ended -> count(context));
        context.put(COUNTED, true); // a reroute comes by again
        context.next();
    }

    private void count(RoutingContext context) {
        String caller = context.get(PartnerApiGuard.CALLER);
        String status = String.valueOf(context.response().getStatusCode());
        meters.counter("lienthong.requests", "caller", caller == null ? "" : caller, "status", status)
                .increment();
    }
}
