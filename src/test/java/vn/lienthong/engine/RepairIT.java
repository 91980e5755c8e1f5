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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.Settings;
import vn.lienthong.dossier.Status;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.simulator.DossierRun;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.testing.FreePort;
import vn.lienthong.testing.MutableClock;

/** Each repair on one dossier and on fifty, twice: the second time changes nothing, and no status goes out of order. */
class RepairIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Integer> COMPLETE = List.of(1, 3, 7, 4, 5);
    private static final int MANY = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> WAITS_FOR_LONG =
            Set.of("birth-collect", "death-collect", "birth-identification-number");
    private static final QueueAdmin.Act ACT = new QueueAdmin.Act("operator", "test");

    @TempDir
    Path data;

    private final MutableClock clock = new MutableClock();
    private Simulators partners;
    private Engine engine;
    private List<SyntheticDossier> dossiers;

    /** One dossier and fifty more that wait for the registry: the first question is an hour away. */
    private void startWaiting() throws Exception {
        start(null);
        awaitCallbacks(List.of(1, 3, 7));
    }

    /** @param gateway between the engine and PM DVCLT; null for none */
    private void start(ClosedToStatus gateway) throws Exception {
        int port = FreePort.next();
        partners = Simulators.start(
                SimulatorOptions.demo()
                        .change()
                        .seed(11)
                        .registry(SimulatorOptions.Registry.PROMPT.withRegisterAfter(Duration.ZERO))
                        .dossiers(SimulatorOptions.Dossiers.NONE
                                .to(URI.create("http://127.0.0.1:" + port), EngineFixture.CALLER_TOKEN)
                                .with(MANY + 1, 0, 0))
                        .build(),
                Clock.systemUTC());
        Map<String, String> settings = EngineFixture.settings(data, partners);
        settings.put("lienthong.http.port", String.valueOf(port));
        settings.put("partner.registry.first-poll-delay", "1h");
        if (gateway != null) {
            gateway.to(partners.dvclt().url());
            settings.put("partner.dvclt.url", gateway.url().toString());
        }
        engine = Engine.start(Settings.of(settings), clock);
        DossierRun run = partners.runDossiers();
        run.done().get(60, TimeUnit.SECONDS);
        dossiers = run.dossiers();
    }

    @AfterEach
    void stop() {
        if (engine != null) engine.close();
        if (partners != null) partners.close();
    }

    private void awaitCallbacks(List<Integer> expected) {
        for (SyntheticDossier dossier : dossiers) {
            await().atMost(PATIENCE)
                    .until(() -> partners.dvclt().ledger().callbacks(dossier.number()), expected::equals);
        }
    }

    /** As {@code dossier ACTION --text FILE}: numbers are found in what somebody pasted. */
    private JsonNode act(List<SyntheticDossier> on, String action, String more) throws Exception {
        String text = on.stream().map(SyntheticDossier::number).collect(Collectors.joining(" và "));
        String body = "{\"text\":" + JSON.writeValueAsString(text) + ",\"action\":\"" + action
                + "\",\"reason\":\"thử nghiệm\"" + more + "}";
        URI url = URI.create("http://127.0.0.1:" + engine.operationsPort() + "/api/v1/dossiers/actions");
        String token = Files.readString(data.resolve("operator.token")).strip();
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode read = JSON.readTree(answer.body());
        assertEquals(on.size(), read.path("results").size(), "a result for each");
        return read;
    }

    private void assertChanged(int expected, JsonNode answer) {
        assertEquals(expected, answer.path("changed").asInt(), answer.toPrettyString());
    }

    private void assertNoBreach() {
        assertEquals(List.of(), partners.dvclt().ledger().violations());
        assertEquals(List.of(), partners.ndxp().ledger().violations());
        assertTrue(engine.log().verify().verified());
    }

    /** On one dossier, then on all: first what would be done, then doing it, then again. */
    private void assertChangesOnce(String action, String more) throws Exception {
        assertChanged(1, act(dossiers.subList(0, 1), action, more + ",\"dryRun\":true"));
        assertChanged(1, act(dossiers.subList(0, 1), action, more));
        awaitSettled();
        assertChanged(0, act(dossiers.subList(0, 1), action, more));
        assertChanged(MANY, act(dossiers, action, more + ",\"dryRun\":true"));
        assertChanged(MANY, act(dossiers, action, more));
        awaitSettled();
        assertChanged(0, act(dossiers, action, more));
        awaitSettled();
    }

    /** Nothing is left that would go by itself. */
    private void awaitSettled() {
        await().atMost(PATIENCE).until(() -> engine.queues().queues().stream()
                .filter(queue -> !WAITS_FOR_LONG.contains(queue.name()))
                .allMatch(queue -> queue.waiting() + queue.working() == 0));
    }

    @Test
    void what_would_be_done_is_said_and_not_done() throws Exception {
        startWaiting();
        for (String action : List.of("poll-now", "redeliver", "stop"))
            assertChanged(dossiers.size(), act(dossiers, action, ",\"dryRun\":true"));
        assertChanged(dossiers.size(), act(dossiers, "complete-by-hand", result() + ",\"dryRun\":true"));
        awaitCallbacks(List.of(1, 3, 7));
        assertEquals(
                0,
                partners.ndxp().ledger().entries().stream()
                        .filter(entry -> entry.kind() == Kind.RESULT)
                        .count());
    }

    @Test
    void poll_now_asks_the_registry_at_once() throws Exception {
        startWaiting();
        assertChangesOnce("poll-now", "");
        awaitCallbacks(COMPLETE);
        assertNoBreach();
    }

    @Test
    void complete_by_hand_ends_in_4_and_5() throws Exception {
        startWaiting();
        assertChangesOnce("complete-by-hand", result());
        awaitCallbacks(COMPLETE);
        assertNoBreach();
    }

    @Test
    void a_paper_that_is_no_pdf_completes_nothing_and_one_that_is_only_tried_is_not_kept() throws Exception {
        startWaiting();
        List<SyntheticDossier> one = dossiers.subList(0, 1);
        String words = Base64.getEncoder().encodeToString("words".getBytes(StandardCharsets.US_ASCII));
        for (String paper : List.of("A", "không", words))
            assertChanged(0, act(one, "complete-by-hand", result().replace(pdf(), paper)));
        long kept = documents();
        assertChanged(1, act(one, "complete-by-hand", result() + ",\"dryRun\":true"));
        assertEquals(kept, documents());
    }

    private long documents() throws Exception {
        try (var files = Files.walk(data.resolve("documents"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static String result() {
        return ",\"result\":{\"nksHoTen\":\"Thử Một\",\"soDangKy\":\"12/2026\",\"nksNoiSinh\":{\"maTinh\":\"92\","
                + "\"dcChiTiet\":\"Bệnh viện thử\"},\"giayKhaiSinh\":\"" + pdf() + "\"}";
    }

    private static String pdf() {
        byte[] paper = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(paper);
    }

    @Test
    void stop_ends_the_dossier_and_reports_nothing_to_the_ministry() throws Exception {
        startWaiting();
        assertChangesOnce("stop", "");
        assertChanged(0, act(dossiers, "poll-now", ""));
        assertChanged(0, act(dossiers, "complete-by-hand", result()));
        awaitCallbacks(List.of(1, 3, 7));
        assertNoBreach();
    }

    @Test
    void redeliver_hands_over_again_under_the_same_key() throws Exception {
        startWaiting();
        assertChangesOnce("redeliver", "");
        for (SyntheticDossier dossier : dossiers) {
            assertEquals(1, partners.oneStop().ledger().deliveries(dossier.number()), "one dossier, whatever is sent");
            assertEquals(
                    1,
                    partners.oneStop().ledger().entries(dossier.number()).stream()
                            .filter(entry -> entry.kind() == Kind.REPEAT)
                            .count(),
                    "handed over once more");
        }
        assertNoBreach();
    }

    @Test
    void a_redelivery_is_a_new_one_after_ten_minutes() throws Exception {
        startWaiting();
        assertChanged(dossiers.size(), act(dossiers, "redeliver", ""));
        awaitSettled();
        clock.advance(Duration.ofMinutes(9));
        assertChanged(0, act(dossiers, "redeliver", ""));
        clock.advance(Duration.ofMinutes(1));
        assertChanged(dossiers.size(), act(dossiers, "redeliver", ""));
    }

    @Test
    void resend_status_sends_nothing_where_nothing_is_missing() throws Exception {
        startWaiting();
        assertChanged(0, act(dossiers, "resend-status", ""));
        assertChanged(0, act(dossiers, "resend-status", ",\"status\":\"REGISTERED\""));
        awaitCallbacks(List.of(1, 3, 7));
        assertNoBreach();
    }

    /** The 3 was refused and the operator skipped it: 3 and 7 are missing there, and 7 may not go before 3. */
    @Test
    void resend_status_sends_what_is_missing_in_order() throws Exception {
        try (ClosedToStatus gateway = new ClosedToStatus("3")) {
            start(gateway);
            await().atMost(PATIENCE).until(() -> parked("dvclt-status").size() == MANY + 1);
            gateway.open();
            await().atMost(PATIENCE).until(() -> dossiers.stream()
                    .allMatch(dossier -> engine.dossiers()
                                    .find(dossier.number())
                                    .orElseThrow()
                                    .status()
                            == Status.FORWARDED));
            gateway.close("7");
            engine.queues().skip("dvclt-status", parked("dvclt-status"), ACT, false);
            await().atMost(PATIENCE).until(() -> parked("dvclt-status").size() == MANY + 1);
            engine.queues().skip("dvclt-status", parked("dvclt-status"), ACT, false);
            gateway.open();
            awaitCallbacks(List.of(1));
            assertChanged(0, act(dossiers, "resend-status", ",\"status\":\"FORWARDED\""));
            assertChangesOnce("resend-status", "");
            awaitCallbacks(List.of(1, 3, 7));
            assertNoBreach();
        }
    }

    /** The 3 was refused and is parked, the 7 waits behind it. */
    @Test
    void resend_status_redrives_what_is_parked_and_names_why_it_was() throws Exception {
        try (ClosedToStatus gateway = new ClosedToStatus("3")) {
            start(gateway);
            await().atMost(PATIENCE).until(() -> parked("dvclt-status").size() == MANY + 1);
            assertChanged(0, act(dossiers, "resend-status", ",\"status\":\"FORWARDED\",\"dryRun\":true"));
            JsonNode would = act(dossiers, "resend-status", ",\"dryRun\":true");
            assertChanged(dossiers.size(), would);
            assertTrue(would.at("/results/0/text").asText().contains("partner."), would.toPrettyString());
            assertEquals(MANY + 1, parked("dvclt-status").size(), "only tried");
            gateway.open();

            assertChanged(dossiers.size(), act(dossiers, "resend-status", ""));

            awaitCallbacks(List.of(1, 3, 7));
            awaitSettled();
            assertChanged(0, act(dossiers, "resend-status", ""));
            assertNoBreach();
        }
    }

    private List<Long> parked(String queue) {
        return engine.queues().messages(queue, "parked", 1_000).stream()
                .map(QueueAdmin.MessageState::id)
                .toList();
    }
}
