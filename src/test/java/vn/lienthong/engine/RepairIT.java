package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.simulator.DossierRun;
import vn.lienthong.simulator.Faults;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;

/** Each repair on many dossiers, twice: the second time changes nothing, and no status goes out of order. */
class RepairIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Integer> COMPLETE = List.of(1, 3, 7, 4, 5);

    @TempDir
    Path data;

    private Simulators partners;
    private Engine engine;
    private List<SyntheticDossier> dossiers;

    /** Dossiers that wait for the registry: the first question is an hour away. */
    private void startWaiting(int count) throws Exception {
        int port = EngineFixture.freePort();
        partners = Simulators.start(
                SimulatorOptions.demo()
                        .change()
                        .seed(11)
                        .dossiers(SimulatorOptions.Dossiers.NONE
                                .to(URI.create("http://127.0.0.1:" + port), EngineFixture.CALLER_TOKEN)
                                .with(count, 50, 0))
                        .build(),
                Clock.systemUTC());
        Map<String, String> settings = EngineFixture.settings(data, partners);
        settings.put("lienthong.http.port", String.valueOf(port));
        settings.put("partner.registry.first-poll-delay", "1h");
        settings.put("partner.registry.poll-interval", "500ms");
        engine = EngineFixture.start(settings);
        DossierRun run = partners.runDossiers();
        run.done().get(60, java.util.concurrent.TimeUnit.SECONDS);
        dossiers = run.dossiers();
        awaitCallbacks(List.of(1, 3, 7));
    }

    @AfterEach
    void stop() {
        if (engine != null) engine.close();
        if (partners != null) partners.close();
    }

    private void awaitCallbacks(List<Integer> expected) {
        for (SyntheticDossier dossier : dossiers) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> partners.dvclt().ledger().callbacks(dossier.number()), expected::equals);
        }
    }

    private JsonNode act(String action, String more) throws Exception {
        String text = dossiers.stream().map(SyntheticDossier::number).collect(Collectors.joining(" và "));
        String body = "{\"text\":" + JSON.writeValueAsString(text) + ",\"action\":\"" + action
                + "\",\"reason\":\"thử nghiệm\"" + more + "}";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + engine.operationsPort() + "/api/v1/dossiers/actions"))
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(data.resolve("operator.token"))
                                        .strip())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }

    private void assertChanged(int expected, JsonNode answer) {
        assertEquals(expected, answer.path("changed").asInt(), answer.toPrettyString());
    }

    private void assertNoBreach() {
        assertEquals(List.of(), partners.dvclt().ledger().violations());
        assertEquals(List.of(), partners.ndxp().ledger().violations());
        assertTrue(engine.log().verify().verified());
    }

    @Test
    void poll_now_asks_the_registry_at_once() throws Exception {
        startWaiting(10);
        assertChanged(10, act("poll-now", ",\"dryRun\":true"));
        awaitCallbacks(List.of(1, 3, 7));
        assertChanged(10, act("poll-now", ""));
        awaitCallbacks(COMPLETE);
        assertChanged(0, act("poll-now", ""));
        assertNoBreach();
    }

    @Test
    void complete_by_hand_ends_in_4_and_5() throws Exception {
        startWaiting(10);
        String result =
                ",\"result\":{\"nksHoTen\":\"Thử Một\",\"soDangKy\":\"12/2026\",\"nksNoiSinh\":{\"maTinh\":\"92\","
                        + "\"dcChiTiet\":\"Bệnh viện thử\"},\"giayKhaiSinh\":\"" + pdf() + "\"}";
        assertChanged(10, act("complete-by-hand", result));
        awaitCallbacks(COMPLETE);
        assertChanged(0, act("complete-by-hand", result));
        assertNoBreach();
    }

    private static String pdf() {
        byte[] paper = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(paper);
    }

    @Test
    void stop_ends_the_dossier_and_reports_nothing_to_the_ministry() throws Exception {
        startWaiting(5);
        assertChanged(5, act("stop", ""));
        assertChanged(0, act("stop", ""));
        assertChanged(0, act("poll-now", ""));
        awaitCallbacks(List.of(1, 3, 7));
        assertNoBreach();
    }

    @Test
    void redeliver_hands_over_again_under_the_same_key() throws Exception {
        startWaiting(5);
        assertChanged(5, act("redeliver", ""));
        await().atMost(Duration.ofSeconds(20)).until(() -> engine.queues().queues().stream()
                .filter(queue -> queue.name().equals("one-stop-redeliver"))
                .allMatch(queue -> queue.waiting() + queue.working() == 0));
        for (SyntheticDossier dossier : dossiers) {
            assertEquals(1, partners.oneStop().ledger().deliveries(dossier.number()), "one dossier, whatever is sent");
        }
        assertNoBreach();
    }

    @Test
    void resend_status_sends_only_what_is_missing_and_never_out_of_order() throws Exception {
        startWaiting(5);
        assertChanged(0, act("resend-status", ""));
        partners.faults(Faults.none());
        assertChanged(0, act("resend-status", ",\"status\":\"REGISTERED\""));
        awaitCallbacks(List.of(1, 3, 7));
        assertNoBreach();
    }
}
