package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.simulator.Faults;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.SimulatedPartner;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.simulator.SyntheticDossiers;

/** A machine is lost, and its backup goes on elsewhere. */
abstract class BackupContract {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private final List<CompletableFuture<?>> onTheWay = new ArrayList<>();
    private final SyntheticDossiers dossiers = new SyntheticDossiers(77, Clock.systemUTC());
    private Simulators partners;
    private Proof proof;
    private EngineProcess lost;
    private EngineProcess other;
    Path backup;

    /** @param settings of the engine that will be lost, or of the one that goes on, to add the database to */
    abstract void useDatabase(Map<String, String> settings, boolean restored);

    /** What an operator does beside {@code lienthong backup}, before it. */
    abstract void dumpDatabase() throws Exception;

    /** And before {@code lienthong restore}. */
    abstract void restoreDatabase() throws Exception;

    @BeforeEach
    void startPartners() throws Exception {
        SimulatorOptions options = SimulatorOptions.demo()
                .change()
                .seed(77)
                .registry(SimulatorOptions.Registry.PROMPT.withRegisterAfter(Duration.ofMillis(300)))
                .dossiers(EngineFixture.insistent(URI.create("http://127.0.0.1:1")))
                .build();
        partners = Simulators.start(options, Clock.systemUTC());
        proof = new Proof(partners);
        lost = engine("lost", false);
        other = engine("other", true);
        backup = directory.resolve("elsewhere/backup.zip");
    }

    private EngineProcess engine(String name, boolean restored) throws Exception {
        Map<String, String> settings = EngineFixture.settings(directory.resolve(name), partners);
        settings.put("queue.lease", "3s");
        settings.put(
                "lienthong.master-key-file",
                directory.resolve(name).resolve("master.key").toString());
        useDatabase(settings, restored);
        return new EngineProcess(directory, name, settings);
    }

    @AfterEach
    void stop() throws Exception {
        lost.close();
        other.close();
        partners.close();
    }

    @Test
    void what_was_acknowledged_before_a_backup_under_load_goes_on_elsewhere_and_nothing_known_as_sent_is_sent_again()
            throws Exception {
        List<String> acknowledged = loadAndBackUp();
        lost.kill();
        restoreDatabase();
        assertEquals(0, other.command("restore", "--from", backup.toString()), other.output());
        partners.faults(Faults.none());
        int before = callsSoFar();
        other.start();
        other.awaitReady();

        assertEverythingWaits(before);
        for (String number : acknowledged) assertTrue(other.knows(number), number);
        Set<String> known = reported(acknowledged);

        assertEquals(0, other.command("queue", "resume", "--all", "--reason", "máy cũ đã tắt"), other.output());
        proof.awaitComplete(acknowledged, PATIENCE);
        assertFalse(again(number -> true).isEmpty(), "the test brought about nothing that was sent unknown");
        assertEquals(List.of(), again(known::contains), "sent again although the backup knew it as sent");
        proof.noViolations(Breach.DOUBLED, Breach.UNKNOWN_DOSSIER);
        assertEquals(0, other.command("log", "verify"), other.output());
    }

    /** @return numbers of dossiers that were acknowledged before the backup began */
    private List<String> loadAndBackUp() throws Exception {
        lost.start();
        lost.awaitReady();
        List<String> acknowledged = send(20);
        partners.faults(Faults.none().withLatency(Duration.ofMillis(100), Duration.ofMillis(400)));
        acknowledged.addAll(send(20));
        for (int i = 0; i < 60; i++) onTheWay.add(post(lost, dossiers.next()));
        awaitStatuses(30);
        dumpDatabase();
        assertEquals(0, lost.command("backup", "--to", backup.toString()), lost.output());
        // what the backup cannot know of
        awaitStatuses(statuses() + 10);
        return acknowledged;
    }

    private void awaitStatuses(long count) {
        await().atMost(PATIENCE).until(() -> statuses() >= count);
    }

    private long statuses() {
        return partners.dvclt().ledger().entries().stream()
                .filter(entry -> entry.kind() == Kind.CALLBACK)
                .count();
    }

