package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.Settings;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries.StatusEntry;
import vn.lienthong.dossier.Status;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SingleDossiers;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.simulator.SyntheticDossiers;
import vn.lienthong.testing.SetClock;

/**
 * The cut-over of 2024: interlinked filing was off from 15:00 on 28 June to 0:00 on 1 July (1-product). The engine's
 * clock is set by the test and stands still in between.
 */
class IntakeWindowIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant SHUT = Instant.parse("2024-06-28T08:00:00Z");
    private static final Instant OPEN = Instant.parse("2024-06-30T17:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path data;

    private final SetClock clock = new SetClock(SHUT.minus(SECOND));
    private final SyntheticDossiers source = new SyntheticDossiers(28, clock, 0.5);
    private Simulators partners;
    private Map<String, String> settings;
    private Engine engine;

    @BeforeEach
    void startPartners() {
        partners = Simulators.start(
                SimulatorOptions.demo()
                        .change()
                        .seed(28)
                        .acceptUnknown(true)
                        .dossiers(SimulatorOptions.Dossiers.NONE.to(
                                URI.create("http://127.0.0.1:1"), EngineFixture.CALLER_TOKEN))
                        .registry(SimulatorOptions.Registry.PROMPT.withRegisterAfter(Duration.ZERO))
                        .build(),
                Clock.systemUTC());
        settings = new HashMap<>(EngineFixture.settings(data, partners));
    }

    @AfterEach
    void stop() {
        if (engine != null) engine.close();
        partners.close();
    }

    private void start(String mode) throws Exception {
        settings.put("intake.window", mode);
        engine = Engine.start(Settings.of(settings), clock);
    }

    private void restart(String mode) throws Exception {
        engine.close();
        start(mode);
    }

    /** As {@code partner window add intake} does. */
    private void planCutOver() throws Exception {
        String window = "{\"from\":\"2024-06-28T15:00:00+07:00\",\"to\":\"2024-07-01T00:00:00+07:00\","
                + "\"reason\":\"chuyển hệ thống\"}";
        assertEquals(
                201,
                operations("POST", "/api/v1/partners/intake/windows", window).statusCode());
    }

    private HttpResponse<String> operations(String method, String path, String body) throws Exception {
        String token = Files.readString(data.resolve("operator.token")).strip();
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + engine.operationsPort() + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(SyntheticDossier dossier) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + engine.partnerApiPort() + "/dvclt/v1/dossiers"))
                        .header("Authorization", "Bearer " + EngineFixture.CALLER_TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(dossier.json()))
                        .build(),
                BodyHandlers.ofString());
    }

    private SyntheticDossier taken() throws Exception {
        SyntheticDossier dossier = source.next();
        HttpResponse<String> answer = post(dossier);
        assertEquals(200, answer.statusCode(), answer.body());
        return dossier;
    }

    private void refused(String retryAfterSeconds) throws Exception {
        SyntheticDossier dossier = source.next();
        HttpResponse<String> answer = post(dossier);
        assertEquals(503, answer.statusCode(), answer.body());
        assertEquals(
                retryAfterSeconds, answer.headers().firstValue("Retry-After").orElse(""));
        JsonNode problem = JSON.readTree(answer.body());
        assertEquals("urn:lienthong:problem:intake-closed", problem.path("type").asText());
        assertTrue(problem.path("title").asText().startsWith("Đang tạm dừng tiếp nhận"), answer.body());
        assertTrue(engine.dossiers().find(dossier.number()).isEmpty(), "nothing is stored");
    }

    private Dossier dossier(SyntheticDossier dossier) {
        return engine.dossiers().find(dossier.number()).orElseThrow();
    }

    /** Delays of the routes pass because the test lets them. */
    private void awaitReturned(List<SyntheticDossier> dossiers) {
        await().atMost(PATIENCE).until(() -> {
            clock.advance(SECOND);
            return dossiers.stream().allMatch(dossier -> partners.dvclt()
                    .ledger()
                    .callbacks(dossier.number())
                    .equals(List.of(1, 3, 7, 4, 5)));
        });
    }

    @Test
    void in_the_cut_over_dossiers_are_refused_until_its_end_and_none_is_stored() throws Exception {
        start("refuse");
        planCutOver();
        List<SyntheticDossier> dossiers = new ArrayList<>();
        clock.set(SHUT.minus(MILLISECOND));
        dossiers.add(taken());
        clock.set(SHUT);
        refused("205200");
        clock.set(SHUT.plus(MILLISECOND));
        refused("205200");
        restart("refuse");
        clock.set(OPEN.minus(SECOND));
        refused("1");
        clock.set(OPEN.minus(MILLISECOND));
        refused("1");
        clock.set(OPEN);
        dossiers.add(taken());
        awaitReturned(dossiers);
    }

    @Test
    void a_dossier_taken_before_the_cut_over_goes_on_in_it() throws Exception {
        start("refuse");
        planCutOver();
        SyntheticDossier dossier = taken();
        clock.set(SHUT);
        awaitReturned(List.of(dossier));
    }

    @Test
    void in_the_cut_over_dossiers_are_taken_and_held_and_all_go_on_after_it() throws Exception {
        start("hold");
        planCutOver();
        List<SyntheticDossier> dossiers = new ArrayList<>();
        dossiers.add(taken());
        awaitReturned(List.of(dossiers.get(0)));
        clock.set(SHUT.plus(Duration.ofHours(1)));
        List<SyntheticDossier> held = new ArrayList<>(List.of(taken(), taken()));
        restart("hold");
        clock.set(OPEN.minus(MILLISECOND));
        held.add(taken());
        assertEquals(
                3, engine.queues().messages("intake-held", "waiting", 10).size(), "what came in the window is held");
        for (SyntheticDossier dossier : held) {
            assertEquals(Status.RECEIVED, dossier(dossier).status());
            assertEquals(List.of(), partners.dvclt().ledger().callbacks(dossier.number()));
        }
        clock.set(OPEN);
        dossiers.addAll(held);
        dossiers.add(taken());
        awaitReturned(dossiers);
        Instant accepted = engine.dossiers().statuses(dossier(held.get(0))).stream()
                .filter(entry -> entry.status() == Status.ACCEPTED)
                .map(StatusEntry::at)
                .findFirst()
                .orElseThrow();
        assertTrue(!accepted.isBefore(OPEN), "nothing was done during the window");
        assertTrue(engine.log().verify().verified());
    }

    /** Friday after 15:00, over a weekend: due on Monday, the day the window ends. */
    @Test
    void a_held_dossier_is_due_by_the_time_it_was_received() throws Exception {
        start("hold");
        planCutOver();
        clock.set(SHUT.plus(Duration.ofHours(1)));
        SyntheticDossier dossier = taken();
        clock.set(OPEN);
        awaitReturned(List.of(dossier));
        assertEquals(
                LocalDateTime.parse("2024-07-01T17:00:00"),
                LocalDateTime.ofInstant(dossier(dossier).dueAt(), ZoneId.of("Asia/Ho_Chi_Minh")));
    }

    @Test
    void a_window_that_is_removed_lets_dossiers_in_at_once() throws Exception {
        start("refuse");
        planCutOver();
        clock.set(SHUT);
        refused("205200");
        JsonNode intake = null;
        for (JsonNode row :
                JSON.readTree(operations("GET", "/api/v1/partners", "").body()))
            if (row.path("name").asText().equals("intake")) intake = row;
        String id = intake.path("windows").path(0).path("id").asText();
        assertEquals(
                200,
                operations("DELETE", "/api/v1/partners/intake/windows/" + id, "{\"reason\":\"xong sớm\"}")
                        .statusCode());
        taken();
    }

    /** The fallback while interlinked filing is off (1-product). */
    @Test
    void stand_alone_registrations_are_taken_in_the_cut_over() throws Exception {
        start("refuse");
        planCutOver();
        clock.set(SHUT);
        URI url = URI.create("http://127.0.0.1:" + engine.partnerApiPort());
        String birth = new SingleDossiers(5, clock).birth().json();
        assertTrue(partners.oneStop()
                .send(url, EngineFixture.ONE_STOP_TOKEN, birth)
                .get(30, TimeUnit.SECONDS));
    }

    @Test
    void nothing_is_pulled_in_the_cut_over_and_everything_after_it() throws Exception {
        settings.put("partner.dvclt.pull.enabled", "true");
        settings.put("partner.dvclt.pull.interval", "1s");
        settings.put("partner.dvclt.pull.refused-interval", "1s");
        start("refuse");
        planCutOver();
        clock.set(SHUT);
        List<SyntheticDossier> offered = source.list(3);
        offered.forEach(dossier -> partners.dvclt().offer(dossier.json()));
        Instant pulled = clock.instant();
        await().atMost(PATIENCE).until(() -> {
            clock.advance(SECOND);
            return engine.queues().messages("dvclt-pull", "waiting", 1).stream()
                    .anyMatch(message -> message.dueAt().isAfter(pulled.plus(SECOND.multipliedBy(3))));
        });
        assertEquals(3, partners.dvclt().offered());
        clock.set(OPEN);
        awaitReturned(offered);
        assertEquals(0, partners.dvclt().offered());
    }
}
