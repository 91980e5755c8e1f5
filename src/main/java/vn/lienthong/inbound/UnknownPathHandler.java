package vn.lienthong.inbound;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** The last handler of the router: an operation that is described but has no running route now, and all the rest. */
public final class UnknownPathHandler implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext context) {
        Refusals.answer(context, Problem.of(ProblemKind.UNKNOWN_PATH));
    }
}
