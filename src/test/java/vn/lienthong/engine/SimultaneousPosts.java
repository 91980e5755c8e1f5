package vn.lienthong.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import vn.lienthong.simulator.SyntheticDossier;

/** The same dossier, posted 32 times at once over real HTTP. */
final class SimultaneousPosts {
    private static final int POSTS = 32;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SyntheticDossier dossier;
    private final URI[] engines;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private SimultaneousPosts(SyntheticDossier dossier, URI... engines) {
        this.dossier = dossier;
        this.engines = engines;
    }

    static SimultaneousPosts of(SyntheticDossier dossier, URI... engines) {
        return new SimultaneousPosts(dossier, engines);
    }

    void assertOneNewAndTheOthersRepeats() throws Exception {
        CyclicBarrier together = new CyclicBarrier(POSTS);
        ExecutorService senders = Executors.newFixedThreadPool(POSTS);
        try {
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < POSTS; i++) {
                URI engine = engines[i % engines.length];
                answers.add(CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                together.await(10, TimeUnit.SECONDS);
                                return post(engine, dossier.json());
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        senders));
            }
            int repeats = 0;
            for (CompletableFuture<HttpResponse<String>> one : answers) {
                HttpResponse<String> answer = one.get(30, TimeUnit.SECONDS);
                assertEquals(200, answer.statusCode(), answer.body());
                JsonNode body = JSON.readTree(answer.body());
                assertEquals(1, body.path("lanNop").asInt());
                if (body.path("trungLap").asBoolean()) repeats++;
            }
            assertEquals(POSTS - 1, repeats);
        } finally {
            senders.shutdownNow();
        }
    }

    void assertOtherContentIsRefused() throws Exception {
        String other = dossier.json().replaceFirst("<soLuongBanSao>\\d+<", "<soLuongBanSao>77<");
        for (URI engine : engines) assertEquals(409, post(engine, other).statusCode());
    }

    private HttpResponse<String> post(URI engine, String body) throws Exception {
        HttpRequest post = HttpRequest.newBuilder(engine.resolve("/dvclt/v1/dossiers"))
                .header("Authorization", "Bearer " + EngineFixture.CALLER_TOKEN)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(post, HttpResponse.BodyHandlers.ofString());
    }
}
