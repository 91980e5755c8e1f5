package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Calls the engine's partner API once: what it answers is for the test to judge. */
final class EngineCaller {
    private static final long TIMEOUT_MS = 30_000;

    private final HttpClient client;

    EngineCaller(Vertx vertx) {
        client = vertx.createHttpClient();
    }

    /** @return the HTTP status; completes exceptionally when there is no answer */
    CompletableFuture<Integer> post(URI engine, String path, String token, ObjectNode body) {
        RequestOptions call = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(engine.toString().replaceAll("/$", "") + path)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Authorization", "Bearer " + token)
                .setTimeout(TIMEOUT_MS);
        return WholeAnswer.to(client, call, Wire.json(body))
                .map(WholeAnswer::status)
                .toCompletionStage()
                .toCompletableFuture();
    }
}
