package vn.lienthong.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Prints the figures of docs/performance.md: {@code queue}, {@code latency}, {@code engine}, {@code start}, {@code
 * lookup} and {@code portal}, or those of them that the arguments name. {@code -Dbench.rounds} (5), {@code
 * -Dbench.lines} (6000), {@code -Dbench.dossiers} (1000000) and {@code -Dbench.lookups} (6000) make it longer.
 */
public final class Benchmark {
    private static final List<String> PARTS = List.of("queue", "latency", "engine", "start", "lookup", "portal");
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final Load LOAD = new Load(Integer.getInteger("bench.lines", 6_000), 4);
    private static final Load WARM_UP = new Load(1_500, 4);

    private Benchmark() {}

    public static void main(String[] args) throws Exception {
        Set<String> wanted = Set.copyOf(args.length == 0 ? PARTS : List.of(args));
        Path directory = Files.createTempDirectory("lienthong-bench");
        say(
                "%d processors, Java %s, %s %s",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.version"));
        try {
            if (wanted.contains("queue") || wanted.contains("latency")) storage(wanted, directory);
            if (wanted.contains("engine")) new EndToEnd(directory).run();
            if (wanted.contains("start")) new StartUp(directory).run();
            if (wanted.contains("lookup")) new Lookups(directory).run();
            if (wanted.contains("portal")) new PortalSync(directory).run();
        } finally {
            remove(directory);
        }
    }

    private static void storage(Set<String> wanted, Path directory) throws Exception {
        try (BenchDatabase database = BenchDatabase.h2(directory)) {
            measure("H2", database, wanted, directory);
        }
        try (EmbeddedPostgres server = BenchDatabase.server(directory);
                BenchDatabase database = BenchDatabase.postgresql(server)) {
            measure("PostgreSQL", database, wanted, directory);
            if (wanted.contains("latency")) latency("PostgreSQL, two engines", new Latency(database).run(true));
        }
    }

    private static void measure(String name, BenchDatabase database, Set<String> wanted, Path directory)
            throws SQLException, InterruptedException {
        if (wanted.contains("queue")) throughput(name, database, directory);
        if (wanted.contains("latency")) {
            database.empty();
            latency(name, new Latency(database).run(false));
        }
    }

    /** Raw and queue by turns, so that what disturbs the machine disturbs both. */
    private static void throughput(String name, BenchDatabase database, Path directory)
            throws SQLException, InterruptedException {
        List<Double> raw = new ArrayList<>();
        List<Double> queue = new ArrayList<>();
        List<Double> dossier = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            Load load = round == 0 ? WARM_UP : LOAD;
            database.empty();
            double ceiling = new RawSteps(database, load).run();
            database.empty();
            double plain = QueueSteps.plain(database, load).run();
            database.empty();
            double real = new DossierSteps(database, load, directory).run();
            if (round == 0) continue;
            raw.add(ceiling);
            queue.add(plain);
            dossier.add(real);
        }
        say("%s, steps/s (least – median – most of %d rounds of %,d steps)", name, ROUNDS, LOAD.hops());
        say("  raw JDBC, 20 steps a commit        %s", Spread.of(raw));
        say("  queue, same rows                   %s", Spread.of(queue));
        say("  queue, dossier, log chain, sealed  %s", Spread.of(dossier));
        say(
                "  ratio of medians to raw JDBC       %.2f and %.2f",
                Spread.of(queue).median() / Spread.of(raw).median(),
                Spread.of(dossier).median() / Spread.of(raw).median());
    }

    private static void latency(String name, double[] milliseconds) {
        say(
                "%s, enqueue to start at 200/s: p50 %.1f ms, p99 %.1f ms, most %.1f ms",
                name,
                Spread.percentile(milliseconds, 0.5),
                Spread.percentile(milliseconds, 0.99),
                Spread.percentile(milliseconds, 1));
    }

    static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static void remove(Path directory) throws java.io.IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
