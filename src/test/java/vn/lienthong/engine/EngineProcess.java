package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** An engine in a process of its own, as {@code lienthong run} starts it, that can be killed and frozen. */
final class EngineProcess implements AutoCloseable {
    private static final Set<String> SECRETS = Set.of(
            "partner.dvclt.password",
            "partner.ndxp.secret",
            "partner.one-stop.token",
            "partner.portal.password",
            "partner.payment.secret",
            "partner.coordination.secret");
    private static final Duration START = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Path config;
    private final Path output;
    private final Map<String, String> settings;
    private Process process;

    /** @param directory for the configuration file and the output */
    EngineProcess(Path directory, String name, Map<String, String> settings) throws IOException {
        this.settings = settings;
        config = directory.resolve(name + ".properties");
        output = directory.resolve(name + ".log");
        Properties properties = new Properties();
        settings.forEach((key, value) -> {
            if (!SECRETS.contains(key)) properties.setProperty(key, value);
        });
        try (OutputStream file = Files.newOutputStream(config)) {
            properties.store(file, null);
        }
    }

    URI partnerApi() {
        return URI.create("http://127.0.0.1:" + settings.get("lienthong.http.port"));
    }

    /** Returns at once. */
    void start() throws IOException {
        process = java("run");
    }

    void awaitReady() {
        await().atMost(START).pollInterval(Duration.ofMillis(50)).until(this::ready);
    }

    boolean ready() throws InterruptedException {
        URI ready =
                URI.create("http://127.0.0.1:" + settings.get("lienthong.operations.port") + "/observe/health/ready");
        try {
            HttpRequest get =
                    HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(2)).build();
            return HTTP.send(get, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Whether this dossier is stored, as the operations API says. */
    boolean knows(String number) throws Exception {
        int status = operations("/api/v1/dossiers/" + number).statusCode();
        if (status != 200 && status != 404) throw new IllegalStateException("operations API answers " + status);
        return status == 200;
    }

    /** GET with the operator's first token. */
    HttpResponse<String> operations(String path) throws Exception {
        String token = Files.readString(Path.of(settings.get("lienthong.data-dir"), "operator.token"))
                .strip();
        HttpRequest get = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + settings.get("lienthong.operations.port") + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(10))
                .build();
        return HTTP.send(get, HttpResponse.BodyHandlers.ofString());
    }

    /** SIGKILL; returns when it is dead. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGSTOP: lives, but does nothing. */
    void freeze() throws Exception {
        signal("STOP");
    }

    /** SIGCONT. */
    void thaw() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        int code = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) throw new IllegalStateException("kill -" + name + " ended " + code);
    }

    /** Runs {@code lienthong <arguments>} against this engine. @return its exit code */
    int command(String... arguments) throws Exception {
        Process command = java(arguments);
        if (!command.waitFor(60, TimeUnit.SECONDS)) {
            command.destroyForcibly();
            throw new IllegalStateException(String.join(" ", arguments) + " does not end");
        }
        return command.exitValue();
    }

    /** Everything its processes have printed so far. */
    String output() throws IOException {
        return Files.exists(output) ? Files.readString(output) : "";
    }

    private Process java(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "vn.lienthong.Main"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--config", config.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        for (String key : SECRETS) {
            if (settings.containsKey(key))
                builder.environment()
                        .put(key.toUpperCase(java.util.Locale.ROOT).replaceAll("[.-]", "_"), settings.get(key));
        }
        return builder.start();
    }

    @Override
    public void close() {
        if (process != null) process.destroyForcibly().onExit().join();
    }
}
