package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.simulator.Faults;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.simulator.SyntheticDossiers;

/** Partners as they are: slow, broken, shut, or not letting us in. */
class BadPartnersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final QueueAdmin.Act ACT = new QueueAdmin.Act("operator", "test");

    @TempDir
    Path data;

    private final SyntheticDossiers source = new SyntheticDossiers(21, Clock.systemUTC());
    private Simulators partners;
    private Proof proof;
    private Map<String, String> settings;

    @BeforeEach
    void startPartners() {
        SimulatorOptions options = SimulatorOptions.demo()
                .change()
                .seed(21)
                .registry(SimulatorOptions.Registry.PROMPT.withRegisterAfter(Duration.ofMillis(200)))
                .dossiers(
                        SimulatorOptions.Dossiers.NONE.to(URI.create("http://127.0.0.1:1"), EngineFixture.CALLER_TOKEN))
                .build();
        partners = Simulators.start(options, Clock.systemUTC());
        proof = new Proof(partners);
        settings = EngineFixture.settings(data, partners);
    }

    @AfterEach
    void stopPartners() {
        partners.close();
    }

    private List<String> send(Engine engine, int count) throws Exception {
        URI target = URI.create("http://127.0.0.1:" + engine.partnerApiPort());
        List<String> numbers = new ArrayList<>();
        List<CompletableFuture<Boolean>> sent = new ArrayList<>();
        for (SyntheticDossier dossier : source.list(count)) {
            numbers.add(dossier.number());
            sent.add(partners.dvclt().send(target, dossier.json()));
        }
        for (CompletableFuture<Boolean> one : sent) assertTrue(one.get(30, TimeUnit.SECONDS));
        return numbers;
    }

    private static long parked(Engine engine) {
        return engine.queues().queues().stream()
                .mapToLong(QueueAdmin.QueueState::parked)
                .sum();
    }

    private static long attempts(Engine engine) {
        return engine.queues().queues().stream()
                .flatMap(queue -> engine.queues().messages(queue.name(), null, 1_000).stream())
                .mapToLong(QueueAdmin.MessageState::attempts)
                .sum();
    }

    private void allComplete(Engine engine, List<String> numbers, Breach... allowed) {
        proof.awaitComplete(numbers, PATIENCE);
        proof.nothingTwice(numbers);
        proof.noViolations(allowed);
        assertEquals(0, parked(engine));
        assertTrue(engine.log().verify().verified());
    }

    @Test
    void every_dossier_completes_with_partners_that_fail_cut_lines_send_html_and_are_down() throws Exception {
        settings.put("partner.one-stop.breaker.failures", "3");
        settings.put("queue.retry.max-attempts", "60");
        partners.faults(Faults.none()
                .withServerErrors(0.15)
                .withCutLines(0.1)
                .withHtml(0.1)
                .withLatency(Duration.ZERO, Duration.ofMillis(150)));
        try (Engine engine = EngineFixture.start(settings)) {
            List<String> numbers = send(engine, 20);
            await().atMost(PATIENCE)
                    .until(() ->
                            !partners.dvclt().ledger().callbacks(numbers.get(0)).isEmpty());
            partners.down(Duration.ofSeconds(10));
            allComplete(engine, numbers);
        }
    }

    @Test
    void a_call_that_always_fails_for_one_dossier_parks_that_one_only() throws Exception {
        settings.put("queue.retry.max-attempts", "4");
        settings.put("queue.retry.max-delay", "300ms");
        try (OneBadDossier gateway = new OneBadDossier(partners.ndxp().url())) {
            settings.put("partner.ndxp.url", gateway.url().toString());
            try (Engine engine = EngineFixture.start(settings)) {
                List<String> bad = List.of(source.next()).stream()
                        .peek(dossier -> gateway.failFor(dossier.number()))
                        .map(dossier -> {
                            partners.dvclt()
                                    .send(URI.create("http://127.0.0.1:" + engine.partnerApiPort()), dossier.json());
                            return dossier.number();
                        })
                        .toList();
                List<String> numbers = new ArrayList<>();
                await().atMost(PATIENCE).until(() -> {
                    numbers.addAll(send(engine, 1));
                    return parked(engine) == 1;
                });
                QueueAdmin.MessageState message =
                        engine.queues().messages("birth-forward", "parked", 10).get(0);
                assertEquals(bad.get(0), message.line());
                assertEquals(4, message.attempts());
                allComplete(numbers);
                gateway.failFor("");
                assertEquals(1, engine.queues().redrive("birth-forward", QueueAdmin.Selection.all(), ACT, false));
                proof.awaitComplete(bad, PATIENCE);
                proof.nothingTwice(bad);
            }
        }
    }

    private void allComplete(List<String> numbers) {
        proof.awaitComplete(numbers, PATIENCE);
        proof.nothingTwice(numbers);
    }

    @Test
    void wrong_credentials_hold_the_queues_in_sight_and_park_nothing() throws Exception {
        Map<String, String> wrong = new HashMap<>(settings);
        wrong.put("partner.dvclt.password", "wrong");
        wrong.put("partner.ndxp.secret", "wrong");
        wrong.put("partner.one-stop.token", "wrong");
        wrong.put("queue.retry.max-attempts", "2");
        List<String> numbers;
        try (Engine engine = EngineFixture.start(wrong)) {
            numbers = send(engine, 12);
            await().atMost(PATIENCE)
                    .until(() -> health(engine).contains("\"breaker\":\"open\"")
                            && partners.dvclt().ledger().violations().size() >= 6
                            && partners.oneStop().ledger().violations().size() >= 6);
            // twice the pause of the breaker: the probes fail too
            int refused = partners.oneStop().ledger().violations().size();
            await().atMost(PATIENCE)
                    .until(() -> partners.oneStop().ledger().violations().size() >= refused + 2);
            assertEquals(0, parked(engine));
            assertEquals(0, attempts(engine), "no attempt is burnt");
            assertTrue(
                    engine.queues().messages("birth-deliver", null, 100).stream()
                            .anyMatch(message -> "partner.credentials-refused".equals(message.reason())),
                    "the operator sees why");
        }
        try (Engine engine = EngineFixture.start(settings)) {
            allComplete(engine, numbers, Breach.BAD_CREDENTIALS, Breach.BAD_TOKEN);
        }
    }

    private static String health(Engine engine) throws Exception {
        URI health = URI.create("http://127.0.0.1:" + engine.operationsPort() + "/observe/health");
        return java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(health).build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void nothing_is_sent_in_a_window_that_a_restart_falls_into_and_everything_after_it() throws Exception {
        List<String> numbers = new ArrayList<>();
        Instant end = Instant.now().plusSeconds(25);
        try (Engine engine = EngineFixture.start(settings)) {
            engine.queues().addWindow("ndxp", Instant.now().minusSeconds(1), end, ACT);
            numbers.addAll(send(engine, 5));
            await().atMost(PATIENCE).until(() -> reported(numbers, List.of(1, 3)));
        }
        try (Engine engine = EngineFixture.start(settings)) {
            numbers.addAll(send(engine, 3));
            await().atMost(PATIENCE).until(() -> reported(numbers, List.of(1, 3)));
            assertTrue(Instant.now().isBefore(end), "the window is still open");
            assertEquals(0, attempts(engine), "no attempt is burnt");
            allComplete(engine, numbers);
            Instant firstCall = partners.ndxp().ledger().entries().stream()
                    .filter(entry -> entry.kind() == Kind.SUBMITTED)
                    .findFirst()
                    .orElseThrow()
                    .time();
            assertTrue(firstCall.isAfter(end), "nothing was sent during the window");
        }
    }

    private boolean reported(List<String> numbers, List<Integer> codes) {
        return numbers.stream()
                .allMatch(number -> partners.dvclt().ledger().callbacks(number).equals(codes));
    }
}
