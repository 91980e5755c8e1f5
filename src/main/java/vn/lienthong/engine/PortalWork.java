package vn.lienthong.engine;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Settings;
import vn.lienthong.console.Health;
import vn.lienthong.console.PortalDesk;
import vn.lienthong.portal.catalogue.CatalogueComponent;
import vn.lienthong.portal.catalogue.CatalogueLists;
import vn.lienthong.portal.catalogue.CatalogueOffer;
import vn.lienthong.portal.catalogue.CatalogueOrders;
import vn.lienthong.portal.catalogue.CatalogueState;
import vn.lienthong.portal.catalogue.Catalogues;
import vn.lienthong.portal.catalogue.LocalProcedures;
import vn.lienthong.portal.figures.MonthlyFigures;
import vn.lienthong.portal.figures.StatisticsComponent;
import vn.lienthong.queue.Commits;
import vn.lienthong.steps.ProcedureTable;

/**
 * Monthly figures and code lists, for routes and for operators.
 *
 * @param corrections months before the last one that are looked at again
 * @param connected whether a portal is configured
 */
record PortalWork(
        MonthlyFigures figures,
        int corrections,
        Catalogues catalogues,
        CatalogueLists lists,
        CatalogueOrders orders,
        CatalogueOffer offer,
        boolean connected) {
    static PortalWork of(Settings settings, Storage storage, RouteFiles files, Clock clock) {
        DataSource database = storage.database().pool();
        ProcedureTable procedures = new ProcedureTable(files);
        CatalogueLists lists = new CatalogueLists(list -> settings.optional("catalogue." + list + ".service"));
        Catalogues catalogues = new Catalogues(database, settings.number("catalogue.shrink-percent"), clock);
        return new PortalWork(
                new MonthlyFigures(database, ProcedureTable::withoutSuffix, clock),
                settings.number("portal.statistics.corrections"),
                catalogues,
                lists,
                new CatalogueOrders(lists, () -> atPortal(procedures), clock),
                new CatalogueOffer(lists, catalogues, new LocalProcedures(files)),
                settings.optional("partner.portal.url").isPresent());
    }

    private static Collection<String> atPortal(ProcedureTable procedures) {
        Collection<String> codes = new TreeSet<>();
        procedures.all().values().forEach(procedure -> codes.add(procedure.portalProcedure()));
        codes.remove("");
        return codes;
    }

    void addTo(CamelContext context) {
        context.addComponent("statistics", new StatisticsComponent(figures, corrections));
        context.addComponent("catalogue", new CatalogueComponent(catalogues, lists, orders, offer));
    }

    /** A list that is held waits for a person. */
    Health.Check check() {
        List<String> held = catalogues.states().stream()
                .filter(CatalogueState::held)
                .map(CatalogueState::name)
                .toList();
        return new Health.Check(
                "catalogues",
                held.isEmpty() ? Health.Level.UP : Health.Level.WARN,
                Map.of("held", String.join(", ", held)));
    }

    PortalDesk desk(Commits commits) {
        return new PortalDesk(figures, catalogues, lists, orders, commits, connected);
    }
}
