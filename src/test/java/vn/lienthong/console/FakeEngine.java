package vn.lienthong.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.partner.Partners;

/** The operations API on a free port, over an engine that is all memory. */
public final class FakeEngine implements AutoCloseable {
    public final FakeDossiers dossiers = new FakeDossiers();
    public final FakeQueues queues = new FakeQueues();
    public final FakeLog log = new FakeLog();
    public final FakeRoutes routes = new FakeRoutes();
    public final FakeSnapshots snapshots = new FakeSnapshots();
    public final FakeExports exports = new FakeExports();
    public final FakePurge purge = new FakePurge();
    public Health health =
            new Health(true, List.of(new Health.Check("queues", Health.Level.UP, Map.of("parked", "1"))));

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx = Vertx.vertx();
    private final ConsoleServer server;

    public FakeEngine() {
        this(Duration.ofSeconds(60));
    }

    /** @param quiet after which a connection that brings no request is closed */
    FakeEngine(Duration quiet) {
        var services = new ConsoleServices(
                dossiers,
                queues,
                (number, repair) ->
                        new vn.lienthong.repair.Repair.Outcome(number, !repair.dryRun(), "stopped", List.of()),
                (dossier, who, why) -> Instant.parse("2026-09-21T03:00:00Z"),
                new FakeSync(),
                log,
                routes,
                () -> List.of(new Partners.State("ndxp", "open", FakeDossiers.RECEIVED, 120, queues.windows)),
                new FakeLogIns(),
                null,
                null,
                new FakeCredentials(),
                snapshots,
                exports,
                purge,
                () -> health,
                () -> "lienthong_queue_parked{queue=\"birth-forward\"} 1.0\n",
                null, // figures and catalogues need a database, see PortalWorkIT
                Clock.fixed(Instant.parse("2026-09-21T03:00:00Z"), ZoneOffset.UTC));
        server = new ConsoleServer(vertx, "127.0.0.1", 0, Optional.empty(), services, quiet).start();
    }

    public int port() {
        return server.port();
    }

    /** @param token null for none; the token of a role is its word */
    public HttpResponse<String> get(String token, String path) throws IOException, InterruptedException {
        return send(token, "GET", path, "");
    }

    public HttpResponse<String> post(String token, String path, String body) throws IOException, InterruptedException {
        return send(token, "POST", path, body);
    }

    public HttpResponse<String> send(String token, String method, String path, String body)
            throws IOException, InterruptedException {
        return HTTP.send(request(token, method, path, body).build(), BodyHandlers.ofString());
    }

    public HttpRequest.Builder request(String token, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!method.equals("GET")) request.header("Content-Type", "application/json");
        if (token != null) request.header("Authorization", "Bearer " + token);
        return request;
    }

    public static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
