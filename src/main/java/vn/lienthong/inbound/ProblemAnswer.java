package vn.lienthong.inbound;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Writes a problem as the answer of a route and ends the route. */
public final class ProblemAnswer {
    private ProblemAnswer() {}

    /** Status, content type, trace id and body; nothing else of the message is kept. */
    public static void write(Exchange exchange, Problem problem) {
        rememberTraceId(exchange);
        Message message = exchange.getMessage();
        Object retryAfter = exchange.getProperty(IntakeWindow.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS, Object.class);
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
        message.setHeader(Exchange.CONTENT_TYPE, Problem.MEDIA_TYPE);
        message.setHeader(TraceId.HEADER, traceId(exchange));
        if (problem.kind().isTemporary()) message.setHeader("Retry-After", retryAfter);
        message.setBody(problem.render(traceId(exchange)));
        exchange.setRouteStop(true);
    }

    /** The id the guard gave this request, as exchange property {@code traceId}; a fresh one outside of HTTP. */
    static void rememberTraceId(Exchange exchange) {
        if (exchange.getProperty(TraceId.NAME) != null) return;
        String given = exchange.getMessage().getHeader(TraceId.HEADER, String.class);
        exchange.setProperty(TraceId.NAME, given == null ? TraceId.fresh() : given);
    }

    static String traceId(Exchange exchange) {
        return exchange.getProperty(TraceId.NAME, String.class);
    }
}
