package vn.lienthong.engine;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import vn.lienthong.backup.Holdings;
import vn.lienthong.backup.Snapshots;
import vn.lienthong.config.Durations;
import vn.lienthong.config.Settings;
import vn.lienthong.console.CommittedEventLog;
import vn.lienthong.console.ConsoleServices;
import vn.lienthong.console.Health;
import vn.lienthong.console.Health.Check;
import vn.lienthong.console.Health.Level;
import vn.lienthong.console.LogInDesk;
import vn.lienthong.console.OperatorTokens;
import vn.lienthong.console.SyncDesk;
import vn.lienthong.dossier.Changes;
import vn.lienthong.dossier.LinkedFiles;
import vn.lienthong.dossier.MessageSeal;
import vn.lienthong.dossier.StatusTable;
import vn.lienthong.partner.Partners;
import vn.lienthong.portal.PortalRuns;
import vn.lienthong.portal.SyncPreview;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.repair.MissingReports;
import vn.lienthong.repair.Repairs;
import vn.lienthong.repair.ResultPapers;
import vn.lienthong.retention.OrphanedFiles;
import vn.lienthong.retention.Purge;
import vn.lienthong.steps.FrontCodes;

/** What operators and monitoring are shown of this process. */
final class Operations {
    private final Settings settings;
    private final Storage storage;
    private final Partners partners;
    private final PrometheusMeterRegistry meters;
    private final BooleanSupplier ready;
    private final Map<String, MultiGauge> gauges;
    private final AppointmentHealth appointments;
    private final LogInDesk logIns;
    private final PortalWork portal;
    private final LinkedFiles links;
    private final PortalRuns sync;
    private final SyncPreview preview;
    private final LiveRoutes routes;
    private final ListenerCertificates certificates;
    private final DiskRoom disk;

    Operations(
            Settings settings,
            Storage storage,
            Partners partners,
            PrometheusMeterRegistry meters,
            AppointmentHealth appointments,
            LogInDesk logIns,
            PortalWork portal,
            LinkedFiles links,
            PortalRuns sync,
            SyncPreview preview,
            LiveRoutes routes,
            ListenerCertificates certificates,
            BooleanSupplier ready) {
        this.settings = settings;
        this.storage = storage;
        this.partners = partners;
        this.meters = meters;
        this.ready = ready;
        this.appointments = appointments;
        this.logIns = logIns;
        this.portal = portal;
        this.links = links;
        this.sync = sync;
        this.preview = preview;
        this.routes = routes;
        this.certificates = certificates;
        this.disk = DiskRoom.of(settings);
        this.gauges = Map.of(
                "waiting", gauge("waiting", "messages that wait"),
                "working", gauge("working", "messages being worked on"),
                "parked", gauge("held", "messages parked for a person"),
                "oldest", gauge("oldest.seconds", "age of the oldest unfinished message"));
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder("lienthong.queue." + name)
                .description(description)
                .register(meters);
    }

    ConsoleServices services(OperatorTokens tokens, Clock clock) {
        return new ConsoleServices(
                storage.dossiers(),
                storage.queues().admin(),
                repairs(clock)::act,
                links::revoke,
                SyncDesk.of(sync, preview),
                new CommittedEventLog(storage.log(), storage.queues().commits()),
                routes.desk(),
                partners::states,
                logIns,
                PaymentSettings.reconciliation(
                        settings, storage, storage.queues().commits(), clock),
                FeedbackSettings.ratings(storage, clock),
                tokens,
                new Snapshots(
                        storage.database().pool(),
                        new Holdings(settings, Optional.empty()),
                        storage.queues().commits(),
                        clock),
                Exports.desk(settings, storage, routes.files(), clock),
                purge(clock),
                this::health,
                this::metrics,
                portal.desk(storage.queues().commits()),
                clock);
    }

    private Purge purge(Clock clock) {
        return new Purge(
                storage.database().pool(),
                storage.queues().commits(),
                new OrphanedFiles(
                        storage.database().pool(),
                        storage.documents().files(),
                        new MessageSeal(storage.vault()),
                        Clock.systemUTC()),
                settings.path("lienthong.data-dir").resolve("documents"),
                settings.optional("retention.finished").flatMap(Durations::parse),
                sync.isConnected(),
                clock);
    }

    private Repairs repairs(Clock clock) {
        StatusTable statuses = StatusTable.shipped();
        QueueAdmin queues = storage.queues().admin();
        return new Repairs(
                storage.dossiers(),
                new Changes(statuses, storage.vault(), clock),
                queues,
                new MissingReports(storage.dossiers(), queues, new FrontCodes(statuses, routes.files())),
                new ResultPapers(storage.documents()),
                storage.log(),
                storage.queues().commits(),
                clock);
    }

    private String metrics() {
        List<QueueAdmin.QueueState> queues = storage.queues().admin().queues();
        rows("waiting", queues, QueueAdmin.QueueState::waiting);
        rows("working", queues, QueueAdmin.QueueState::working);
        rows("parked", queues, QueueAdmin.QueueState::parked);
        rows("oldest", queues, QueueAdmin.QueueState::oldestSeconds);
        return meters.scrape();
    }

    private void rows(String gauge, List<QueueAdmin.QueueState> queues, ToDoubleFunction<QueueAdmin.QueueState> value) {
        gauges.get(gauge)
                .register(
                        queues.stream()
                                .<MultiGauge.Row<?>>map(queue -> MultiGauge.Row.of(
                                        Tags.of("queue", queue.name()), () -> value.applyAsDouble(queue)))
                                .toList(),
                        true);
    }

    private Health health() {
        List<Check> checks = new ArrayList<>();
        Optional<String> fault = storage.database().fault();
        boolean database = fault.isEmpty();
        checks.add(new Check(
                "database",
                database ? Level.UP : Level.DOWN,
                fault.map(what -> Map.of("fault", what)).orElse(Map.of())));
        checks.add(disk.check());
        checks.add(new Check("routes", ready.getAsBoolean() ? Level.UP : Level.DOWN, Map.of()));
        checks.add(routes.health());
        checks.addAll(certificates.checks());
        if (database) {
            storage.queues().admin().queues().forEach(queue -> checks.add(queue(queue)));
            checks.addAll(appointments.checks());
            checks.add(portal.check());
        }
        partners.states().forEach(partner -> checks.add(partner(partner)));
        return new Health(database && ready.getAsBoolean(), checks);
    }

    private Check queue(QueueAdmin.QueueState queue) {
        boolean deep = queue.waiting() >= settings.number("queue.depth-warning");
        boolean old = queue.oldestSeconds()
                >= settings.duration("queue.oldest-warning").toSeconds();
        boolean warn = deep || old || queue.parked() > 0 || queue.paused() || !queue.hasRoute();
        return new Check(
                "queue " + queue.name(),
                warn ? Level.WARN : Level.UP,
                Map.of(
                        "waiting", String.valueOf(queue.waiting()),
                        "parked", String.valueOf(queue.parked()),
                        "oldestSeconds", String.valueOf(queue.oldestSeconds()),
                        "paused", String.valueOf(queue.paused()),
                        "hasRoute", String.valueOf(queue.hasRoute())));
    }

    private static Check partner(Partners.State partner) {
        Instant last = partner.lastSuccess();
        return new Check(
                "partner " + partner.name(),
                partner.breaker().equals("closed") ? Level.UP : Level.WARN,
                Map.of("breaker", partner.breaker(), "lastSuccess", last == null ? "" : last.toString()));
    }
}
