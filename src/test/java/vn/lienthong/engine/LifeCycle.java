package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.LaterStep;
import vn.lienthong.dossier.Status;
import vn.lienthong.simulator.LedgerEntry;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.simulator.SyntheticDossiers;

/** An engine and its simulated partners, and what a test does with one dossier. */
final class LifeCycle implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final Simulators partners;
    final Engine engine;
    final URI url;
    private final SyntheticDossiers births;
    private final SyntheticDossiers deaths;

    private LifeCycle(Simulators partners, Engine engine, long seed) {
        this.partners = partners;
        this.engine = engine;
        this.url = URI.create("http://127.0.0.1:" + engine.partnerApiPort());
        this.births = new SyntheticDossiers(seed, Clock.systemUTC(), 0);
        this.deaths = new SyntheticDossiers(seed + 1, Clock.systemUTC(), 1);
    }

    static LifeCycle start(Path data, Map<String, String> settings) throws Exception {
        return start(data, settings, registry -> registry);
    }

    /** With the national portal beside the other partners. */
    static LifeCycle startWithPortal(Path data, Map<String, String> settings) throws Exception {
        return start(data, settings);
    }

    /** A province of {@code routes/provinces/} as it stands there, with its own settings. */
    static LifeCycle startProvince(Path data, Map<String, String> settings) throws Exception {
        Simulators partners = partners(registry -> registry);
        Map<String, String> values = EngineFixture.settings(data, partners);
        values.remove("partner.registry.province-code");
        values.putAll(settings);
        return new LifeCycle(partners, EngineFixture.startProvince(values), 11);
    }

    static LifeCycle start(Path data, Map<String, String> settings, UnaryOperator<SimulatorOptions.Registry> registry)
            throws Exception {
        Simulators partners = partners(registry);
        Map<String, String> values = EngineFixture.settings(data, partners);
        values.putAll(settings);
        return new LifeCycle(partners, EngineFixture.start(values), 11);
    }

    private static Simulators partners(UnaryOperator<SimulatorOptions.Registry> registry) {
        SimulatorOptions options = SimulatorOptions.demo();
        return Simulators.start(
                options.change()
                        .seed(11)
                        .registry(registry.apply(SimulatorOptions.Registry.PROMPT.withRegisterAfter(Duration.ZERO)))
                        .dossiers(SimulatorOptions.Dossiers.NONE.to(
                                URI.create("http://127.0.0.1:1"), EngineFixture.CALLER_TOKEN))
                        .build(),
                Clock.systemUTC());
    }

    SyntheticDossier birth() {
        return births.next();
    }

    SyntheticDossier death() {
        return deaths.next();
    }

    void send(SyntheticDossier dossier) throws Exception {
        assertTrue(partners.dvclt().send(url, dossier.json()).get(30, TimeUnit.SECONDS), "taken: " + dossier);
    }

    /** The citizen sends the next version, with one paper more and one entry changed. */
    SyntheticDossier supplement(SyntheticDossier dossier) throws Exception {
        SyntheticDossier next = deaths.supplementOf(dossier);
        send(next);
        return next;
    }

    /** The next version where DVCLT was told to ask for one, else the same dossier. */
    SyntheticDossier supplementIfAsked(SyntheticDossier dossier) throws Exception {
        List<Integer> told = partners.dvclt().ledger().callbacks(dossier.number());
        boolean asked = !told.isEmpty() && told.get(told.size() - 1) == 2;
        if (!asked || dossier(dossier.number()).status() != Status.SUPPLEMENT_REQUIRED) return dossier;
        return supplement(dossier);
    }

    int decide(String number, String decision) throws Exception {
        return partners.oneStop()
                .decide(url, EngineFixture.ONE_STOP_TOKEN, number, decision)
                .get(30, TimeUnit.SECONDS);
    }

    int laterStep(String number, int agency, int code) throws Exception {
        return partners.dvclt().sendLaterStep(url, number, agency, code).get(30, TimeUnit.SECONDS);
    }

    Dossier dossier(String number) {
        return engine.dossiers().find(number).orElseThrow();
    }

    void awaitStatus(SyntheticDossier dossier, Status status) {
        await().atMost(PATIENCE).until(() -> engine.dossiers()
                .find(dossier.number())
                .filter(found -> found.status() == status)
                .isPresent());
    }

    void awaitCallbacks(SyntheticDossier dossier, Integer... codes) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertEquals(List.of(codes), partners.dvclt().ledger().callbacks(dossier.number())));
    }

    /** Statuses the one-stop system took, later steps as {@code step status}. */
    List<String> oneStopStatuses(SyntheticDossier dossier) {
        return partners.oneStop().ledger().entries(dossier.number()).stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.STATUS)
                .map(LedgerEntry::code)
                .toList();
    }

    /** {@code step/code} of what is in the dossier's record. */
    List<String> laterSteps(SyntheticDossier dossier) {
        return engine.dossiers().laterSteps(dossier(dossier.number())).stream()
                .filter(step -> !step.code().equals(LaterStep.AWAITED))
                .map(step -> step.step() + "/" + step.code())
                .toList();
    }

    void awaitNothingLeftToDo() {
        await().atMost(PATIENCE).untilAsserted(() -> engine.queues().queues().forEach(queue -> {
            assertEquals(0, queue.parked(), "parked in " + queue.name());
            assertEquals(0, queue.waiting() + queue.working(), "left in " + queue.name());
        }));
    }

    void awaitNothingWaiting(String... queues) {
        await().atMost(PATIENCE).until(() -> engine.queues().queues().stream()
                .filter(queue -> List.of(queues).contains(queue.name()))
                .allMatch(queue -> queue.waiting() + queue.working() == 0));
    }

    @Override
    public void close() {
        engine.close();
        partners.close();
    }
}
