package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.Sha256;
import vn.lienthong.simulator.CoordinationSimulator;
import vn.lienthong.simulator.LedgerEntry;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.Scenario;
import vn.lienthong.simulator.SimulatedPartner;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.simulator.SyntheticDossiers;

/**
 * {@code kill -9} on the day on which one front follows the other: yesterday's dossiers still come by PM DVCLT, today's
 * by the coordination system. {@code -Dkills=N} times, 4 if not said.
 */
abstract class TwoFrontsKillContract {
    private static final int KILLS = Kills.OF_ONE_PART;
    private static final int EACH_A_KILL = 3;
    private static final long SEED = 20_270_101;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final List<Integer> AT_DVCLT = List.of(1, 3, 7, 4, 5);
    private static final List<Integer> AT_COORDINATION = List.of(1, 2, 4, 9, 10);

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private final Map<String, SyntheticDossier> old = new LinkedHashMap<>();
    private final Map<String, SyntheticDossier> young = new LinkedHashMap<>();
    /** What a citizen brings when the dossier of that number is sent back. */
    private final Map<String, SyntheticDossier> supplements = new ConcurrentHashMap<>();

    private final List<CompletableFuture<Boolean>> deliveries = new ArrayList<>();
    private final Map<String, ObjectNode> laterSteps = new LinkedHashMap<>();
    private URI engineUrl;
    private Simulators partners;
    private SimulatorOptions.Dossiers sending;

    /** @param settings to add the database to */
    abstract void useDatabase(Map<String, String> settings);

    @Test
    void each_dossier_is_answered_by_its_own_front_however_often_the_engine_is_killed() throws Exception {
        int port = vn.lienthong.testing.FreePort.next();
        engineUrl = URI.create("http://127.0.0.1:" + port);
        sending = EngineFixture.insistent(engineUrl);
        SimulatorOptions options =
                SimulatorOptions.demo().change().seed(SEED).dossiers(sending).build();
        try (Simulators started = Simulators.start(options, Clock.systemUTC())) {
            partners = started;
            answerSupplementRequests();
            try (EngineProcess engine = new EngineProcess(directory, "engine", settings(port))) {
                engine.start();
                engine.awaitReady();
                SyntheticDossiers yesterday =
                        new SyntheticDossiers(SEED, Clock.offset(Clock.systemUTC(), Duration.ofDays(-1)), 0.3);
                SyntheticDossiers today = new SyntheticDossiers(SEED + 1, Clock.systemUTC(), 0.3);
                for (int kill = 1; kill <= KILLS; kill++) {
                    for (int i = 0; i < EACH_A_KILL; i++) {
                        sendOld(yesterday, i == 0);
                        sendYoung(today, i == 0);
                    }
                    pass(random.nextInt(1_200));
                    stateLaterSteps();
                    pass(random.nextInt(60));
                    engine.kill();
                    engine.start();
                    // some die before they have come up
                    if (random.nextInt(5) > 0) engine.awaitReady();
                }
                engine.awaitReady();
                for (CompletableFuture<Boolean> delivery : deliveries)
                    assertTrue(delivery.get(60, TimeUnit.SECONDS), "taken by the front of its day");
                stateLaterSteps();
                old.keySet().forEach(number -> awaitComplete(partners.dvclt(), number, AT_DVCLT, List.of(1, 3, 7, 2)));
                young.keySet()
                        .forEach(number ->
                                awaitComplete(partners.coordination(), number, AT_COORDINATION, List.of(1, 2, 4, 5)));
                eachByItsOwnFront();
                nothingTwice();
                assertEquals(0, engine.command("log", "verify"), engine.output());
            }
        }
    }

    private Map<String, String> settings(int port) {
        Map<String, String> settings = EngineFixture.settings(directory.resolve("data"), partners);
        settings.put("lienthong.http.port", String.valueOf(port));
        settings.put("queue.lease", "3s");
        LocalDate switched = LocalDate.now(VIETNAM);
        settings.put("front.dvclt.until", switched.minusDays(1).toString());
        settings.put("front.coordination.from", switched.toString());
        settings.put("caller.coordination.token-sha256", Sha256.hex(CoordinationSimulator.CALLER_TOKEN));
        settings.put("partner.coordination.url", partners.coordination().url().toString());
        settings.put("partner.coordination.key", CoordinationSimulator.KEY);
        settings.put("partner.coordination.secret", CoordinationSimulator.SECRET);
        settings.put("partner.coordination.breaker.wait", "1s");
        useDatabase(settings);
        return settings;
    }

