package vn.lienthong.inbound;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs before everything else on the partner API and lets through only what the description names: the exact path, the
 * method, a caller who may use it, JSON of a bearable size. What goes on has lost its query and every header that is
 * not on the short list, so that nothing a sender writes can steer a route. The answer is announced as JSON, unless its
 * route says what else it is.
 *
 * <p>Install it as the first handler of the router, on every path.
 */
public final class PartnerApiGuard implements Handler<RoutingContext> {
    /** Key in the RoutingContext: the caller's name, absent on open operations. */
    public static final String CALLER = "caller";

    /** Request header under which a route finds the caller's name; one that was sent never gets so far. */
    static final String CALLER_HEADER = "X-Caller";

    /** Vert.x needs them to read the body, or they are harmless and useful; a range is read by the file word alone. */
    private static final Set<String> KEPT_HEADERS = Set.of(
            "host",
            "content-type",
            "content-length",
            "transfer-encoding",
            "expect",
            "accept",
            "range",
            "traceparent",
            "if-none-match");

    private static final Pattern JSON_IN_UTF8 = Pattern.compile(
            "application/json\\s*(;\\s*charset\\s*=\\s*(utf-8|\"utf-8\")\\s*)?;?", Pattern.CASE_INSENSITIVE);

    private record Row(ApiOperation operation, Pattern path) {}

    private final List<Row> table;
    private final CallerTokens callers;
    private final CallerCertificates certificates;
    private final long bodyBytes;
    private final Admission admission;

    public PartnerApiGuard(
            OpenApiDescription description,
            CallerTokens callers,
            CallerCertificates certificates,
            InboundLimits limits) {
        this.table = description.operations().stream()
                .map(operation -> new Row(operation, operation.pathPattern()))
                .toList();
        this.callers = callers;
        this.certificates = certificates;
        this.bodyBytes = limits.bodyBytes();
        this.admission = new Admission(limits.inFlightBytes(), limits.inFlightRequests());
    }

    @Override
    public void handle(RoutingContext context) {
        String traceId = TraceId.of(context);
        HttpServerRequest request = context.request();
        try {
            List<ApiOperation> ofPath = operationsOn(request.path());
            if (!request.path().equals(request.uri())) {
                // no operation takes a query: begin again without it, so that nobody behind can read it
                context.reroute(request.path());
                return;
            }
            ApiOperation operation = ofMethod(context, ofPath);
            if (operation.caller().isPresent())
                authorise(context, operation.caller().get());
            if (operation.requestSchema().isPresent()) admitBody(context);
        } catch (Refused refused) {
            Refusals.answer(context, refused.problem());
            return;
        }
        stripHeaders(request.headers(), traceId);
        String caller = context.get(CALLER);
        if (caller != null) request.headers().set(CALLER_HEADER, caller);
        // what a route does not name otherwise is JSON; without the name, strict clients do not read it
        context.response()
                .putHeader(TraceId.HEADER, traceId)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        context.next();
    }

    /** On the path exactly as sent: whatever would need decoding or normalising is unknown. */
    private List<ApiOperation> operationsOn(String path) {
        List<ApiOperation> found = table.stream()
                .filter(row -> path != null && row.path().matcher(path).matches())
                .map(Row::operation)
                .toList();
        if (found.isEmpty()) throw refused(ProblemKind.UNKNOWN_PATH);
        return found;
    }

    private static ApiOperation ofMethod(RoutingContext context, List<ApiOperation> ofPath) {
        String method = context.request().method().name();
        return ofPath.stream()
                .filter(operation -> operation.method().equals(method))
                .findFirst()
                .orElseThrow(() -> {
                    String allowed =
                            ofPath.stream().map(ApiOperation::method).sorted().collect(Collectors.joining(", "));
                    context.response().putHeader("Allow", allowed);
                    return refused(ProblemKind.METHOD_NOT_ALLOWED);
                });
    }

    private void authorise(RoutingContext context, String wanted) {
        List<String> headers = context.request().headers().getAll("authorization");
        Optional<String> caller = headers.size() == 1 ? callers.callerOf(headers.get(0)) : Optional.empty();
        if (caller.isEmpty()) {
            context.response().putHeader("WWW-Authenticate", "Bearer realm=\"lienthong\"");
            throw refused(ProblemKind.UNAUTHORIZED);
        }
        if (!caller.get().equals(wanted)) throw refused(ProblemKind.FORBIDDEN);
        if (!certificates.isShown(wanted, context.request())) throw refused(ProblemKind.CERTIFICATE_REFUSED);
        context.put(CALLER, wanted);
    }

    private void admitBody(RoutingContext context) {
        MultiMap headers = context.request().headers();
        List<String> types = headers.getAll("content-type");
        if (types.size() != 1
                || !JSON_IN_UTF8.matcher(types.get(0).strip()).matches()
                || headers.contains("content-encoding")) {
            throw refused(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
        }
        long size = announcedBytes(headers);
        if (size > bodyBytes) throw new Refused(tooLarge(bodyBytes));
        Admission.Place place = admission.enter(size).orElseThrow(() -> refused(ProblemKind.BUSY));
        context.addEndHandler(end -> place.leave());
    }

    /** A body sent in chunks does not say how long it is: room for the longest is taken. */
    private long announcedBytes(MultiMap headers) {
        if (headers.contains("transfer-encoding")) return bodyBytes;
        String length = headers.get("content-length");
        if (length == null) return 0;
        try {
            return Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            throw refused(ProblemKind.MALFORMED);
        }
    }

    private static void stripHeaders(MultiMap headers, String traceId) {
        for (String name : Set.copyOf(headers.names())) {
            if (!KEPT_HEADERS.contains(name.toLowerCase(Locale.ROOT))) headers.remove(name);
        }
        headers.set(TraceId.HEADER, traceId);
    }

    static Problem tooLarge(long bodyBytes) {
        return Problem.of(ProblemKind.TOO_LARGE, "$", "body-bytes", Long.toString(bodyBytes));
    }

    private static Refused refused(ProblemKind kind) {
        return new Refused(Problem.of(kind));
    }
}
