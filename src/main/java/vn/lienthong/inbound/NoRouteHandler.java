package vn.lienthong.inbound;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * The last handler of the router. The guard lets nothing through that is not described, so what arrives here is an
 * operation whose route does not run now: while the engine starts, stops or swaps the route. It will come back, and a
 * sender that was told "no such path" would give up for good.
 */
public final class NoRouteHandler implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext context) {
        Refusals.answer(context, Problem.of(ProblemKind.UNAVAILABLE));
    }
}
