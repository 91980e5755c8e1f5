package vn.lienthong.engine;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Settings;
import vn.lienthong.dossier.Changes;
import vn.lienthong.dossier.DocumentStore;
import vn.lienthong.dossier.DossierIntake;
import vn.lienthong.dossier.DossierQueries;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.inbound.DossierReader;
import vn.lienthong.inbound.SingleDossierReader;
import vn.lienthong.partner.Partners;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.QueueListener;
import vn.lienthong.routing.RouteLoader;

/**
 * For single routes of a province: the engine's own words, on a database of these settings, but with doors of the
 * caller's. Nothing begins by itself.
 */
public final class RouteBench implements AutoCloseable {
    private final Partners partners;
    private final Storage storage;
    private final BlankTables tables;
    private final PartnerEdge edge;
    private final Vocabulary words;
    private final CamelContext context = new DefaultCamelContext();
    private final RouteLoader routes = new RouteLoader(context);

    private RouteBench(Settings settings, Commits commits, Clock clock) throws IOException {
        partners = new Partners(clock);
        storage = Storage.open(settings, Storage.place(settings), partners, QueueListener.NONE, clock);
        tables = BlankTables.of(storage.database().pool());
        edge = PartnerEdge.of(settings);
        words = new Vocabulary(settings, storage, commits, AppointmentSettings.rules(settings), null, clock);
    }

    /**
     * Without a route.
     *
     * @param doors component by scheme, for all that routes begin with; one for a word of ours takes its place
     * @param commits where words that commit by themselves do so; usually {@link #commits} behind something
     */
    public static RouteBench open(
            Settings settings, RouteFiles files, Map<String, Component> doors, Commits commits, Clock clock)
            throws Exception {
        RouteBench bench = new RouteBench(settings, commits, clock);
        try {
            bench.start(files, doors);
            return bench;
        } catch (Exception e) {
            bench.close();
            throw e;
        }
    }

    private void start(RouteFiles files, Map<String, Component> doors) throws Exception {
        storage.queues().start();
        context.setStreamCaching(false);
        words.bind(context, files, partners);
        edge.bind(context, words.settings(), storage, words.clock());
        for (Map.Entry<String, Component> door : doors.entrySet()) {
            context.removeComponent(door.getKey());
            context.addComponent(door.getKey(), door.getValue());
        }
        context.start();
    }

    /** Also while a route runs, that calls this one. */
    public void load(RouteFiles.RouteFile file) throws Exception {
        routes.load(file);
        for (Route route : context.getRoutes()) context.getRouteController().startRoute(route.getRouteId());
    }

    public CamelContext context() {
        return context;
    }

    public Commits commits() {
        return storage.queues().commits();
    }

    /** The database is as it was opened: no dossier, no run, nothing taken note of. */
    public void empty() {
        tables.empty();
    }

    public DocumentStore documents() {
        return storage.documents();
    }

    public EventLog log() {
        return storage.log();
    }

    public DossierQueries dossiers() {
        return storage.dossiers();
    }

    public Changes changes() {
        return words.changes();
    }

    public DossierIntake intake() {
        return words.intake();
    }

    public DossierReader reader() {
        return edge.dossiersOfAnySeries();
    }

    public SingleDossierReader singleReader() {
        return edge.singleDossiers();
    }

    @Override
    public void close() {
        context.stop();
        storage.close();
        partners.close();
    }
}
