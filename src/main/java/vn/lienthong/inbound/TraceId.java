package vn.lienthong.inbound;

import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id a request is followed by: from a valid W3C traceparent, else fresh. 32 hex digits. */
public final class TraceId {
    /** Answer header, and the request header under which a route finds it. */
    static final String HEADER = "X-Trace-Id";
    /** Key in the RoutingContext and name of the exchange property. */
    static final String NAME = "traceId";

    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private TraceId() {}

    /** The id of this request, given out once and then kept, also across a reroute. */
    static String of(RoutingContext context) {
        String known = context.get(NAME);
        if (known != null) return known;
        List<String> traceparents = context.request().headers().getAll("traceparent");
        Optional<String> sent = traceparents.size() == 1 ? from(traceparents.get(0)) : Optional.empty();
        if (sent.isEmpty()) context.request().headers().remove("traceparent");
        String id = sent.orElseGet(TraceId::fresh);
        context.put(NAME, id);
        return id;
    }

    /** Empty for what is no traceparent. */
    public static Optional<String> from(String traceparent) {
        Matcher matcher = TRACEPARENT.matcher(traceparent);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    public static String fresh() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
