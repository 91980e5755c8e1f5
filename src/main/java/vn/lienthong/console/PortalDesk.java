package vn.lienthong.console;

import vn.lienthong.portal.catalogue.CatalogueLists;
import vn.lienthong.portal.catalogue.CatalogueOrders;
import vn.lienthong.portal.catalogue.Catalogues;
import vn.lienthong.portal.figures.MonthlyFigures;
import vn.lienthong.queue.Commits;

/**
 * Monthly figures and code lists, as an operator sees them and sets them going.
 *
 * @param connected whether a portal is configured; without one nothing can be sent or fetched
 */
public record PortalDesk(
        MonthlyFigures figures,
        Catalogues catalogues,
        CatalogueLists lists,
        CatalogueOrders orders,
        Commits commits,
        boolean connected) {
    void requireConnection() {
        if (!connected) throw new Refusal(409, "no-portal");
    }
}
