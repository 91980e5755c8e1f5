package vn.lienthong.engine;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
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
import vn.lienthong.config.CsvTable;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Secret;
import vn.lienthong.config.Settings;
import vn.lienthong.console.ConsoleServer;
import vn.lienthong.console.OperatorTokens;
import vn.lienthong.dossier.AppointmentWatch;
import vn.lienthong.dossier.Appointments;
import vn.lienthong.dossier.Changes;
import vn.lienthong.dossier.DossierIntake;
import vn.lienthong.dossier.LaterSteps;
import vn.lienthong.dossier.OneStopNumbers;
import vn.lienthong.dossier.StatusTable;
import vn.lienthong.feedback.FeedbackComponent;
import vn.lienthong.inbound.CallerTokens;
import vn.lienthong.inbound.DossierReader;
import vn.lienthong.inbound.InboundLimits;
import vn.lienthong.inbound.OneStopRules;
import vn.lienthong.inbound.OpenApiDescription;
import vn.lienthong.inbound.PartnerApiGuard;
import vn.lienthong.inbound.PartnerApiServer;
import vn.lienthong.inbound.SingleDossierReader;
import vn.lienthong.partner.AnswersComponent;
import vn.lienthong.partner.Credentials;
import vn.lienthong.partner.Forwarding;
import vn.lienthong.partner.LogInTrial;
import vn.lienthong.partner.PartnerComponent;
import vn.lienthong.partner.PartnerProfile;
import vn.lienthong.partner.Partners;
import vn.lienthong.payment.PaymentComponent;
import vn.lienthong.queue.QueueComponent;
import vn.lienthong.routing.RouteCheck;
import vn.lienthong.routing.RouteFault;
import vn.lienthong.routing.RouteLoader;
import vn.lienthong.routing.RouteResources;
import vn.lienthong.steps.DossierComponent;
import vn.lienthong.steps.DossierServices;
import vn.lienthong.steps.JqVocabulary;
import vn.lienthong.steps.JsonText;
import vn.lienthong.steps.LaterStepTable;
import vn.lienthong.steps.ProcedureTable;
import vn.lienthong.steps.TableComponent;
import vn.lienthong.text.Texts;