    private void answerSupplementRequests() {
        partners.dvclt().onSupplementRequired(number -> partners.dvclt()
                .send(supplements.get(number).json()));
        partners.coordination()
                .onSupplementRequired(number -> partners.coordination().deliver(sending, supplements.get(number)));
    }

    private void sendOld(SyntheticDossiers made, boolean sentBack) {
        SyntheticDossier dossier = made.next();
        old.put(dossier.number(), dossier);
        if (sentBack) sentBack(dossier.number(), made.supplementOf(dossier));
        deliveries.add(partners.dvclt().send(dossier.json()));
    }

    private void sendYoung(SyntheticDossiers made, boolean sentBack) {
        SyntheticDossier plain = made.next();
        // one in the form of 2025 was received then, which is no day of this front's
        while (plain.traits().contains(SyntheticDossier.Trait.OLDER_FORM)) plain = made.next();
        SyntheticDossier dossier = CoordinationSimulator.shaped(plain);
        young.put(dossier.number(), dossier);
        if (sentBack) sentBack(dossier.number(), CoordinationSimulator.shaped(made.supplementOf(plain)));
        deliveries.add(partners.coordination().deliver(sending, dossier));
    }

    private void sentBack(String number, SyntheticDossier next) {
        supplements.put(number, next);
        partners.ndxp().scenario(number, Scenario.SUPPLEMENT_ONCE);
    }

    /** The same statement again and again: what came of the last one is not known when the engine has died. */
    private void stateLaterSteps() {
        for (String number : young.keySet()) {
            ObjectNode statement = laterSteps.computeIfAbsent(
                    number, first -> partners.coordination().laterStep(number, "1", 9));
            partners.coordination().sendLaterStep(engineUrl, CoordinationSimulator.CALLER_TOKEN, statement);
        }
    }

    private void awaitComplete(SimulatedPartner front, String number, List<Integer> codes, List<Integer> sentBack) {
        List<Integer> expected = new ArrayList<>(supplements.containsKey(number) ? sentBack : List.of());
        expected.addAll(codes);
        await(number).atMost(PATIENCE).until(() -> front.ledger().callbacks(number), expected::equals);
    }

    private void eachByItsOwnFront() {
        assertEquals(old.keySet().stream().sorted().toList(), told(partners.dvclt()));
        assertEquals(young.keySet().stream().sorted().toList(), told(partners.coordination()));
    }

    private void nothingTwice() {
        List<String> all = new ArrayList<>(old.keySet());
        all.addAll(young.keySet());
        for (String number : all) {
            assertEquals(1, partners.ndxp().ledger().registrations(number), number + " registrations");
            int versions = supplements.containsKey(number) ? 2 : 1;
            assertEquals(versions, partners.oneStop().ledger().deliveries(number), number + " deliveries");
        }
        for (String number : young.keySet()) {
            await(number + " later step")
                    .atMost(PATIENCE)
                    .until(() -> statuses(number), List.of("residence REGISTERED")::equals);
        }
        // a call whose answer arrived just before the kill is made again by the next process; PM DVCLT knows no keys
        new Proof(partners).noViolations(Breach.DOUBLED);
        assertEquals(List.of(), partners.coordination().ledger().violations());
    }

    private List<String> statuses(String number) {
        return partners.oneStop().ledger().entries(number).stream()
                .filter(entry -> entry.kind() == Kind.STATUS && entry.code().startsWith("residence"))
                .map(LedgerEntry::code)
                .toList();
    }

    private static List<String> told(SimulatedPartner front) {
        return front.ledger().entries().stream()
                .filter(entry -> entry.kind() == Kind.CALLBACK)
                .map(LedgerEntry::number)
                .distinct()
                .sorted()
                .toList();
    }

    /** The moment of the kill, not a wait for anything. */
    private static void pass(int millis) {
        await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
    }
}
