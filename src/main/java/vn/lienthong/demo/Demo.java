package vn.lienthong.demo;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import vn.lienthong.config.CannotListen;
import vn.lienthong.config.DemoSecrets;
import vn.lienthong.config.Settings;
import vn.lienthong.config.Sha256;
import vn.lienthong.engine.Engine;
import vn.lienthong.portal.PortalRun;
import vn.lienthong.portal.RunKind;
import vn.lienthong.simulator.PaymentSimulator;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;

/** A running demonstration: simulated partners, an engine on an embedded database, and dossiers on their way. */
public final class Demo implements AutoCloseable {
    private static final int PORT_ATTEMPTS = 100;
    private static final String PARTNER_API = DemoOptions.PORTS.get(0);
    private static final String CALLER_TOKEN = DemoSecrets.of("dvclt");
    private static final String ONE_STOP_TOKEN = DemoSecrets.of("one-stop");

    private final DemoFolder folder;
    private Simulators partners;
    private Engine engine;
    private DemoRun run;
    private DemoOptions options;
    private Clock clock;

    private Demo(DemoFolder folder) {
        this.folder = folder;
    }

    /**
     * Partners and engine run when this returns; nothing has been sent yet.
     *
     * @param folder stays open as long as the demonstration runs
     * @param settings makes settings of the given values, which are stronger than every layer
     * @throws CannotListen when a port that was named cannot be had
     */
    public static Demo start(
            DemoFolder folder, DemoOptions options, Function<Map<String, String>, Settings> settings, Clock clock)
            throws Exception {
        for (int attempt = 1; ; attempt++) {
            Demo demo = new Demo(folder);
            try {
                demo.open(options, settings, clock);
                return demo;
            } catch (CannotListen taken) {
                demo.close();
                if (options.ports().containsKey(taken.setting()) || attempt == PORT_ATTEMPTS) throw taken;
                // somebody took it after we had found it free: another one will do
            } catch (Exception e) {
                demo.close();
                throw e;
            }
        }
    }

    private void open(DemoOptions options, Function<Map<String, String>, Settings> settings, Clock clock)
            throws Exception {
        this.options = options;
        this.clock = clock;
        Map<String, String> ports = ports(options);
        int port = number(ports.get(PARTNER_API));
        SimulatorOptions simulators =
                options.simulators(SimulatorOptions.Dossiers.NONE.to(engineUrl(port), CALLER_TOKEN));
        partners = Simulators.start(simulators, clock);
        Map<String, String> values = new LinkedHashMap<>();
        Path data = folder.path();
        values.put("lienthong.environment", "sandbox");
        values.put("lienthong.data-dir", data.toString());
        values.put("lienthong.master-key-file", data.resolve("master.key").toString());
        values.put("lienthong.db.url", "jdbc:h2:file:" + data.resolve("lienthong"));
        values.put("lienthong.http.host", "127.0.0.1");
        values.put("lienthong.operations.host", "127.0.0.1");
        values.putAll(ports);
        values.putAll(PartnerSettings.of(partners, simulators.credentials(), CALLER_TOKEN));
        values.put("caller.one-stop.token-sha256", Sha256.hex(ONE_STOP_TOKEN));
        values.put("partner.one-stop.acceptance", "officer");
        values.put("partner.dvclt.pull.enabled", "true");
        values.put("partner.dvclt.pull.interval", "1s");
        Files.write(settingsFile(), lines(values), StandardCharsets.UTF_8);
        engine = Engine.start(settings.apply(values), clock);
        partners.payment().behave(PaymentSimulator.Behaviour.PROMPT, engineUrl(port), DemoSecrets.of("payment"));
    }

    /** The values as lines of a settings file. */
    public static List<String> lines(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
                .toList();
    }

    /** Those that were named, and any free ones for the others. */
    private static Map<String, String> ports(DemoOptions options) throws IOException {
        Map<String, String> ports = new LinkedHashMap<>();
        for (String port : DemoOptions.PORTS) {
            String named = options.ports().get(port);
            ports.put(port, named == null ? Integer.toString(freePort()) : named);
        }
        return ports;
    }

    /** What is no number is refused when the settings are read. */
    private static int number(String port) {
        return port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0;
    }

    private static URI engineUrl(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /**
     * Below the ports that systems give to outgoing connections and to whoever asks for any: nobody takes it meanwhile.
     */
    private static int freePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                if (attempt == PORT_ATTEMPTS) throw taken;
            }
        }
    }

    /** Begins to send; returns at once. */
    public void send() {
        run = new DemoRun(partners, engineUrl(engine.partnerApiPort()), ONE_STOP_TOKEN, options, clock);
    }

    public Progress progress() {
        return Progress.of(run, partners, engine.queues());
    }

    public LedgerCheck check() {
        return LedgerCheck.of(run, partners);
    }

    /** The day ends: dossiers and progress go to the national portal. Returns at once. */
    public void startSync() {
        engine.portal().start(RunKind.DOSSIERS, "demo");
        engine.portal().start(RunKind.PROGRESS, "demo");
    }

    /** Whether the day's runs towards the portal have ended. */
    public boolean isSynced() {
        return engine.portal().runs().stream().noneMatch(PortalRun::isRunning);
    }

    public PortalCheck portalCheck() {
        return PortalCheck.of(run, partners);
    }

    /** Whether the event log's chain is whole. */
    public boolean logVerifies() {
        return engine.log().verify().verified();
    }

    public Engine engine() {
        return engine;
    }

    /** Settings with which the command line reaches this engine. */
    public Path settingsFile() {
        return folder.path().resolve("demo.properties");
    }

    @Override
    public void close() {
        if (run != null) run.close();
        if (engine != null) engine.close();
        if (partners != null) partners.close();
    }
}
