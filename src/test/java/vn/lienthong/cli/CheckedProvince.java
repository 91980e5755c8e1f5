package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.lienthong.demo.Demo;
import vn.lienthong.engine.Engine;
import vn.lienthong.engine.EngineFixture;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.text.Texts;

/** A province with simulated partners and a running engine, and somebody who types {@code lienthong check}. */
final class CheckedProvince implements AutoCloseable {
    private static final List<String> QUESTIONS = List.of("dvclt-1", "registry-1", "end-to-end-3", "server-2");

    final Simulators partners;
    final Map<String, String> settings;
    private final Path folder;
    private Engine engine;
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    private CheckedProvince(Path folder, SimulatorOptions options, Clock theirs) {
        this.folder = folder;
        this.partners = Simulators.start(options, theirs);
        Path data = folder.resolve("data");
        SimulatorOptions.Credentials demo = SimulatorOptions.Credentials.DEMO;
        settings = EngineFixture.settings(data, partners);
        settings.put("partner.portal.url", partners.portal().url().toString());
        settings.put("partner.portal.username", demo.portalUsername());
        settings.put("partner.portal.password", demo.portalPassword());
        settings.put("partner.portal.agency", "000.00.00.H99");
        settings.put("lienthong.province", "can-tho");
        settings.put("lienthong.master-key-file", data.resolve("master.key").toString());
        settings.put("lienthong.db.url", "jdbc:h2:file:" + data.resolve("lienthong"));
        settings.put("queue.retry.max-attempts", "3");
        settings.put("check.unit", "31117");
        settings.put("check.patience", "20s");
        settings.put("check.disk-space", "1MB");
    }

    static CheckedProvince open(Path folder) {
        return open(folder, prompt(), Clock.systemUTC());
    }

    static CheckedProvince open(Path folder, SimulatorOptions options, Clock theirs) {
        return new CheckedProvince(folder, options, theirs);
    }

    /** Partners that decide at once. */
    static SimulatorOptions prompt() {
        return SimulatorOptions.demo()
                .change()
                .seed(5)
                .acceptUnknown(true)
                .registry(SimulatorOptions.Registry.PROMPT.withRegisterAfter(java.time.Duration.ZERO))
                .build();
    }

    CheckedProvince with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** The shipped routes with one file of the province's own. */
    CheckedProvince withFile(String name, String content) throws IOException {
        Path routes = folder.resolve("routes");
        Path shipped = Path.of("routes");
        try (Stream<Path> all = Files.walk(shipped)) {
            for (Path from : all.filter(Files::isRegularFile).toList()) {
                Path to = routes.resolve(shipped.relativize(from).toString());
                Files.createDirectories(to.getParent());
                if (!Files.exists(to)) Files.copy(from, to);
            }
        }
        Path own = routes.resolve("provinces/can-tho").resolve(name);
        Files.createDirectories(own.getParent());
        Files.writeString(own, content);
        return with("lienthong.routes-dir", routes.toString());
    }

    CheckedProvince start() throws Exception {
        engine = EngineFixture.start(settings);
        return this;
    }

    /** Every question of the sandbox is signed. */
    CheckedProvince signed() throws IOException {
        for (String question : QUESTIONS) run("check", "sign", question, "--by", "Người thử", "--note", "diễn tập");
        return this;
    }

    /** Types the line; {@code check} is given the token of the interlinked-services software. */
    int run(String... line) throws IOException {
        out = new StringWriter();
        err = new StringWriter();
        Path config = folder.resolve("engine.properties");
        Files.write(config, Demo.lines(settings), StandardCharsets.UTF_8);
        List<String> words = new ArrayList<>(List.of(line));
        words.add("--config");
        words.add(config.toString());
        return Lienthong.run(
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), Map.of(), Texts.VIETNAMESE),
                words.toArray(String[]::new));
    }

    int check(String... more) throws IOException {
        Path token = folder.resolve("caller.token");
        if (!Files.exists(token)) Files.writeString(token, EngineFixture.CALLER_TOKEN + "\n");
        List<String> words = new ArrayList<>(List.of("check", "--json", "--caller-token-file", token.toString()));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    /** Another interlinked-services software, which shows the right token. */
    Simulators sender() {
        return Simulators.start(SimulatorOptions.demo()
                .change()
                .dossiers(SimulatorOptions.Dossiers.NONE.to(
                        java.net.URI.create("http://127.0.0.1:1"), EngineFixture.CALLER_TOKEN))
                .build());
    }

    void callerToken(String token) throws IOException {
        Files.writeString(folder.resolve("caller.token"), token);
    }

    JsonNode minutes() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    /** {@code step code who} of everything that is missing. */
    List<String> missing() throws IOException {
        List<String> all = new ArrayList<>();
        for (JsonNode row : minutes().path("missing"))
            if (row.path("outcome").asText().equals("missing"))
                all.add(row.path("step").asText() + " " + row.path("code").asText() + " "
                        + row.path("who").asText());
        return all;
    }

    Path folder() {
        return folder;
    }

    Engine engine() {
        return engine;
    }

    @Override
    public void close() {
        if (engine != null) engine.close();
        partners.close();
    }
}
