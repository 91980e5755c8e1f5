package vn.lienthong.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.lienthong.config.Sha256;
import vn.lienthong.dossier.Status;
import vn.lienthong.engine.Engine;
import vn.lienthong.engine.EngineFixture;
import vn.lienthong.simulator.DossierRun;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;

/**
 * The portal's instant look-up over HTTP, in milliseconds, while PostgreSQL holds {@code -Dbench.dossiers} (1,000,000)
 * dossiers. A few hundred of them went the whole way through the engine and are looked up; the others are rows of the
 * same sizes that no key opens, with numbers all around. Open loop: a slow answer does not put off the next question.
 */
final class Lookups {
    private static final long DOSSIERS = Long.getLong("bench.dossiers", 1_000_000);
    private static final int REAL = 300;
    private static final int QUESTIONS = Integer.getInteger("bench.lookups", 6_000);
    /** One after another, while the JVM and the database are cold. */
    private static final int NOT_COUNTED = 1_000;
    private static final int PER_SECOND = 50;
    private static final String TOKEN = "bench-portal-token";

    private final Path directory;

    Lookups(Path directory) {
        this.directory = directory.resolve("lookup");
    }

    void run() throws Exception {
        int port = freePort();
        SimulatorOptions options = SimulatorOptions.demo()
                .change()
                .registry(SimulatorOptions.Registry.PROMPT.withRegisterAfter(Duration.ofMillis(1)))
                .dossiers(SimulatorOptions.Dossiers.NONE
                        .to(URI.create("http://127.0.0.1:" + port), EngineFixture.CALLER_TOKEN)
                        .with(REAL, 0, 0))
                .build();
        try (EmbeddedPostgres server = BenchDatabase.server(directory);
                BenchDatabase database = BenchDatabase.postgresql(server);
                Simulators partners = Simulators.start(options, Clock.systemUTC())) {
            Map<String, String> settings = EngineFixture.settings(directory.resolve("engine"), partners);
            settings.put("lienthong.http.port", String.valueOf(port));
            settings.put("lienthong.db.url", database.url());
            settings.put("lienthong.db.username", database.username());
            settings.put("partner.registry.first-poll-delay", "10ms");
            settings.put("caller.portal.token-sha256", Sha256.hex(TOKEN));
            settings.put("portal.files-url", "https://lienthong.example");
            try (Engine engine = EngineFixture.start(settings)) {
                List<String> numbers = returned(engine, partners);
                fill(database);
                double[] waited = ask(URI.create("http://127.0.0.1:" + port + "/portal/v1/dossier-lookup"), numbers);
                Benchmark.say(
                        "look-up, PostgreSQL, %,d dossiers, %d questions/s: p50 %.1f ms, p99 %.1f ms, most %.1f ms",
                        DOSSIERS,
                        PER_SECOND,
                        Spread.percentile(waited, 0.5),
                        Spread.percentile(waited, 0.99),
                        Spread.percentile(waited, 1));
            }
        }
    }

    private static List<String> returned(Engine engine, Simulators partners) throws Exception {
        DossierRun run = partners.runDossiers();
        run.done().get(10, TimeUnit.MINUTES);
        List<String> numbers = new ArrayList<>();
        for (SyntheticDossier dossier : run.dossiers()) {
            while (engine.dossiers()
                    .find(dossier.number())
                    .filter(found -> found.status() == Status.RETURNED)
                    .isEmpty()) TimeUnit.MILLISECONDS.sleep(20);
            numbers.add(dossier.number());
        }
        return numbers;
    }

    private static void fill(BenchDatabase database) throws Exception {
        String of = " from generate_series(1, " + (DOSSIERS - REAL) + ") g";
        String id = "1000000000 + g";
        // bytes that cannot be compressed, like sealed ones
        String bytes = "decode((select string_agg(md5(g || '-' || part), '') from generate_series(1, %d) part), 'hex')";
        String arrived = "timestamptz '2024-07-01 01:00:00Z' + g * interval '1 minute'";
        database.execute(
                "insert into dossier (id, front, number, one_stop_number, dossier_group, module, procedure_code, unit,"
                        + " status, version, revision, received_at, arrived_at, due_at, group_due_at, warnings) select " + id
                        + ", 'dvclt', 'G22.99.08-' || substr(md5(g::text), 1, 6) || '-' || g, 'H99.' || md5('o' || g),"
                        + " 'birth', 'KS', '2.000986', '31117', 'RETURNED', 1, 8, " + arrived + ", " + arrived + ", "
                        + arrived + ", " + arrived + ", ''" + of,
                "insert into dossier_version (dossier_id, version, content_hash, received_at, arrived_at, form_sealed) select "
                        + id + ", 1, " + bytes.formatted(2) + ", " + arrived + ", " + arrived + ", "
                        + bytes.formatted(80) + of,
                "insert into dossier_status (dossier_id, revision, version, status, stated_at, arrived_at, detail_sealed)"
                        + " select " + id + ", r, 1, 'RETURNED', " + arrived + ", " + arrived + ", "
                        + bytes.formatted(6) + of + ", generate_series(1, 5) r",
                "insert into dossier_result (dossier_id, revision, version, arrived_at, result_sealed) select " + id
                        + ", 6, 1, " + arrived + ", " + bytes.formatted(40) + of,
                "insert into dossier_document (dossier_id, version, role, position, sender_id, kind, names_sealed, cancelled,"
                        + " media_type, size, address) select " + id + ", 1, case p when 3 then 'result' else 'attached' end,"
                        + " p, p, 1, " + bytes.formatted(8) + ", false, 'application/pdf', 100000, md5('a' || g) || md5('b' || g)"
                        + of + ", generate_series(1, 3) p",
                "analyze");
    }

    private static double[] ask(URI url, List<String> numbers) throws Exception {
        List<String> order = new ArrayList<>();
        while (order.size() < QUESTIONS) order.addAll(numbers);
        Collections.shuffle(order, new Random(1));
        HttpClient http = HttpClient.newHttpClient();
        for (int at = 0; at < NOT_COUNTED; at++)
            http.send(question(url, numbers.get(at % numbers.size())), BodyHandlers.ofString());
        List<CompletableFuture<Double>> answers = new ArrayList<>();
        long begin = System.nanoTime();
        for (int at = 0; at < QUESTIONS; at++) {
            long due = begin + at * (1_000_000_000L / PER_SECOND);
            while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
            answers.add(http.sendAsync(question(url, order.get(at)), BodyHandlers.ofString())
                    .thenApply(answer -> {
                        if (!found(answer)) throw new IllegalStateException("answered " + answer.statusCode());
                        return (System.nanoTime() - due) / 1e6;
                    }));
        }
        double[] waited = new double[QUESTIONS];
        for (int at = 0; at < QUESTIONS; at++) waited[at] = answers.get(at).get(1, TimeUnit.MINUTES);
        return waited;
    }

    private static HttpRequest question(URI url, String number) {
        return HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"mahoso\":\"" + number + "\"}"))
                .build();
    }

    private static boolean found(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && answer.body().contains("\"error_code\":\"0\"");
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
