package vn.lienthong.inbound;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what Vert.x or a handler failed on into a problem answer that says nothing about our inside. Install it with
 * {@code router.route().failureHandler(…)} beside the guard, and as error handler for the statuses of
 * {@link #STATUSES} on a router of one's own.
 */
public final class ProblemFailureHandler implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemFailureHandler.class);

    /** HTTP status of the failure → the problem; any other is ours. */
    public static final Map<Integer, ProblemKind> STATUSES = Map.of(
            400, ProblemKind.MALFORMED,
            401, ProblemKind.UNAUTHORIZED,
            403, ProblemKind.FORBIDDEN,
            404, ProblemKind.UNKNOWN_PATH,
            405, ProblemKind.METHOD_NOT_ALLOWED,
            408, ProblemKind.REQUEST_TIMEOUT,
            413, ProblemKind.TOO_LARGE,
            415, ProblemKind.UNSUPPORTED_MEDIA_TYPE,
            417, ProblemKind.EXPECTATION_FAILED,
            503, ProblemKind.BUSY);

    @Override
    public void handle(RoutingContext context) {
        ProblemKind kind = STATUSES.getOrDefault(context.statusCode(), ProblemKind.INTERNAL);
        Throwable failure = context.failure();
        if (failure instanceof Refused refused) {
            Refusals.answer(context, refused.problem());
            return;
        }
        if (kind == ProblemKind.INTERNAL && !context.request().isEnded()) {
            LOG.info("request {} broke off while it was read", TraceId.of(context));
            Refusals.answer(context, Problem.of(ProblemKind.MALFORMED));
            return;
        }
        if (kind == ProblemKind.INTERNAL && failure != null) {
            // the message may carry what was sent; the class and the place are enough to find the fault
            StackTraceElement[] stack = failure.getStackTrace();
            LOG.error(
                    "request {} failed: {} at {}",
                    TraceId.of(context),
                    failure.getClass().getName(),
                    stack.length == 0 ? "unknown" : stack[0]);
        }
        Refusals.answer(context, Problem.of(kind));
    }
}
