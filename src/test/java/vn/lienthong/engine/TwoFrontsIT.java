package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.Settings;
import vn.lienthong.config.Sha256;
import vn.lienthong.demo.PartnerSettings;
import vn.lienthong.demo.PartnerTotals;
import vn.lienthong.dossier.Status;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.simulator.CoordinationSimulator;
import vn.lienthong.simulator.DossierRun;
import vn.lienthong.simulator.Ledger;
import vn.lienthong.simulator.LedgerEntry;
import vn.lienthong.simulator.Scenario;
import vn.lienthong.simulator.SimulatedPartner;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.simulator.SyntheticDossiers;
import vn.lienthong.testing.FreePort;
import vn.lienthong.testing.MutableClock;

/** PM DVCLT and the coordination system that is to follow it, side by side around 01/01/2027. */
class TwoFrontsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String TOKEN = "test-coordination-token";
    private static final Instant LAST_MORNING_OF_2026 = Instant.parse("2026-12-31T02:00:00Z");
    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final List<Integer> AT_DVCLT = List.of(1, 3, 7, 4, 5);
    private static final List<Integer> AT_COORDINATION = List.of(1, 2, 4, 9, 10);

    @TempDir
    Path data;

    private final MutableClock clock = new MutableClock();
    private Map<String, String> settings;
    private Simulators partners;
    private Engine engine;
    private URI url;
    private SyntheticDossiers made;

    @BeforeEach
    void start() throws Exception {
        clock.advance(Duration.between(clock.instant(), LAST_MORNING_OF_2026));
        int port = FreePort.next();
        url = URI.create("http://127.0.0.1:" + port);
        partners = Simulators.start(
                SimulatorOptions.demo()
                        .change()
                        .seed(31)
                        .dossiers(SimulatorOptions.Dossiers.NONE.to(url, EngineFixture.CALLER_TOKEN))
                        .build(),
                clock);
        settings = EngineFixture.settings(data, partners);
        settings.put("lienthong.http.port", String.valueOf(port));
        settings.remove("lienthong.calendar-file");
        settings.put("front.dvclt.until", "2026-12-31");
        settings.put("front.coordination.from", "2027-01-01");
        settings.put("caller.coordination.token-sha256", Sha256.hex(TOKEN));
        settings.put("partner.coordination.url", partners.coordination().url().toString());
        settings.put("partner.coordination.key", CoordinationSimulator.KEY);
        settings.put("partner.coordination.secret", CoordinationSimulator.SECRET);
        engine = Engine.start(Settings.of(settings), clock);
        made = new SyntheticDossiers(32, clock, 0.3);
    }

    @AfterEach
    void stop() {
        engine.close();
        partners.close();
    }

    @Test
    void both_alive_on_the_switch_date_each_dossier_is_answered_by_its_own_front_and_none_by_the_other()
            throws Exception {
        List<SyntheticDossier> old = made(20);
        clock.advance(ONE_DAY);
        List<SyntheticDossier> young =
                made(20).stream().map(CoordinationSimulator::shaped).toList();
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(partners.dvclt().send(old.get(i).json()));
            answers.add(partners.coordination().send(url, TOKEN, young.get(i)));
        }
        for (CompletableFuture<?> answer : answers) answer.get(60, TimeUnit.SECONDS);
        for (SyntheticDossier dossier : old) awaitCodes(partners.dvclt(), dossier, AT_DVCLT);
        for (SyntheticDossier dossier : young) awaitCodes(partners.coordination(), dossier, AT_COORDINATION);

        assertEquals(numbers(old), told(partners.dvclt()));
        assertEquals(numbers(young), told(partners.coordination()));
        for (SimulatedPartner partner : partners.all())
            assertEquals(List.of(), partner.ledger().violations(), partner.name());
        for (SyntheticDossier dossier : young)
            assertEquals(1, partners.ndxp().ledger().registrations(dossier.number()));
    }

    @Test
    void a_new_dossier_of_a_day_that_is_not_the_fronts_is_refused_and_not_stored() throws Exception {
        SyntheticDossier tooEarly = CoordinationSimulator.shaped(birth());
        assertEquals(409, sendToCoordination(tooEarly));
        clock.advance(ONE_DAY);
        SyntheticDossier tooLate = birth();
        assertFalse(partners.dvclt().send(tooLate.json()).get(60, TimeUnit.SECONDS));
        assertEquals(409, sendToCoordination(tooEarly), "the day of reception counts, not that of arrival");
        for (SyntheticDossier dossier : List.of(tooEarly, tooLate)) {
            assertEquals(Optional.empty(), engine.dossiers().find(dossier.number()));
            assertFalse(engine.log()
                    .read(dossier.number(), "dossier.front-closed-refused", null, null)
                    .lines()
                    .isEmpty());
        }
    }

    @Test
    void the_next_version_of_an_older_dossier_still_comes_through_its_own_front() throws Exception {
        SyntheticDossier first = birth();
        partners.ndxp().scenario(first.number(), Scenario.SUPPLEMENT_ONCE);
        assertTrue(partners.dvclt().send(first.json()).get(60, TimeUnit.SECONDS));
        awaitCodes(partners.dvclt(), first, List.of(1, 3, 7, 2));
        clock.advance(ONE_DAY);
        assertTrue(partners.dvclt().send(made.supplementOf(first).json()).get(60, TimeUnit.SECONDS));
        awaitCodes(partners.dvclt(), first, List.of(1, 3, 7, 2, 1, 3, 7, 4, 5));
    }

    @Test
    void a_repeat_from_the_coordination_system_has_no_effect_and_its_next_version_is_taken() throws Exception {
        clock.advance(ONE_DAY);
        SyntheticDossier plain = birth();
        SyntheticDossier dossier = CoordinationSimulator.shaped(plain);
        partners.ndxp().scenario(dossier.number(), Scenario.SUPPLEMENT_ONCE);
        assertEquals(200, sendToCoordination(dossier));
        assertEquals(200, sendToCoordination(dossier));
        awaitCodes(partners.coordination(), dossier, List.of(1, 2, 4, 5));
        assertEquals(200, sendToCoordination(CoordinationSimulator.shaped(made.supplementOf(plain))));
        awaitCodes(partners.coordination(), dossier, List.of(1, 2, 4, 5, 1, 2, 4, 9, 10));
        assertEquals(List.of(), partners.coordination().ledger().violations());
    }

    /** Sent by somebody else, so the coordination system refuses all of it until it knows the dossier. */
    @Test
    void what_the_coordination_system_did_not_take_is_sent_again_in_order() throws Exception {
        clock.advance(ONE_DAY);
        SyntheticDossier dossier = CoordinationSimulator.shaped(birth());
        assertEquals(200, post(url, "/coordination/v1/dossiers", TOKEN, dossier.json()));
        await().atMost(PATIENCE).until(() -> {
            engine.queues().skip("coordination-status", parked(), new QueueAdmin.Act("operator", "test"), false);
            return isReturned(dossier)
                    && engine.queues().messagesOf(dossier.number()).stream()
                            .noneMatch(message -> message.queue().equals("coordination-status"));
        });
        assertEquals(List.of(), partners.coordination().ledger().callbacks(dossier.number()));
        assertEquals(200, sendToCoordination(dossier));
        URI operations = URI.create("http://127.0.0.1:" + engine.operationsPort());
        String operator = Files.readString(data.resolve("operator.token")).strip();
        String repair = "{\"text\":\"hồ sơ %s\",\"action\":\"resend-status\",\"reason\":\"thử nghiệm\"}";
        assertEquals(200, post(operations, "/api/v1/dossiers/actions", operator, repair.formatted(dossier.number())));
        awaitCodes(partners.coordination(), dossier, AT_COORDINATION);
        assertEquals(List.of(), told(partners.dvclt()));
    }

    @Test
    void later_steps_that_come_by_the_coordination_system_are_read_by_its_own_tables() throws Exception {
        clock.advance(ONE_DAY);
        SyntheticDossier dossier = CoordinationSimulator.shaped(birth());
        assertEquals(202, laterStep(dossier, 1), "kept before the dossier has come");
        assertEquals(200, sendToCoordination(dossier));
        assertEquals(200, laterStep(dossier, 9));
        assertEquals(200, laterStep(dossier, 10));
        awaitLaterSteps(dossier, List.of("residence RECEIVED", "residence REGISTERED", "residence RETURNED"));
        awaitCodes(partners.coordination(), dossier, AT_COORDINATION);
    }

    @Test
    void a_later_step_of_an_older_dossier_may_come_by_the_coordination_system_in_its_words() throws Exception {
        SyntheticDossier old = birth();
        assertTrue(partners.dvclt().send(old.json()).get(60, TimeUnit.SECONDS));
        clock.advance(ONE_DAY);
        assertEquals(
                200, partners.dvclt().sendLaterStep(url, old.number(), 1, 3).get(60, TimeUnit.SECONDS));
        assertEquals(200, laterStep(old, 9));
        awaitLaterSteps(old, List.of("residence ACCEPTED", "residence REGISTERED"));
        awaitCodes(partners.dvclt(), old, AT_DVCLT);
        assertEquals(List.of(), told(partners.coordination()), "the dossier's own statuses stay with its front");
    }

    @Test
    void a_result_goes_with_its_paper_uploaded_once() throws Exception {
        clock.advance(ONE_DAY);
        SyntheticDossier dossier = CoordinationSimulator.shaped(birth());
        assertEquals(200, sendToCoordination(dossier));
        awaitCodes(partners.coordination(), dossier, AT_COORDINATION);
        assertEquals(1, entries(partners.coordination(), LedgerEntry.Kind.UPLOADED));
        assertEquals(List.of(), partners.coordination().ledger().violations());
    }

    @Test
    void where_no_one_stop_system_gives_numbers_the_coordination_system_may() throws Exception {
        clock.advance(ONE_DAY);
        engine.close();
        settings.put("partner.one-stop.url", "");
        settings.put("partner.one-stop.token", "");
        settings.put("partner.coordination.number-code", "H99.07");
        engine = Engine.start(Settings.of(settings), clock);
        SyntheticDossier plain = birth();
        SyntheticDossier dossier = CoordinationSimulator.shaped(plain);
        partners.ndxp().scenario(dossier.number(), Scenario.SUPPLEMENT_ONCE);
        assertEquals(200, sendToCoordination(dossier));
        awaitCodes(partners.coordination(), dossier, List.of(1, 2, 4, 5));
        assertEquals(200, sendToCoordination(CoordinationSimulator.shaped(made.supplementOf(plain))));
        awaitCodes(partners.coordination(), dossier, List.of(1, 2, 4, 5, 1, 2, 4, 9, 10));
        assertEquals(
                "H99.07-20270101-0000001",
                engine.dossiers().find(dossier.number()).orElseThrow().oneStopNumber());
        assertEquals(1, entries(partners.coordination(), LedgerEntry.Kind.NUMBERED), "the next version keeps it");
    }

    /** As {@code simulate --coordination} does it. */
    @Test
    void a_rehearsal_sends_by_the_coordination_system_and_brings_what_it_is_asked_for() throws Exception {
        clock.advance(ONE_DAY);
        SimulatorOptions.Dossiers plan = SimulatorOptions.Dossiers.NONE
                .to(url, EngineFixture.CALLER_TOKEN)
                .with(3, 0, 0)
                .by(SimulatorOptions.Way.COORDINATION_SENDS);
        SimulatorOptions.Registry registry = SimulatorOptions.Registry.PROMPT.withScenarios(1, 0, 0);
        try (Simulators rehearsal = Simulators.start(
                SimulatorOptions.demo()
                        .change()
                        .seed(5)
                        .registry(registry)
                        .dossiers(plan)
                        .build(),
                clock)) {
            engine.close();
            settings.putAll(
                    PartnerSettings.of(rehearsal, SimulatorOptions.Credentials.DEMO, EngineFixture.CALLER_TOKEN));
            engine = Engine.start(Settings.of(settings), clock);
            DossierRun run = rehearsal.runDossiers();
            run.done().get(60, TimeUnit.SECONDS);
            assertEquals(3, run.acknowledged());
            for (SyntheticDossier dossier : run.dossiers())
                awaitCodes(rehearsal.coordination(), dossier, List.of(1, 2, 4, 5, 1, 2, 4, 9, 10));
            assertEquals(List.of(), rehearsal.coordination().ledger().violations());
            PartnerTotals told = PartnerTotals.of(rehearsal);
            assertEquals(
                    List.of(0L, 27L, 3L), List.of(told.reported(), told.reportedToCoordination(), told.finished()));
        }
    }

    private int laterStep(SyntheticDossier dossier, int code) throws Exception {
        return partners.coordination()
                .sendLaterStep(url, TOKEN, dossier.number(), "1", code)
                .get(60, TimeUnit.SECONDS);
    }

    private void awaitLaterSteps(SyntheticDossier dossier, List<String> expected) {
        await().atMost(PATIENCE)
                .until(
                        () -> partners.oneStop().ledger().entries(dossier.number()).stream()
                                .filter(entry -> entry.kind() == LedgerEntry.Kind.STATUS)
                                .map(LedgerEntry::code)
                                .filter(code -> code.startsWith("residence"))
                                .toList(),
                        expected::equals);
    }

    private static long entries(SimulatedPartner partner, LedgerEntry.Kind kind) {
        return partner.ledger().entries().stream()
                .filter(entry -> entry.kind() == kind)
                .count();
    }

    private List<Long> parked() {
        return engine.queues().messages("coordination-status", "parked", 100).stream()
                .map(QueueAdmin.MessageState::id)
                .toList();
    }

    private boolean isReturned(SyntheticDossier dossier) {
        return engine.dossiers().find(dossier.number()).orElseThrow().status() == Status.RETURNED;
    }

    private static int post(URI to, String path, String token, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(to.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private int sendToCoordination(SyntheticDossier dossier) throws Exception {
        return partners.coordination().send(url, TOKEN, dossier).get(60, TimeUnit.SECONDS);
    }

    /** Received now; one with the older form was received in 2025. */
    private SyntheticDossier birth() {
        return made(1).get(0);
    }

    private List<SyntheticDossier> made(int count) {
        return Stream.generate(made::next)
                .filter(dossier -> !dossier.traits().contains(SyntheticDossier.Trait.OLDER_FORM))
                .limit(count)
                .toList();
    }

    private static void awaitCodes(SimulatedPartner front, SyntheticDossier dossier, List<Integer> codes) {
        await().atMost(PATIENCE).until(() -> front.ledger().callbacks(dossier.number()), codes::equals);
    }

    private static List<String> numbers(List<SyntheticDossier> dossiers) {
        return dossiers.stream().map(SyntheticDossier::number).sorted().toList();
    }

    /** Numbers this front was told anything of. */
    private static List<String> told(SimulatedPartner front) {
        Ledger ledger = front.ledger();
        return ledger.entries().stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.CALLBACK)
                .map(LedgerEntry::number)
                .distinct()
                .sorted()
                .toList();
    }
}
