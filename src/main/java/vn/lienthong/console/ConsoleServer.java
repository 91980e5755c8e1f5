package vn.lienthong.console;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.StorageFailure;
import vn.lienthong.inbound.TraceId;
import vn.lienthong.queue.StepFailure;
import vn.lienthong.queue.StorageUnavailable;
import vn.lienthong.text.Texts;
import vn.lienthong.tls.ListenerCertificate;

/** The operations listener (2-contracts, operations API). Separate from the partner API and from Camel. */
public final class ConsoleServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);
    /** Bytes. */
    private static final long BODY_LIMIT = 1 << 20;
    /** Bytes, of the request line and of all headers. */
    private static final int HEAD_LIMIT = 8192;

    /** A connection that brings no request for so long is closed. */
    private static final Duration QUIET = Duration.ofSeconds(60);
    /** As long as the command line waits for an answer. */
    private static final int LONGEST_WORK_SECONDS = 1800;

    private static final long START_SECONDS = 30;
    private static final String RETRY_SECONDS = "5";

    private final Vertx vertx;
    private final String host;
    private final int port;
    private final RequestGate gate;
    private final Map<String, Operation> operations;
    private final Optional<ListenerCertificate> certificate;
    private final AnswerStreams streams;
    private final QuietConnections connections;
    private HttpServer server;

    /**
     * @param port 0 for any free one, see {@link #port()}
     * @param certificate empty: no TLS here
     */
    public ConsoleServer(
            Vertx vertx, String host, int port, Optional<ListenerCertificate> certificate, ConsoleServices services) {
        this(vertx, host, port, certificate, services, QUIET);
    }

    ConsoleServer(
            Vertx vertx,
            String host,
            int port,
            Optional<ListenerCertificate> certificate,
            ConsoleServices services,
            Duration quiet) {
        this.connections = new QuietConnections(vertx, quiet);
        this.vertx = vertx;
        this.host = host;
        this.port = port;
        this.certificate = certificate;
        this.streams = new AnswerStreams(vertx);
        ApiDescription description = ApiDescription.shipped();
        this.gate = new RequestGate(description, services.credentials());
        this.operations = operations(services, description);
    }

    private static Map<String, Operation> operations(ConsoleServices services, ApiDescription description) {
        Map<String, Operation> all = new HashMap<>();
        all.putAll(new DossierOperations(services.dossiers(), services.queues()).operations());
        all.putAll(new RepairOperations(services.repairs()).operations());
        all.putAll(new LinkOperations(services.dossiers(), services.links()).operations());
        all.putAll(new SyncOperations(services.sync()).operations());
        all.putAll(new QueueOperations(services.queues(), services.routes()).operations());
        all.putAll(new PartnerOperations(services.partners(), services.queues(), services.clock()).operations());
        all.putAll(new LogInOperations(services.logIns()).operations());
        all.putAll(new PaymentOperations(services.payments()).operations());
        all.putAll(new RatingOperations(services.ratings()).operations());
        all.putAll(new StatisticsOperations(services.portal()).operations());
        all.putAll(new CatalogueOperations(services.portal()).operations());
        all.putAll(new LogOperations(services.log()).operations());
        all.putAll(new ExportOperations(services.dossiers(), services.exports()).operations());
        all.putAll(new RouteOperations(services.routes()).operations());
        all.putAll(new CredentialOperations(services.credentials(), services.log()).operations());
        all.putAll(new BackupOperations(services.snapshots()).operations());
        all.putAll(new PurgeOperations(services.purge()).operations());
        all.putAll(new ObserveOperations(services.health(), services.metrics(), description.document()).operations());
        Set<String> described = new HashSet<>();
        description.endpoints().forEach(endpoint -> described.add(endpoint.id()));
        if (!described.equals(all.keySet()))
            throw new IllegalStateException("described " + described + ", done " + all);
        return all;
    }

    /**
     * Listens, once this returns.
     *
     * @throws IllegalStateException if the port cannot be bound
     */
    public ConsoleServer start() {
        Router router = Router.router(vertx);
        router.route().handler(this::admit);
        router.route().handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
        router.route().handler(this::answer);
        router.route().failureHandler(this::refuse);
        var options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setIdleTimeout(LONGEST_WORK_SECONDS)
                .setMaxInitialLineLength(HEAD_LIMIT)
                .setMaxHeaderSize(HEAD_LIMIT)
                // the client in Java 17 loses answers while it goes over to HTTP/2, the more the busier the machine
                .setHttp2ClearTextEnabled(false);
        certificate.ifPresent(tls -> tls.secure(options));
        server = vertx.createHttpServer(options)
                .connectionHandler(connections::opened)
                .requestHandler(router);
        await(server.listen(), "listen on " + host + ":" + port);
        certificate.ifPresent(tls -> tls.servedBy(server));
        return this;
    }

    /** The port it listens on. */
    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        if (server != null) await(server.close(), "close the operations listener");
        streams.close();
    }

    private void admit(RoutingContext context) {
        String sent = Objects.requireNonNullElse(context.request().getHeader("traceparent"), "");
        context.put("traceId", TraceId.from(sent).orElseGet(TraceId::fresh));
        Endpoint endpoint = gate.endpoint(context.request());
        context.put("endpoint", endpoint);
        String authorization = context.request().getHeader("Authorization");
        context.request().pause(); // the body waits until it is known who sends it
        vertx.executeBlocking(() -> Optional.ofNullable(gate.operator(endpoint, authorization)), false)
                .onComplete(
                        operator -> {
                            context.put("operator", operator.orElse(null));
                            context.next();
                            context.request().resume();
                        },
                        failure -> {
                            context.fail(failure);
                            context.request().resume();
                        });
    }

    private void answer(RoutingContext context) {
        Endpoint endpoint = context.get("endpoint");
        Call call = gate.call(
                endpoint,
                context.get("operator"),
                context.request(),
                context.body().buffer());
        HttpConnection connection = context.request().connection();
        connections.working(connection);
        context.addEndHandler(sent -> connections.answered(connection));
        vertx.executeBlocking(() -> operations.get(endpoint.id()).answer(call), false)
                .onSuccess(answer -> send(context, answer))
                .onFailure(context::fail);
    }

    private void refuse(RoutingContext context) {
        Refusal refusal = refusal(context);
        String traceId = context.get("traceId");
        if (refusal.status() == 401) context.response().putHeader("WWW-Authenticate", "Bearer");
        if (refusal.status() == 503) context.response().putHeader("Retry-After", RETRY_SECONDS);
        if (refusal.status() == 405) context.response().putHeader("Allow", gate.methodsAt(context.request()));
        var body = refusal.render(RequestGate.texts(context.request()), traceId);
        send(context, new Answer(refusal.status(), Refusal.MEDIA_TYPE + "; charset=utf-8", body.toString()));
    }

    private Refusal refusal(RoutingContext context) {
        if (context.failure() instanceof Refusal refusal) return refusal;
        int status = context.statusCode();
        if (status == 413) return new Refusal(413, "too-large");
        if (status >= 400 && status < 500) return new Refusal(400, "malformed");
        logFailure(context, context.failure());
        if (context.failure() instanceof StorageUnavailable || context.failure() instanceof StorageFailure)
            return new Refusal(503, "unavailable");
        if (context.failure() instanceof StepFailure step && Texts.vietnamese().has("reason." + step.reason()))
            return new Refusal(500, "internal", because(step));
        return new Refusal(500, "internal");
    }

    /** Such as a dossier whose sealed content is damaged; the arguments of a step failure are safe to show. */
    private static Map<String, List<Refusal.Finding>> because(StepFailure step) {
        return Map.of("request", List.of(new Refusal.Finding("reason." + step.reason(), step.arguments())));
    }

    /** Without the exception's own words: a driver may quote a row there. */
    private static void logFailure(RoutingContext context, Throwable failure) {
        StackTraceElement[] stack = failure == null ? new StackTraceElement[0] : failure.getStackTrace();
        LOG.error(
                "operations call failed, trace {}: {} at {}",
                context.<String>get("traceId"),
                failure == null ? "no exception" : failure.getClass().getName(),
                stack.length == 0 ? "?" : stack[0]);
    }

    private void send(RoutingContext context, Answer answer) {
        if (context.response().ended() || context.response().closed()) return;
        context.response()
                .setStatusCode(answer.status())
                .putHeader("Content-Type", answer.mediaType())
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Trace-Id", context.<String>get("traceId"));
        if (answer.content() == null) context.end(answer.text());
        else stream(context, answer.content());
    }

    private void stream(RoutingContext context, Answer.Content content) {
        streams.send(context.response(), content).onFailure(failure -> {
            if (!context.response().headWritten()) {
                context.fail(failure);
                return;
            }
            // whoever reads must see that this is not the end
            logFailure(context, failure);
            context.request().connection().close();
        });
    }

    private static void await(Future<?> future, String what) {
        try {
            future.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: " + what, e);
        }
    }
}
