package vn.lienthong.inbound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import vn.lienthong.config.Sha256;
import vn.lienthong.dossier.IncomingDossier;

/** The edge on a real server as the engine builds it, with a last handler that says what reached it. */
final class PartnerApi implements AutoCloseable {
    static final String TOKEN = "dvclt-test-token";
    static final String SECOND_TOKEN = "dvclt-next-token";
    static final String OTHER_TOKEN = "portal-test-token";

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final DossierReader reader;

    PartnerApi(InboundLimits limits) {
        OpenApiDescription description = OpenApiDescription.load(limits);
        reader = new DossierReader(description, limits);
        CallerTokens callers = CallerTokens.from(Map.of(
                "dvclt",
                Sha256.hex(TOKEN) + ", " + Sha256.hex(SECOND_TOKEN),
                "portal",
                Sha256.hex(OTHER_TOKEN),
                "payment",
                ""));
        Router inner = Router.router(vertx);
        inner.route()
                .handler(new PartnerApiGuard(
                        description, callers, CallerCertificates.from(Map.of(), Clock.systemUTC()), limits));
        inner.route().failureHandler(new ProblemFailureHandler());
        inner.route("/openapi.json").handler(new DescriptionHandler(description));
        inner.route("/dvclt/v1/dossiers")
                .handler(BodyHandler.create(false).setBodyLimit(limits.bodyBytes()))
                .handler(this::answerWhatArrived);
        inner.route().last().handler(new NoRouteHandler());
        try {
            server = vertx.createHttpServer()
                    .requestHandler(inner)
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("no server", e);
        }
    }

    /** Gives a context what routes that begin with {@code platform-http:} need. */
    static void serve(
            CamelContext camel,
            PartnerApiServer server,
            VertxPlatformHttpServerConfiguration configuration,
            DossierReader reader)
            throws Exception {
        camel.getRegistry().bind("partner-api", server);
        camel.getRegistry().bind("partner-api-configuration", configuration);
        camel.getRegistry().bind("dossier-reader", reader);
        camel.addService(server);
    }

    int port() {
        return server.actualPort();
    }

    private void answerWhatArrived(RoutingContext context) {
        if (context.request().getHeader("accept") != null
                && context.request().getHeader("accept").equals("x/fail")) {
            throw new IllegalStateException("PLANTED");
        }
        IncomingDossier dossier = reader.read(
                context.body().buffer() == null
                        ? new byte[0]
                        : context.body().buffer().getBytes());
        ObjectNode answer = Dossiers.JSON.createObjectNode();
        answer.set("form", dossier.form());
        answer.put("uri", context.request().uri());
        answer.put("query", context.request().query());
        answer.put("parameters", context.queryParams().toString());
        context.request().headers().forEach(header -> answer.put("header-" + header.getKey(), header.getValue()));
        context.response().putHeader("Content-Type", "application/json");
        context.end(Buffer.buffer(answer.toString()));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
