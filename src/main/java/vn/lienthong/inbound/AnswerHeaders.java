package vn.lienthong.inbound;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;

/**
 * Which of a route's headers leave the house with its answer: those that HTTP knows, and the trace id. Camel would send
 * all of them, and what a step notes for the next one is nobody else's business.
 */
public final class AnswerHeaders extends HttpHeaderFilterStrategy {
    private static final Set<String> SENT = Set.of(
            "accept-ranges",
            "allow",
            "cache-control",
            "content-disposition",
            "content-range",
            "content-type",
            "etag",
            "last-modified",
            "location",
            "retry-after",
            "x-content-type-options",
            TraceId.HEADER.toLowerCase(Locale.ROOT));

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !SENT.contains(name.toLowerCase(Locale.ROOT));
    }
}
