package vn.lienthong.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import vn.lienthong.dossier.Changes;
import vn.lienthong.dossier.DocumentStore;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierIntake;
import vn.lienthong.dossier.DossierStore;
import vn.lienthong.dossier.DossierWriters;
import vn.lienthong.dossier.Fronts;
import vn.lienthong.dossier.IncomingDossier;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.MessageSeal;
import vn.lienthong.dossier.Status;
import vn.lienthong.dossier.StatusTable;
import vn.lienthong.dossier.Vault;
import vn.lienthong.engine.EngineFixture;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.PartnerGate;
import vn.lienthong.queue.QueueEngine;
import vn.lienthong.queue.QueueListener;
import vn.lienthong.queue.QueueSettings;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;

/**
 * A run of dossiers towards the portal: {@code -Dbench.portal} (100000) returned dossiers in an H2 file, then an engine
 * of its own process with {@code -Xmx256m} that sends them all. The portal stands in this process.
 */
final class PortalSync {
    private static final int DOSSIERS = Integer.getInteger("bench.portal", 100_000);
    private static final int WRITERS = 16;
    private static final List<Status> WAY =
            List.of(Status.ACCEPTED, Status.FORWARDED, Status.REGISTERED, Status.RETURNED);

    private final Path directory;

    PortalSync(Path directory) {
        this.directory = directory;
    }

    void run() throws Exception {
        SimulatorOptions options = SimulatorOptions.demo().change().seed(1).build();
        try (Simulators partners = Simulators.start(options, Clock.systemUTC())) {
            Path data = Files.createDirectories(directory.resolve("portal"));
            Map<String, String> settings = new TreeMap<>(EngineFixture.settings(data, partners));
            Files.write(
                    data.resolve("bench.properties"),
                    settings.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .toList());
            fill(data);
            Process engine = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "vn.lienthong.Main",
                            "run",
                            "--config",
                            data.resolve("bench.properties").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("engine.log").toFile())
                    .start();
            try {
                measure(partners, settings, data, engine);
            } finally {
                engine.destroyForcibly().waitFor();
            }
        }
    }

    private static void measure(Simulators partners, Map<String, String> settings, Path data, Process engine)
            throws Exception {
        String url = "http://127.0.0.1:" + settings.get("lienthong.operations.port");
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready =
                HttpRequest.newBuilder(URI.create(url + "/observe/health/ready")).build();
        while (!answers(http, ready)) TimeUnit.MILLISECONDS.sleep(200);
        String token = Files.readString(data.resolve("operator.token")).strip();
        long begin = System.nanoTime();
        http.send(
                HttpRequest.newBuilder(URI.create(url + "/api/v1/sync/dossiers"))
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        while (partners.portal().dossiers().count() < DOSSIERS) {
            if (!engine.isAlive()) throw new IllegalStateException("the engine has ended");
            TimeUnit.MILLISECONDS.sleep(200);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        long added = partners.portal().ledger().entries().stream()
                .filter(entry -> entry.kind() == Kind.ADDED)
                .count();
        Benchmark.say(
                "portal, H2, engine with -Xmx256m: %d changed dossiers in %.0f s (%.0f/s), added %d, refused %d",
                DOSSIERS,
                seconds,
                DOSSIERS / seconds,
                added,
                partners.portal().ledger().violations().size());
    }

    private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (java.io.IOException notYet) {
            return false;
        }
    }

    /** Received, worked on and returned, as the engine would have stored them. */
    private static void fill(Path data) throws Exception {
        Clock clock = Clock.systemUTC();
        String url = "jdbc:h2:file:" + data.resolve("lienthong") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        Vault vault = Vault.openOrCreate(data.resolve("master.key"), true);
        DocumentStore documents = new DocumentStore(data.resolve("documents"), vault);
        try (BenchDatabase database = BenchDatabase.h2At(url)) {
            HikariDataSource pool = database.pool();
            QueueEngine queues = new QueueEngine(
                    database.storage(),
                    QueueSettings.DEFAULT,
                    new QueueEngine.Parts(
                            DossierWriters.all(vault, clock),
                            new MessageSeal(vault),
                            PartnerGate.OPEN,
                            LogEntry::new,
                            QueueListener.NONE,
                            clock,
                            "bench"));
            queues.start();
            DossierIntake intake = new DossierIntake(pool, queues.commits(), vault, documents, clock, Fronts.UNLIMITED);
            DossierStore store = new DossierStore(pool, vault, documents);
            Changes changes = new Changes(StatusTable.shipped(), vault, clock);
            ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < DOSSIERS; i++) {
                int serial = i;
                work.add(() -> {
                    String number = "G22.99.08-260921-%06d".formatted(serial);
                    intake.receive(incoming(number), dossier -> List.of());
                    queues.commits().commit(returned(changes, store.find(number).orElseThrow(), serial));
                    return null;
                });
            }
            for (var done : writers.invokeAll(work)) done.get();
            writers.shutdown();
            queues.close();
        }
    }

    private static List<Effect> returned(Changes changes, Dossier received, int serial) {
        List<Effect> effects = new ArrayList<>();
        Changes.Changed changed = changes.assignGroup(received, "birth", "bench");
        effects.addAll(changed.effects());
        changed = changes.assignOneStopNumber(changed.dossier(), "H99.1-260921-%06d".formatted(serial), "bench");
        effects.addAll(changed.effects());
        for (Status status : WAY) {
            changed = changes.enter(changed.dossier(), status, null, null, "bench");
            effects.addAll(changed.effects());
        }
        return effects;
    }

    private static IncomingDossier incoming(String number) {
        var form = JsonNodeFactory.instance.objectNode();
        form.put("nksHoTen", "Trẻ Thử Nghiệm").put("nksNgaySinh", "20.09.2026");
        form.put("nycHoTen", "Người Thử Nghiệm").put("nycSoDDCN", "000199000001");
        form.put("nycNoiCuTru", "x".repeat(1_500));
        return new IncomingDossier(
                "dvclt",
                number,
                "KS",
                "2.000986",
                "31117",
                Instant.now(),
                "",
                form,
                List.of(),
                List.of("000199000001"),
                List.of());
    }
}