    private List<String> send(int count) throws Exception {
        List<String> numbers = new ArrayList<>();
        List<CompletableFuture<Boolean>> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SyntheticDossier dossier = dossiers.next();
            numbers.add(dossier.number());
            sent.add(partners.dvclt().send(lost.partnerApi(), dossier.json()));
        }
        for (CompletableFuture<Boolean> one : sent) assertTrue(one.get(30, TimeUnit.SECONDS));
        return numbers;
    }

    /** Once, whether it arrives or not. */
    private static CompletableFuture<PartnerApiClient.Reply> post(EngineProcess engine, SyntheticDossier dossier)
            throws Exception {
        return PartnerApiClient.postLater(
                        engine.partnerApi(),
                        "/dvclt/v1/dossiers",
                        EngineFixture.CALLER_TOKEN,
                        JSON.readTree(dossier.json()))
                .exceptionally(cutOff -> null);
    }

    /** A dossier that comes now is taken, but it stays in the first queue, and nobody is called. */
    private void assertEverythingWaits(int callsBefore) throws Exception {
        SyntheticDossier late = dossiers.next();
        assertEquals(200, post(other, late).get(30, TimeUnit.SECONDS).status());
        JsonNode queues = JSON.readTree(other.operations("/api/v1/queues").body());
        assertFalse(queues.isEmpty());
        for (JsonNode queue : queues) {
            assertTrue(queue.path("paused").asBoolean(), queue.toString());
            assertEquals(0, queue.path("working").asInt(), queue.toString());
        }
        assertEquals(callsBefore, callsSoFar(), "calls while everything is paused");
    }

    /** What partners took, were asked or told. The sender of dossiers is not at work any more. */
    private int callsSoFar() {
        return (int) partners.all().stream()
                .flatMap(partner -> partner.ledger().entries().stream())
                .filter(entry -> entry.kind() != Kind.SENT && entry.kind() != Kind.REFUSED)
                .count();
    }

    /** {@code number code} of every status that the restored engine knows PM DVCLT has taken. */
    private Set<String> reported(List<String> numbers) throws Exception {
        Set<String> known = new HashSet<>();
        for (String number : numbers) {
            JsonNode dossier =
                    JSON.readTree(other.operations("/api/v1/dossiers/" + number).body());
            StreamSupport.stream(dossier.path("reports").spliterator(), false)
                    .filter(report -> report.path("partner").asText().equals("dvclt"))
                    .forEach(report ->
                            known.add(number + " " + report.path("code").asText()));
        }
        assertFalse(known.isEmpty(), "the backup was taken before anything had been sent");
        return known;
    }

    /** Of such statuses, which PM DVCLT got once more. */
    private List<String> again(Predicate<String> such) {
        SimulatedPartner dvclt = partners.dvclt();
        return dvclt.ledger().entries().stream()
                .filter(entry -> entry.kind() == Kind.REPEAT || entry.code().equals(Breach.DOUBLED.name()))
                .map(entry -> entry.number() + " "
                        + (entry.kind() == Kind.REPEAT
                                ? entry.code()
                                : entry.detail().replaceAll("\\D", "")))
                .filter(such)
                .toList();
    }

    @Test
    void a_backup_in_which_one_byte_was_changed_is_refused_and_changes_nothing() throws Exception {
        backup = directory.resolve("elsewhere/backup");
        loadAndBackUp();
        lost.kill();
        restoreDatabase();
        Path document = anyDocument();
        byte[] bytes = Files.readAllBytes(document);
        bytes[bytes.length / 2] ^= 1;
        Files.write(document, bytes);
        assertEquals(1, other.command("restore", "--from", backup.toString(), "--lang", "en"));
        assertTrue(other.output().contains("was changed since it was made"), other.output());
        assertFalse(Files.exists(directory.resolve("other/lienthong.mv.db")));
        assertFalse(Files.exists(directory.resolve("other/restore-unfinished")));
    }

    private Path anyDocument() throws Exception {
        try (var files = Files.walk(backup.resolve("documents"))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    @Test
    void what_is_there_is_replaced_only_by_force_and_kept_under_another_name() throws Exception {
        List<String> acknowledged = loadAndBackUp();
        lost.kill();
        await().until(() -> !lost.ready());
        dropDatabase();
        assertEquals(1, lost.command("restore", "--from", backup.toString()), lost.output());
        assertEquals(0, lost.command("restore", "--from", backup.toString(), "--force"), lost.output());
        lost.start();
        lost.awaitReady();
        for (String number : acknowledged) assertTrue(lost.knows(number), number);
        try (var kept = Files.list(directory.resolve("lost/documents"))) {
            assertTrue(kept.anyMatch(each -> each.getFileName().toString().startsWith("before-")));
        }
    }

    /** Puts the dump back in the place of the lost engine's database. */
    abstract void dropDatabase() throws Exception;
}
