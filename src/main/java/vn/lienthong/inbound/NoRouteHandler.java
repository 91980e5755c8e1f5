package vn.lienthong.inbound;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * The last handler of the router. The guard lets only described operations through, so what arrives here has no running
 * route at the moment: the engine is starting, stopping or reloading it. The caller is to come back, not to give up.
 */
final class NoRouteHandler implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext context) {
        Refusals.answer(context, Problem.of(ProblemKind.UNAVAILABLE));
    }
}
