package vn.lienthong.routing;

import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import vn.lienthong.config.RouteFiles;

/** Takes single routes out of the running Camel context and puts others in. The others run on. */
final class RouteSwap {
    private final CamelContext context;
    private final RouteLoader loader;

    RouteSwap(CamelContext context) {
        this.context = context;
        this.loader = new RouteLoader(context);
    }

    /** @throws Exception when Camel cannot read the file; nothing has happened then */
    void tryOut(RouteFiles.RouteFile file) throws Exception {
        loader.tryOut(file);
    }

    /** Whatever of these routes is there, running, failed or half made. */
    void takeOut(Collection<RouteDocument> routes) throws Exception {
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        for (RouteDocument route : routes) {
            if (context.getRoute(route.id()) != null
                    || context.getRouteController().getRouteStatus(route.id()) != null) {
                context.getRouteController().stopRoute(route.id());
                context.removeRoute(route.id());
            }
            RouteDefinition definition = model.getRouteDefinition(route.id());
            if (definition != null) model.removeRouteDefinition(definition);
        }
    }

    /** @throws Exception when the route does not start */
    void putIn(RouteFiles.RouteFile file) throws Exception {
        loader.load(file);
    }
}
