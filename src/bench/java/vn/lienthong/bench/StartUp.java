package vn.lienthong.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Time from the start of a process to ready, and its resident memory then, beside a bare Camel Main. */
final class StartUp {
    static final String READY = "ready";
    private static final int ROUNDS = 5;
    private static final Path JAR = Path.of("target/lienthong.jar");

    private record Figures(double milliseconds, double megabytes) {}

    private final Path directory;

    StartUp(Path directory) {
        this.directory = directory;
    }

    void run() throws IOException, InterruptedException {
        Path data = Files.createDirectories(directory.resolve("start"));
        Figures first = lienthong(data);
        List<Figures> ours = new ArrayList<>();
        List<Figures> bare = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            bare.add(bareCamel(data));
            ours.add(lienthong(data));
        }
        Spread ourTime = Spread.of(ours.stream().map(Figures::milliseconds).toList());
        Spread bareTime = Spread.of(bare.stream().map(Figures::milliseconds).toList());
        Spread ourMemory = Spread.of(ours.stream().map(Figures::megabytes).toList());
        Spread bareMemory = Spread.of(bare.stream().map(Figures::megabytes).toList());
        Benchmark.say("start to ready, ms (first start with an empty data directory: %.0f)", first.milliseconds());
        Benchmark.say("  lienthong run     %s", ourTime);
        Benchmark.say("  bare Camel Main   %s", bareTime);
        Benchmark.say("  ratio of medians  %.2f", ourTime.median() / bareTime.median());
        Benchmark.say("resident memory when ready, MB");
        Benchmark.say("  lienthong run     %s", ourMemory);
        Benchmark.say("  bare Camel Main   %s", bareMemory);
        Benchmark.say("  ratio of medians  %.2f", ourMemory.median() / bareMemory.median());
    }

    private static Figures lienthong(Path data) throws IOException, InterruptedException {
        Path config = Files.writeString(
                data.resolve("bench.properties"),
                """
                lienthong.data-dir=%s
                lienthong.http.host=127.0.0.1
                lienthong.http.port=%d
                lienthong.operations.port=%d
                """
                        .formatted(data, freePort(), freePort()));
        return start(
                List.of("-jar", JAR.toString(), "run", "--lang=en", "--config", config.toString()),
                "LiênThông is running");
    }

    private static Figures bareCamel(Path data) throws IOException, InterruptedException {
        String classPath = "target/lib/*:" + System.getProperty("bench.classes", "target/test-classes");
        return start(List.of("-cp", classPath, BareCamel.class.getName(), "" + freePort(), "" + freePort(), data.toString()), READY);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Figures start(List<String> arguments, String ready) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dfile.encoding=UTF-8");
        command.addAll(arguments);
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader out = process.inputReader(java.nio.charset.StandardCharsets.UTF_8)) {
            List<String> lines = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (line.startsWith(ready))
                    return new Figures((System.nanoTime() - begin) / 1e6, residentMegabytes(process.pid()));
            }
            throw new IllegalStateException("did not start: " + String.join("\n", lines));
        } finally {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
    }

    /** From /proc, so Linux only. */
    private static double residentMegabytes(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) return Double.parseDouble(line.replaceAll("\\D", "")) / 1_024;
        }
        throw new IOException("no VmRSS");
    }
}
