package vn.lienthong.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.LaterStep;
import vn.lienthong.engine.Engine;
import vn.lienthong.engine.EngineFixture;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.queue.QueueAdmin.MessageState;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.simulator.SyntheticDossiers;

/**
 * A test of single steps: the shipped routes on the real engine, with every queue paused, so that a test lets one
 * step run and looks at what it did. Partners are replaced as a province replaces a file, under {@code partners/};
 * those that are not replaced are simulated.
 */
public abstract class RouteTest {
    private static final QueueAdmin.Act TEST = new QueueAdmin.Act("test", "one step at a time");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    protected final Map<String, String> settings = new HashMap<>();
    private final SyntheticDossiers dossiers = new SyntheticDossiers(11, Clock.systemUTC());
    private Simulators partners;
    private Engine engine;
    private String number;

    @AfterEach
    void stop() throws Exception {
        if (engine != null) engine.close();
        if (partners != null) partners.close();
    }

    /** Puts a file of the test's own province over the shipped ones. */
    protected final void replace(String name, String text) throws IOException {
        Path file = folder.resolve("routes/provinces/test").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Lets a partner route answer with this jq over what it is asked. */
    protected final void answer(String partnerRoute, String jq) throws IOException {
        replace("partners/" + partnerRoute + ".camel.yaml", """
                # takes  what a step asks
                - route:
                    id: partner-%1$s
                    description: Đối tác giả trong kiểm thử
                    from:
                      uri: direct:%1$s
                      steps:
                        - setBody:
                            expression:
                              jq:
                                expression: '%2$s'
                """.formatted(partnerRoute, jq));
    }

    /** Posts a new dossier as PM DVCLT does, after these changes to its envelope. */
    protected final void receive(Map<String, Object> changes) throws Exception {
        if (engine == null) start();
        var synthetic = dossiers.next();
        ObjectNode body = (ObjectNode) JSON.readTree(synthetic.json());
        changes.forEach((field, value) -> body.set(field, JSON.valueToTree(value)));
        URI address = URI.create("http://127.0.0.1:" + engine.partnerApiPort());
        assertTrue(partners.dvclt().send(address, body.toString()).get(60, TimeUnit.SECONDS), "taken");
        number = synthetic.number();
    }

    /** Takes this stand-alone registration from the one-stop system. */
    protected final void receiveSingle(SyntheticDossier dossier) throws Exception {
        if (engine == null) start();
        assertTrue(
                partners.oneStop()
                        .send(partnerApi(), EngineFixture.ONE_STOP_TOKEN, dossier.json())
                        .get(60, TimeUnit.SECONDS),
                "taken");
        number = dossier.number();
    }

    /** Lays a new dossier out at PM DVCLT, to be fetched. */
    protected final void offer() throws Exception {
        if (engine == null) start();
        // the list that was asked for at the start is answered, and the next question waits
        await().atMost(Duration.ofSeconds(60)).until(() -> waitingIn("dvclt-pull") == 1);
        var synthetic = dossiers.next();
        partners.dvclt().offer(synthetic.json());
        number = synthetic.number();
    }

    /** An officer's decision about the dossier. @return the HTTP status of the answer */
    protected final int decide(String decision) throws Exception {
        return partners.oneStop()
                .decide(partnerApi(), EngineFixture.ONE_STOP_TOKEN, number, decision)
                .get(60, TimeUnit.SECONDS);
    }

    /** What another authority says of a later step. @return the HTTP status of the answer */
    protected final int laterStep(int agency, int code) throws Exception {
        return partners.dvclt()
                .sendLaterStep(partnerApi(), number, agency, code)
                .get(60, TimeUnit.SECONDS);
    }

    /** As {@link #laterStep}, the same statement twice. */
    protected final void laterStepTwice(int agency, int code) throws Exception {
        ObjectNode statement = partners.dvclt().laterStep(number, agency, code);
        for (int i = 0; i < 2; i++)
            partners.dvclt().sendLaterStep(partnerApi(), statement).get(60, TimeUnit.SECONDS);
    }

    private URI partnerApi() {
        return URI.create("http://127.0.0.1:" + engine.partnerApiPort());
    }

    protected final List<LaterStep> laterSteps() {
        return engine.dossiers().laterSteps(dossier());
    }

    protected final boolean isKnown() {
        return engine.dossiers().find(number).isPresent();
    }

    /** How many messages of any dossier wait in the queue. */
    protected final int waitingIn(String queue) {
        return engine.queues().messages(queue, "waiting", 100).size();
    }

    /** A birth dossier that has gone through the steps of these queues. */
    protected final void birthAfter(String... queues) throws Exception {
        receive(Map.of());
        for (String queue : queues) run(queue);
    }

    /** Lets every message that waits in the queue be tried once. */
    protected final void run(String queue) {
        Set<Long> due = engine.queues().messages(queue, "waiting", 100).stream()
                .map(MessageState::id)
                .collect(Collectors.toSet());
        engine.queues().resume(queue, TEST);
        await().atMost(Duration.ofSeconds(60)).until(() -> untried(queue, due).isEmpty());
        engine.queues().pause(queue, TEST);
    }

    private Set<Long> untried(String queue, Set<Long> due) {
        Set<Long> left = new HashSet<>(due);
        left.retainAll(engine.queues().messages(queue, null, 100).stream()
                .filter(message -> message.attempts() == 0 && !message.state().equals("parked"))
                .map(MessageState::id)
                .toList());
        return left;
    }

    protected final Dossier dossier() {
        return engine.dossiers().find(number).orElseThrow();
    }

    protected final Simulators partners() {
        return partners;
    }

    /** Messages of the dossier by queue. */
    protected final Map<String, Integer> waiting() {
        Map<String, Integer> counts = new TreeMap<>();
        for (MessageState message : engine.queues().messagesOf(number)) counts.merge(message.queue(), 1, Integer::sum);
        return counts;
    }

    /** The only message of the dossier in that queue. */
    protected final MessageState message(String queue) {
        List<MessageState> found = engine.queues().messagesOf(number).stream()
                .filter(message -> message.queue().equals(queue))
                .toList();
        assertEquals(1, found.size(), queue);
        return found.get(0);
    }

    private void start() throws Exception {
        copyRoutes();
        partners = Simulators.start(
                SimulatorOptions.demo()
                        .change()
                        .seed(7)
                        .acceptUnknown(true)
                        .dossiers(SimulatorOptions.Dossiers.NONE.to(
                                URI.create("http://127.0.0.1"), EngineFixture.CALLER_TOKEN))
                        .build(),
                Clock.systemUTC());
        Map<String, String> values = EngineFixture.settings(folder.resolve("data"), partners);
        values.put("lienthong.routes-dir", folder.resolve("routes").toString());
        values.put("lienthong.province", "test");
        values.put("partner.registry.poll-interval", "1h");
        values.putAll(settings);
        values.values().removeIf(String::isEmpty);
        engine = EngineFixture.start(values);
        engine.queues().queues().forEach(queue -> engine.queues().pause(queue.name(), TEST));
    }

    private void copyRoutes() throws IOException {
        Path shipped = Path.of("routes");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve("routes").resolve(shipped.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
