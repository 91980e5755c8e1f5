package vn.lienthong.inbound;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Sends a problem as the answer to a request, whatever has happened to the request so far. */
final class Refusals {
    /** How long a sender may go on sending a body that is already refused, in milliseconds. */
    private static final long DRAIN_MILLISECONDS = 10_000;

    private Refusals() {}

    static void answer(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) return;
        if (response.headWritten()) {
            // half an answer is out: only a cut line can still say that it failed
            context.request().connection().close();
            return;
        }
        String traceId = TraceId.of(context);
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader(TraceId.HEADER, traceId);
        if (problem.kind().isTemporary()) {
            response.putHeader("Retry-After", Integer.toString(Problem.RETRY_AFTER_SECONDS));
        }
        context.end(Buffer.buffer(problem.render(traceId)));
        drain(context);
    }

    /** A sender still writing must be able to read the answer, so the rest is dropped unread, but not for ever. */
    private static void drain(RoutingContext context) {
        if (context.request().isEnded()) return;
        long timer = context.vertx()
                .setTimer(
                        DRAIN_MILLISECONDS, id -> context.request().connection().close());
        context.request()
                .exceptionHandler(cut -> context.vertx().cancelTimer(timer))
                .endHandler(end -> context.vertx().cancelTimer(timer))
                .resume();
    }
}
