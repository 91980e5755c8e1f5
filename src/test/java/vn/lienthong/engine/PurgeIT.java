package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.Settings;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.simulator.SyntheticDossiers;
import vn.lienthong.testing.MutableClock;
import vn.lienthong.testing.TestDatabase;

/** Dossiers that went the whole way between all partners, and the purge when their time is over. */
class PurgeIT {
    private static final int DOSSIERS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path data;

    private final MutableClock clock = new MutableClock();
    private Simulators partners;
    private Engine engine;

    @AfterEach
    void stop() {
        if (engine != null) engine.close();
        if (partners != null) partners.close();
    }

    @Test
    void dossiers_that_the_portal_has_go_and_one_that_it_has_not_stays_on_the_embedded_database() throws Exception {
        oncePurged(Map.of());
    }

    @Test
    void dossiers_that_the_portal_has_go_and_one_that_it_has_not_stays_on_postgresql() throws Exception {
        try (TestDatabase database = TestDatabase.postgresql()) {
            oncePurged(Map.of(
                    "lienthong.db.url", database.url(),
                    "lienthong.db.username", database.username(),
                    "lienthong.db.pool-size", "6"));
            engine.close();
            engine = null;
        }
    }

    private void oncePurged(Map<String, String> more) throws Exception {
        start(more);
        List<SyntheticDossier> dossiers = new SyntheticDossiers(31, Clock.systemUTC()).list(DOSSIERS);
        SyntheticDossier late = dossiers.get(DOSSIERS - 1);
        for (SyntheticDossier dossier : dossiers.subList(0, DOSSIERS - 1)) send(dossier);
        awaitNothingLeft();
        sync("dossiers");
        sync("progress");
        send(late); // the portal has not heard of it
        awaitNothingLeft();
        int calls = calls();

        clock.advance(Duration.ofDays(31));
        ageFiles();
        await().atMost(PATIENCE).until(() -> preview().at("/goes/dossiers").asInt() == DOSSIERS - 1);
        JsonNode preview = preview();
        assertEquals(1, preview.at("/stays/portal").asInt(), preview.toString());
        assertTrue(preview.at("/goes/documents").asInt() >= DOSSIERS - 1, preview.toString());
        assertEquals(DOSSIERS - 1, purge());

        SyntheticDossier purged = dossiers.get(0);
        JsonNode shown = api("GET", "/dossiers/" + purged.number(), "");
        assertEquals("hết thời hạn lưu trữ", shown.at("/purged/reason").asText());
        assertEquals("RETURNED", shown.path("status").asText());
        assertFalse(api("GET", "/dossiers/" + late.number(), "").has("purged"));
        PartnerApiClient.Reply again = PartnerApiClient.postLater(
                        URI.create("http://127.0.0.1:" + engine.partnerApiPort()),
                        "/dvclt/v1/dossiers",
                        EngineFixture.CALLER_TOKEN,
                        JSON.readTree(purged.json()))
                .get(30, TimeUnit.SECONDS);
        assertEquals(200, again.status());
        assertTrue(again.body().path("trungLap").asBoolean(), again.body().toString());
        assertEquals(
                "purged",
                api(
                                "POST",
                                "/dossiers/" + purged.number() + "/actions",
                                "{\"action\":\"redeliver\",\"reason\":\"thử nghiệm\"}")
                        .path("code")
                        .asText());
        assertEquals(calls, calls(), "no partner was told anything of it");
        assertTrue(engine.log().verify().verified());
    }

    private void start(Map<String, String> more) throws Exception {
        partners = Simulators.start(
                SimulatorOptions.demo()
                        .change()
                        .seed(31)
                        .registry(SimulatorOptions.Registry.PROMPT.withRegisterAfter(Duration.ZERO))
                        .dossiers(SimulatorOptions.Dossiers.NONE.to(
                                URI.create("http://127.0.0.1:1"), EngineFixture.CALLER_TOKEN))
                        .build(),
                Clock.systemUTC());
        Map<String, String> settings = EngineFixture.settings(data, partners);
        settings.put("retention.finished", "30d");
        settings.put("appointment.check-interval", "1s");
        settings.put("registry.late-number.first-delay", "1s");
        settings.putAll(more);
        engine = Engine.start(Settings.of(settings), clock);
    }

    private void send(SyntheticDossier dossier) throws Exception {
        URI target = URI.create("http://127.0.0.1:" + engine.partnerApiPort());
        assertTrue(partners.dvclt().send(target, dossier.json()).get(30, TimeUnit.SECONDS));
        new Proof(partners).awaitComplete(List.of(dossier.number()), PATIENCE);
    }

    private void awaitNothingLeft() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(
                        List.of(),
                        engine.queues().queues().stream()
                                .filter(queue -> queue.waiting() + queue.working() + queue.parked() > 0)
                                .map(queue -> queue.toString())
                                .toList()));
    }

    private void sync(String kind) throws Exception {
        api("POST", "/sync/" + kind, "{}");
        await().atMost(PATIENCE).until(() -> {
            for (JsonNode run : api("GET", "/sync", ""))
                if (run.path("state").asText().equals("running")) return false;
            return true;
        });
    }

    private int calls() {
        List<Object> entries = new ArrayList<>();
        partners.all().forEach(partner -> entries.addAll(partner.ledger().entries()));
        return entries.size();
    }

    private void ageFiles() throws Exception {
        try (var files = Files.walk(data.resolve("documents"))) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        }
    }

    private JsonNode preview() throws Exception {
        return api("POST", "/purge", "{\"dryRun\":true}");
    }

    private long purge() throws Exception {
        long dossiers = 0;
        long after = 0;
        while (true) {
            JsonNode piece = api("POST", "/purge", "{\"reason\":\"hết thời hạn lưu trữ\",\"after\":" + after + "}");
            dossiers += piece.path("dossiers").asLong();
            after = piece.path("after").asLong();
            if (!piece.path("outcome").asText().equals("GOES_ON")) {
                assertEquals("DONE", piece.path("outcome").asText(), piece.toString());
                assertTrue(piece.path("files").asLong() > 0, piece.toString());
                return dossiers;
            }
        }
    }

    private JsonNode api(String method, String path, String body) throws Exception {
        String token = Files.readString(data.resolve("operator.token")).strip();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + engine.operationsPort() + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(
                HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