/** One running LiênThông process: opens everything in order, and closes it in the opposite one. */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final List<String> CALLERS = List.of("dvclt", "one-stop", "portal", "payment", "registry");

    private final Settings settings;
    private final Clock clock;
    private final Vertx vertx = Vertx.vertx();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AppointmentRules rules;
    private final Schedule schedule = new Schedule();
    private final Partners partners;
    private final Storage storage;
    private final Main camel = new Main();
    private PartnerApiServer partnerApi;
    private ConsoleServer console;
    private volatile boolean ready;

    private Engine(Settings settings, Clock clock) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.rules = AppointmentSettings.rules(settings);
        this.partners = new Partners(clock);
        this.storage = Storage.open(settings, partners, new QueueMeters(meters), clock);
    }

    /** Returns once the engine answers on both listeners and works on its queues. */
    public static Engine start(Settings settings, Clock clock) throws Exception {
        long begin = System.nanoTime();
        checkRoutes(settings);
        Engine engine = new Engine(settings, clock);
        try {
            engine.start();
        } catch (Exception e) {
            engine.close();
            throw e;
        }
        LOG.info(
                "started in {} ms: partner API on port {}, operations on port {}",
                (System.nanoTime() - begin) / 1_000_000,
                engine.partnerApiPort(),
                engine.operationsPort());
        return engine;
    }

    /** Before anything is opened: a start refused changes nothing. */
    private static void checkRoutes(Settings settings) throws IOException {
        for (RouteFault warning : RouteCheck.of(settings).require(routeFiles(settings))) {
            LOG.warn("{}", warning.text(Texts.vietnamese()));
        }
    }

    private static RouteFiles routeFiles(Settings settings) {
        return new RouteFiles(settings.path("lienthong.routes-dir"), settings.text("lienthong.province"));
    }

    private void start() throws Exception {
        OperatorTokens tokens = new OperatorTokens(storage.database().pool(), clock);
        tokens.provideFirst(settings.path("lienthong.data-dir").resolve("operator.token"));
        storage.queues().start();
        startCamel();
        partners.connect(storage.queues().holds(), storage.queues()::wakeAll);
        watchAppointments();
        ready = true;
        Operations operations = new Operations(
                settings,
                storage,
                partners,
                meters,
                new AppointmentHealth(new Appointments(storage.database().pool()), rules, clock, meters),
                new LogIns(new LogInTrial(camel.getCamelContext(), partners)),
                () -> ready);
        console = new ConsoleServer(
                        vertx,
                        settings.text("lienthong.operations.host"),
                        settings.number("lienthong.operations.port"),
                        operations.services(tokens, clock))
                .start();
    }

    private void watchAppointments() {
        Duration interval = settings.duration("appointment.check-interval");
        AppointmentWatch watch =
                new AppointmentWatch(storage.database().pool(), storage.queues().commits(), clock, interval);
        schedule.every(interval, "the watch over appointments", watch::run);
    }

    private void startCamel() throws Exception {
        RouteFiles files = routeFiles(settings);
        camel.setPropertyPlaceholderLocations("false");
        camel.configure().withAutoConfigurationEnabled(false);
        camel.configure().withName("lienthong");
        camel.configure().withShutdownTimeout(30);
        camel.configure().withStreamCachingEnabled(false);
        camel.init();
        CamelContext context = camel.getCamelContext();
        context.getPropertiesComponent().addPropertiesSource(new SettingsSource(settings));
        context.getRegistry().bind("vertx", vertx);
        context.getRegistry().bind("meters", meters);
        JqVocabulary.of(StatusTable.shipped(), files)
                .forEach((name, function) -> context.getRegistry().bind(name, function));
        RouteResources.bind(context, files);
        JsonText.bind(context);
        addPartners(context);
        addWords(context, files);
        servePartnerApi(context);
        camel.start();
        new RouteLoader(context).load(files.list(".camel.yaml"));
    }

    private void addPartners(CamelContext context) {
        if (settings.optional("partner.dvclt.url").isPresent()) {
            add(context, "dvclt", settings.optional("partner.dvclt.username").orElse(""), "partner.dvclt.password");
        }
        if (settings.optional("partner.ndxp.url").isPresent()) {
            add(context, "ndxp", settings.optional("partner.ndxp.key").orElse(""), "partner.ndxp.secret");
        }
        if (settings.optional("partner.one-stop.url").isPresent()) {
            add(context, "one-stop", "", "partner.one-stop.token");
        }
        if (settings.optional("partner.portal.url").isPresent()) {
            String account = settings.optional("partner.portal.username").orElse("");
            PartnerProfile profile = PartnerProfile.of(settings, "portal").with(Forwarding.of(settings, "portal"));
            partners.add(context, profile, new Credentials(account, secret("partner.portal.password")));
        }
        if (settings.optional("partner.payment.url").isPresent()) {
            add(context, "payment", "", "partner.payment.secret");
        }
    }

    private void add(CamelContext context, String name, String account, String secretKey) {
        partners.add(context, PartnerProfile.of(settings, name), new Credentials(account, secret(secretKey)));
    }

    private String secret(String key) {
        return settings.secret(key).map(Secret::reveal).orElse("");
    }

    private void addWords(CamelContext context, RouteFiles files) {
        StatusTable statuses = StatusTable.shipped();
        DossierServices services = new DossierServices(
                storage.dossiers(),
                new Changes(statuses, storage.vault(), clock),
                new DossierIntake(
                        storage.database().pool(),
                        storage.queues().commits(),
                        storage.vault(),
                        storage.documents(),
                        clock),
                statuses,
                storage.documents(),
                new OneStopNumbers(storage.database().pool()),
                rules,
                new Appointments(storage.database().pool()),
                new ProcedureTable(files),
                new LaterSteps(storage.database().pool(), storage.queues().commits(), storage.vault(), clock),
                new LaterStepTable(files),
                settings.optional("partner.one-stop.agency").orElse(""),
                clock);
        context.addComponent("queue", new QueueComponent(storage.queues(), settings.number("queue.concurrency")));
        context.addComponent("dossier", new DossierComponent(services));
        context.addComponent(
                "payment", new PaymentComponent(PaymentSettings.services(settings, storage, files, clock)));
        context.addComponent("feedback", new FeedbackComponent(FeedbackSettings.services(settings, storage, clock)));
        context.addComponent("table", new TableComponent(files));
        context.addComponent("partner", new PartnerComponent(partners));
        context.addComponent("answers", new AnswersComponent(table -> files.find("tables/" + table + ".csv")
                .map(CsvTable::read)
                .orElse(List.of())));
    }

    private void servePartnerApi(CamelContext context) throws Exception {
        InboundLimits limits = new InboundLimits(
                settings.bytes("inbound.body-limit"),
                settings.bytes("inbound.file-limit"),
                settings.number("inbound.max-files"),
                settings.list("inbound.file-types"),
                settings.text("dvclt.number-pattern"),
                settings.bytes("inbound.in-flight-bytes"),
                settings.number("inbound.in-flight-requests"));
        Map<String, String> hashes = new TreeMap<>();
        for (String caller : CALLERS) {
            hashes.put(caller, String.join(",", settings.list("caller." + caller + ".token-sha256")));
        }
        OneStopRules rules = new OneStopRules(
                settings.text("one-stop.number-pattern"),
                settings.text("one-stop.marriage.husband"),
                settings.text("one-stop.marriage.wife"));
        OpenApiDescription description = OpenApiDescription.load(limits, rules);
        var configuration = PartnerApiServer.configuration(
                settings.text("lienthong.http.host"), settings.number("lienthong.http.port"), limits);
        partnerApi = new PartnerApiServer(
                configuration, description, new PartnerApiGuard(description, CallerTokens.from(hashes), limits));
        context.getRegistry().bind("partner-api-configuration", configuration);
        context.getRegistry().bind("partner-api-description", description);
        context.getRegistry().bind("partner-api-limits", limits);
        context.getRegistry().bind("dossier-reader", new DossierReader(description, limits, settings.text("check.number-series")));
        context.getRegistry().bind("single-dossier-reader", new SingleDossierReader(description, limits, rules));
        context.addService(partnerApi);
    }

    public int partnerApiPort() {
        return partnerApi.getPort();
    }

    public int operationsPort() {
        return console.port();
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
        camel.stop();
        storage.close();
        partners.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
