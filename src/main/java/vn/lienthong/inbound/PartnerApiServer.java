package vn.lienthong.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import vn.lienthong.tls.ListenerCertificate;

/**
 * Camel's HTTP server with the guard in front of every route. It serves Camel's inner router directly: the outer one
 * decodes the path before any handler runs, and answers 500 to a path that cannot be decoded.
 *
 * <p>Bind it in the registry together with its configuration, then add it to the Camel context as a service.
 */
public final class PartnerApiServer extends VertxPlatformHttpServer {
    /** A connection on which nothing moves for so long is closed, in seconds. */
    private static final int IDLE_SECONDS = 60;

    private static final int MAX_HEADER_BYTES = 16_384;

    private final VertxPlatformHttpServerConfiguration configuration;
    private final OpenApiDescription description;
    private final PartnerApiGuard guard;
    private final Optional<ListenerCertificate> certificate;
    private final RequestGaps gaps = new RequestGaps();
    private HttpServer server;
    /** Null when the Camel context brought its own. */
    private Vertx ownVertx;

    /**
     * @param configuration host, port (0 = any free one) and the largest body, see {@link #configuration}
     * @param certificate empty: no TLS here
     */
    public PartnerApiServer(
            VertxPlatformHttpServerConfiguration configuration,
            OpenApiDescription description,
            PartnerApiGuard guard,
            Optional<ListenerCertificate> certificate) {
        super(configuration);
        this.configuration = configuration;
        this.description = description;
        this.guard = guard;
        this.certificate = certificate;
    }

    /** A configuration that holds what must not be left at its default: the body limit, no uploads, no CORS. */
    public static VertxPlatformHttpServerConfiguration configuration(String host, int port, InboundLimits limits) {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost(host);
        configuration.setBindPort(port);
        configuration.setMaxBodySize(limits.bodyBytes());
        configuration.getBodyHandler().setHandleFileUploads(false);
        configuration.getBodyHandler().setMergeFormAttributes(false);
        configuration.getCors().setEnabled(false);
        return configuration;
    }

    /** From here on, so that every route that is made has its answers filtered. */
    @Override
    public void setCamelContext(CamelContext context) {
        super.setCamelContext(context);
        context.getComponent("platform-http", PlatformHttpComponent.class).setHeaderFilterStrategy(new AnswerHeaders());
    }

    @Override
    protected void startServer() throws Exception {
        Router router = VertxPlatformHttpRouter.lookup(
                getCamelContext(), VertxPlatformHttpRouter.getRouterNameFromPort(configuration.getPort()));
        MeterRegistry meters = getCamelContext().getRegistry().findSingleByType(MeterRegistry.class);
        if (meters != null) router.route().handler(new AnswerCounts(meters));
        router.route().handler(guard).failureHandler(new ProblemFailureHandler());
        router.route().handler(gaps);
        router.get("/openapi.json").handler(new DescriptionHandler(description));
        router.route().last().handler(new NoRouteHandler());
        HttpServerOptions options = new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setHttp2ClearTextEnabled(false);
        certificate.ifPresent(tls -> tls.secure(options));
        server = getVertx()
                .createHttpServer(options)
                .requestHandler(router)
                .listen(configuration.getBindPort(), configuration.getBindHost())
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        certificate.ifPresent(tls -> tls.servedBy(server));
    }

    /** Where paths are closed for the moment in which their route is swapped. */
    public RequestGaps gaps() {
        return gaps;
    }

    @Override
    protected void stopServer() {
        if (server == null) return;
        HttpServer closing = server;
        server = null;
        closing.close().toCompletionStage().toCompletableFuture().join();
    }

    @Override
    protected Vertx createVertxInstance() {
        ownVertx = super.createVertxInstance();
        return ownVertx;
    }

    @Override
    protected void stopVertx() {
        if (ownVertx == null) return;
        Vertx closing = ownVertx;
        ownVertx = null;
        closing.close().toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public HttpServer getServer() {
        return server;
    }

    /** The port in use, which tells what 0 became. */
    @Override
    public int getPort() {
        return server == null ? configuration.getBindPort() : server.actualPort();
    }
}
