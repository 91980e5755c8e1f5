package vn.lienthong.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Settings;
import vn.lienthong.console.Health.Check;
import vn.lienthong.console.Health.Level;
import vn.lienthong.console.RouteDesk;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.inbound.RequestGaps;
import vn.lienthong.queue.QueueAdmin.QueueState;
import vn.lienthong.routing.ReloadJournal;
import vn.lienthong.routing.ReloadOutcome;
import vn.lienthong.routing.RouteChange;
import vn.lienthong.routing.RouteCheck;
import vn.lienthong.routing.RouteFault;
import vn.lienthong.routing.RouteLoader;
import vn.lienthong.routing.RouteReload;
import vn.lienthong.routing.RouteSummary;
import vn.lienthong.routing.RouteWatch;
import vn.lienthong.routing.RoutesInForce;
import vn.lienthong.routing.WorkHold;
import vn.lienthong.text.Texts;

/** The routes of this process: loaded at start, swapped when their files change; what happens to them is in the log. */
final class LiveRoutes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRoutes.class);
    private static final int ACTOR_CHARS = 100;

    private final Settings settings;
    private final Storage storage;
    private final MeterRegistry meters;
    private final Clock clock;
    private final RouteFiles source;
    private final RoutesInForce inForce;
    private CamelContext context;
    private RouteReload reload;
    private RouteWatch watch;

    LiveRoutes(Settings settings, Storage storage, MeterRegistry meters, Clock clock) throws IOException {
        this.settings = settings;
        this.storage = storage;
        this.meters = meters;
        this.clock = clock;
        this.source = source(settings);
        this.inForce = RoutesInForce.copy(source, storage.instance().folder("routes"), RouteCheck.of(settings));
    }

    /** The files people edit. */
    static RouteFiles source(Settings settings) {
        return new RouteFiles(settings.path("lienthong.routes-dir"), settings.text("lienthong.province"));
    }

    /** The files this process works by. */
    RouteFiles files() {
        return inForce.files();
    }

    /** As operators see it. */
    RouteDesk desk() {
        return new RouteDesk() {
            @Override
            public List<RouteSummary> routes() throws IOException {
                return RouteSummary.list(files());
            }

            @Override
            public boolean isRunning(String id) {
                ServiceStatus status = context.getRouteController().getRouteStatus(id);
                return status != null && status.isStarted();
            }

            @Override
            public Optional<ReloadOutcome> refusal() {
                return reload.refusal();
            }

            @Override
            public Optional<Instant> reloadedAt() {
                return reload.reloadedAt();
            }

            @Override
            public void takeSaved() {
                if (watch != null) watch.look();
            }

            @Override
            public ReloadOutcome reload(ReloadOutcome.Request request) throws IOException {
                return reload.reload(request);
            }
        };
    }

    /** Before the context starts: it then starts them together, which is quicker than one after the other. */
    void load(CamelContext context) throws Exception {
        this.context = context;
        new RouteLoader(context).load(files().list(".camel.yaml"));
    }

    /** From now on changes of the files are taken over. */
    void watch(RequestGaps gaps) throws IOException {
        reload = new RouteReload(
                context,
                source,
                inForce,
                RouteCheck.of(settings),
                new Work(storage, gaps),
                new Journal(),
                settings.duration("routes.reload.patience"),
                clock);
        Gauge.builder("lienthong.routes.refused", () -> reload.refusal().isPresent() ? 1 : 0)
                .description("1 while the files on the disk are not what runs")
                .register(meters);
        if (settings.flag("routes.reload.watch"))
            watch = RouteWatch.start(source, settings.duration("routes.reload.interval"), reload);
    }

    private record Work(Storage storage, RequestGaps gaps) implements WorkHold {
        @Override
        public boolean hold(Collection<String> queues, Collection<String> paths, Duration patience) {
            return gaps.close(paths, patience) && storage.queues().hold(queues, patience);
        }

        @Override
        public void release(Collection<String> queues, Collection<String> paths) {
            storage.queues().release(queues);
            gaps.open(paths);
        }

        @Override
        public long unfinished(String queue) {
            return storage.queues().admin().queues().stream()
                    .filter(state -> state.name().equals(queue))
                    .mapToLong(Work::messages)
                    .sum();
        }

        private static long messages(QueueState queue) {
            return queue.waiting() + queue.working() + queue.parked();
        }
    }

    /** The event log; what is in it is counted, and told in the process's own log too. */
    private final class Journal implements ReloadJournal {
        @Override
        public boolean writable() {
            Optional<String> fault = storage.database().fault();
            fault.ifPresent(gone -> LOG.warn("route files: not looked at, no event log to write to: {}", gone));
            return fault.isEmpty();
        }

        @Override
        public boolean record(ReloadOutcome outcome) {
            String result =
                    outcome.result().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            boolean done = outcome.result() == ReloadOutcome.Result.RELOADED;
            String kind = done ? "route.reloaded" : "route.reload-" + result;
            try {
                storage.queues()
                        .commits()
                        .commit(outcome.changes().stream()
                                .map(change -> line(kind, change, outcome))
                                .toList());
            } catch (RuntimeException unwritten) {
                // whatever kept it out of the log, it is not in it
                LOG.warn(
                        "route files {}: not written to the event log: {}",
                        result,
                        unwritten.getClass().getSimpleName());
                return false;
            }
            meters.counter("lienthong.routes.reloads", "result", result).increment();
            for (RouteChange change : outcome.changes())
                LOG.info("route file {} {}: {}", change.file(), change.act(), result);
            for (RouteFault fault : outcome.faults()) LOG.warn("{}", fault.text(Texts.vietnamese()));
            return true;
        }
    }

    private static LogEntry line(String kind, RouteChange change, ReloadOutcome outcome) {
        Map<String, String> detail = new java.util.TreeMap<>(Map.of(
                "file", change.file(),
                "route", change.route(),
                "act", change.act().name(),
                "before", change.before(),
                "after", change.after()));
        if (outcome.request().force()) detail.put("forced", "true");
        if (!outcome.request().why().isEmpty())
            detail.put("why", outcome.request().why());
        outcome.faults().stream()
                .filter(fault -> !fault.warning())
                .findFirst()
                .ifPresent(fault -> detail.put("fault", fault.file() + ":" + fault.line() + " " + fault.code()));
        String actor = change.actor();
        return new LogEntry(kind, "", actor.length() > ACTOR_CHARS ? actor.substring(0, ACTOR_CHARS) : actor, detail);
    }

    /** Up while the files on the disk are what runs. */
    Check health() {
        return reload.refusal()
                .map(refused -> new Check(
                        "route files",
                        refused.result() == ReloadOutcome.Result.LOST ? Level.DOWN : Level.WARN,
                        Map.of(
                                "result",
                                refused.result().name(),
                                "faults",
                                String.valueOf(refused.faults().size()),
                                "first",
                                refused.faults().stream()
                                        .filter(fault -> !fault.warning())
                                        .findFirst()
                                        .map(fault -> fault.file() + ":" + fault.line() + " " + fault.code())
                                        .orElse(""))))
                .orElse(new Check("route files", Level.UP, Map.of()));
    }

    @Override
    public void close() {
        if (watch != null) watch.close();
    }
}
