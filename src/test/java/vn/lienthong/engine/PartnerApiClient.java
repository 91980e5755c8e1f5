package vn.lienthong.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Posts to the partner API as a caller does, and reads the whole answer. */
final class PartnerApiClient {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private PartnerApiClient() {}

    record Reply(int status, String text) {
        JsonNode body() throws Exception {
            return JSON.readTree(text);
        }
    }

    static Reply post(URI engine, String path, String token, JsonNode body) throws Exception {
        return postLater(engine, path, token, body).get();
    }

    static CompletableFuture<Reply> postLater(URI engine, String path, String token, JsonNode body) {
        HttpRequest request = HttpRequest.newBuilder(engine.resolve(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> new Reply(answer.statusCode(), answer.body()));
    }
}
