package vn.lienthong.engine;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.calendar.AppointmentRules;
import vn.lienthong.config.CannotListen;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Settings;
import vn.lienthong.config.SettingsFault;
import vn.lienthong.config.SettingsFaults;
import vn.lienthong.console.ConsoleServer;
import vn.lienthong.console.OperatorTokens;
import vn.lienthong.dossier.AppointmentWatch;
import vn.lienthong.dossier.Appointments;
import vn.lienthong.inbound.CallerCertificates;
import vn.lienthong.inbound.CallerTokens;
import vn.lienthong.inbound.PartnerApiGuard;
import vn.lienthong.inbound.PartnerApiServer;
import vn.lienthong.partner.LogInTrial;
import vn.lienthong.partner.Partners;
import vn.lienthong.portal.PortalRuns;
import vn.lienthong.portal.SyncPreview;
import vn.lienthong.portal.figures.MonthlyFigures;
import vn.lienthong.queue.QueueComponent;
import vn.lienthong.routing.RouteCheck;
import vn.lienthong.routing.RouteFault;
import vn.lienthong.steps.ScheduleComponent;
import vn.lienthong.text.Texts;

/** One running LiênThông process: opens everything in order, and closes it in the opposite one. */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final List<String> CALLERS =
            List.of("dvclt", "coordination", "one-stop", "portal", "payment", "registry");

    private static final String PULL = "partner.dvclt.pull.enabled";
    private static final String PARTNER_API = "lienthong.http";
    private static final String OPERATIONS = "lienthong.operations";

    private final Settings settings;
    private final Clock clock;
    private final Vertx vertx = Vertx.vertx();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AppointmentRules rules;
    private final Schedule schedule = new Schedule();
    private final Partners partners;
    private final Storage storage;
    private final PortalWork portal;
    private final HikariDataSource oneStopDatabase;
    private final Main camel = new Main();
    private final LiveRoutes routes;
    private final ListenerCertificates certificates;
    private PartnerApiServer partnerApi;
    private ConsoleServer console;
    private volatile boolean ready;

    private Engine(Settings settings, Clock clock) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.rules = AppointmentSettings.rules(settings);
        this.certificates = new ListenerCertificates(settings, meters, clock);
        this.partners = new Partners(clock);
        this.storage = Storage.open(settings, partners, new QueueMeters(meters), clock);
        this.oneStopDatabase = OneStopDatabase.open(settings);
        this.routes = new LiveRoutes(settings, storage, meters, clock);
        this.portal = PortalWork.of(settings, storage, routes.files(), clock);
    }

    /** Returns once the engine answers on both listeners and works on its queues. */
    public static Engine start(Settings settings, Clock clock) throws Exception {
        long begin = System.nanoTime();
        checkPull(settings);
        checkRoutes(settings);
        for (String listener : List.of(PARTNER_API, OPERATIONS))
            CannotListen.unlessFree(host(settings, listener), port(settings, listener), listener + ".port");
        Engine engine = new Engine(settings, clock);
        try {
            engine.start();
        } catch (Exception e) {
            Exception clearer = engine.clearer(e);
            engine.close();
            throw clearer;
        }
        LOG.info(
                "started in {} ms: partner API on port {}, operations on port {}",
                (System.nanoTime() - begin) / 1_000_000,
                engine.partnerApiPort(),
                engine.operationsPort());
        return engine;
    }

    private static String host(Settings settings, String listener) {
        return settings.text(listener + ".host");
    }

    private static int port(Settings settings, String listener) {
        return settings.number(listener + ".port");
    }

    /** Of two that start at the same moment, both may have found the port free. */
    private Exception clearer(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (!(cause instanceof BindException)) continue;
            String listener = ready ? OPERATIONS : PARTNER_API;
            return new CannotListen(host(settings, listener), port(settings, listener), listener + ".port");
        }
        return failure;
    }

    /** Only at the start: a province that pulls is looked at and tested long before it is connected. */
    private static void checkPull(Settings settings) {
        if (settings.flag(PULL) && settings.optional("partner.dvclt.url").isEmpty())
            throw new SettingsFaults(
                    List.of(new SettingsFault("partner.dvclt.url", "credential-missing", List.of(PULL))));
    }

    /** Before anything is opened: a start refused changes nothing. */
    private static void checkRoutes(Settings settings) throws IOException {
        for (RouteFault warning : RouteCheck.of(settings).require(LiveRoutes.source(settings))) {
            LOG.warn("{}", warning.text(Texts.vietnamese()));
        }
    }

    private void start() throws Exception {
        OperatorTokens tokens =
                new OperatorTokens(storage.database().pool(), storage.queues().commits(), clock);
        tokens.provideFirst(settings.path("lienthong.data-dir").resolve("operator.token"));
        storage.queues().start();
        startCamel();
        partners.connect(storage.queues().holds(), storage.queues()::wakeAll);
        watch();
        ready = true;
        Operations operations = new Operations(
                settings,
                storage,
                partners,
                meters,
                new AppointmentHealth(new Appointments(storage.database().pool()), rules, clock, meters),
                new LogIns(new LogInTrial(camel.getCamelContext(), partners)),
                portal,
                FileLinkSettings.files(settings, storage, clock),
                portal(),
                new SyncPreview(camel.getCamelContext()),
                routes,
                certificates,
                () -> ready);
        console = new ConsoleServer(
                        vertx,
                        host(settings, OPERATIONS),
                        port(settings, OPERATIONS),
                        certificates.operations(),
                        operations.services(tokens, clock))
                .start();
    }

    private void watch() {
        Duration interval = settings.duration("appointment.check-interval");
        AppointmentWatch appointments =
                new AppointmentWatch(storage.database().pool(), storage.queues().commits(), clock, interval);
        schedule.every(interval, "the watch over appointments", appointments::run);
        schedule.every(
                settings.duration("lienthong.tls.reload-interval"), "the look at certificates", certificates::look);
    }

    private void startCamel() throws Exception {
        RouteFiles files = routes.files();
        camel.setPropertyPlaceholderLocations("false");
        camel.configure().withAutoConfigurationEnabled(false);
        camel.configure().withName("lienthong");
        camel.configure().withShutdownTimeout(30);
        camel.configure().withStreamCachingEnabled(false);
        camel.init();
        CamelContext context = camel.getCamelContext();
        context.getRegistry().bind("vertx", vertx);
        context.getRegistry().bind("meters", meters);
        words().bind(context, files, partners);
        context.addComponent("queue", new QueueComponent(storage.queues(), settings.number("queue.concurrency")));
        context.addComponent(
                "schedule",
                new ScheduleComponent(
                        storage.database().pool(), storage.queues().commits(), clock));
        servePartnerApi(context);
        routes.load(context);
        camel.start();
        routes.watch(partnerApi.gaps());
    }

    private Vocabulary words() {
        return new Vocabulary(settings, storage, storage.queues().commits(), rules, oneStopDatabase, clock);
    }

    private void servePartnerApi(CamelContext context) throws Exception {
        PartnerEdge edge = PartnerEdge.of(settings);
        var configuration =
                PartnerApiServer.configuration(host(settings, PARTNER_API), port(settings, PARTNER_API), edge.limits());
        partnerApi = new PartnerApiServer(
                configuration,
                edge.description(),
                new PartnerApiGuard(
                        edge.description(),
                        CallerTokens.from(ofCallers("token-sha256")),
                        CallerCertificates.from(ofCallers("certificate-sha256"), clock),
                        edge.limits()),
                certificates.partnerApi());
        context.getRegistry().bind("partner-api-configuration", configuration);
        edge.bind(context, settings, storage, clock);
        context.addService(partnerApi);
    }

    /** What {@code caller.<name>.<setting>} says of each caller, comma separated. */
    private Map<String, String> ofCallers(String setting) {
        Map<String, String> listed = new TreeMap<>();
        for (String caller : CALLERS)
            listed.put(caller, String.join(",", settings.list("caller." + caller + "." + setting)));
        return listed;
    }

    public int partnerApiPort() {
        return partnerApi.getPort();
    }

    public int operationsPort() {
        return console.port();
    }

    /** What was saved in the route files a moment ago, without waiting for the watch. */
    public void takeSavedRoutes() {
        routes.desk().takeSaved();
    }

    /** What the engine holds, for the demo's live table. */
    public vn.lienthong.queue.QueueAdmin queues() {
        return storage.queues().admin();
    }

    public vn.lienthong.dossier.DossierQueries dossiers() {
        return storage.dossiers();
    }

    public vn.lienthong.dossier.EventLog log() {
        return storage.log();
    }

    public MonthlyFigures figures() {
        return portal.figures();
    }

    /** Runs towards the national portal. */
    public PortalRuns portal() {
        return words().portalRuns();
    }

    public List<Partners.State> partners() {
        return partners.states();
    }

    public Path dataDirectory() {
        return settings.path("lienthong.data-dir");
    }

    @Override
    public void close() {
        ready = false;
        if (console != null) console.close();
        schedule.close();
        routes.close();
        camel.stop();
        storage.close();
        partners.close();
        if (oneStopDatabase != null) oneStopDatabase.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
