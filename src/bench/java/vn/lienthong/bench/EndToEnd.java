package vn.lienthong.bench;

import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.lienthong.engine.Engine;
import vn.lienthong.engine.EngineFixture;
import vn.lienthong.simulator.DossierRun;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;

/**
 * Whole birth dossiers, from the push of the interlinked-services software to the last status call-back, engine and
 * simulated partners in one JVM; every step is a call over the loopback interface.
 */
final class EndToEnd {
    private static final int WARM_UP = 100;
    private static final int DOSSIERS = 500;
    private static final int ROUNDS = 3;
    private static final List<Integer> ALL = List.of(1, 3, 7, 4, 5);

    private final Path directory;

    EndToEnd(Path directory) {
        this.directory = directory;
    }

    void run() throws Exception {
        List<Double> perMinute = new ArrayList<>();
        List<Double> callsPerSecond = new ArrayList<>();
        round(0, WARM_UP);
        for (int i = 1; i <= ROUNDS; i++) {
            Figures figures = round(i, DOSSIERS);
            perMinute.add(60 * DOSSIERS / figures.seconds());
            callsPerSecond.add(figures.calls() / figures.seconds());
        }
        Benchmark.say(
                "engine and simulators in one JVM, H2, %d dossiers a round: dossiers/minute %s, partner calls/s %s",
                DOSSIERS, Spread.of(perMinute), Spread.of(callsPerSecond));
    }

    private record Figures(double seconds, long calls) {}

    private Figures round(int number, int dossiers) throws Exception {
        int port = freePort();
        SimulatorOptions options = SimulatorOptions.demo()
                .change()
                .seed(number)
                .registry(SimulatorOptions.Registry.PROMPT.withRegisterAfter(Duration.ofMillis(1)))
                .dossiers(SimulatorOptions.Dossiers.NONE
                        .to(URI.create("http://127.0.0.1:" + port), EngineFixture.CALLER_TOKEN)
                        .with(dossiers, 0, 0))
                .build();
        try (Simulators partners = Simulators.start(options, Clock.systemUTC())) {
            Map<String, String> settings = EngineFixture.settings(directory.resolve("engine" + number), partners);
            settings.put("lienthong.http.port", String.valueOf(port));
            settings.put("partner.registry.first-poll-delay", "10ms");
            try (Engine engine = EngineFixture.start(settings)) {
                long begin = System.nanoTime();
                DossierRun run = partners.runDossiers();
                run.done().get(5, TimeUnit.MINUTES);
                while (!complete(partners, run)) TimeUnit.MILLISECONDS.sleep(20);
                double seconds = (System.nanoTime() - begin) / 1e9;
                if (!engine.log().verify().verified()) throw new IllegalStateException("the log chain is broken");
                return new Figures(seconds, calls(partners));
            }
        }
    }

    private static boolean complete(Simulators partners, DossierRun run) {
        return run.dossiers().stream()
                .allMatch(dossier ->
                        partners.dvclt().ledger().callbacks(dossier.number()).equals(ALL));
    }

    /** What the partners noted: one entry a call that did something. */
    private static long calls(Simulators partners) {
        return partners.all().stream()
                .mapToLong(partner -> partner.ledger().entries().size())
                .sum();
    }

    private static int freePort() throws java.io.IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
