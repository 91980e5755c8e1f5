package vn.lienthong.routing;

import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteBuilderLifecycleStrategy;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import vn.lienthong.config.RouteFiles;

/**
 * Loads route files into Camel. Failures are not Camel's to handle: a step's go to its queue, a request's become a
 * problem answer.
 */
public final class RouteLoader {
    private static final String REQUEST = "platform-http:";

    private final CamelContext context;

    public RouteLoader(CamelContext context) {
        this.context = context;
    }

    public void load(Collection<RouteFiles.RouteFile> files) throws Exception {
        for (RouteFiles.RouteFile file : files) load(file);
    }

    public void load(RouteFiles.RouteFile file) throws Exception {
        for (RoutesBuilder builder : builders(file)) {
            if (builder instanceof RouteBuilder routes) routes.addLifecycleInterceptor(new FailureHandling());
            context.addRoutes(builder);
        }
    }

    /** Reads the file as {@link #load} would, and leaves the context as it is. */
    void tryOut(RouteFiles.RouteFile file) throws Exception {
        for (RoutesBuilder builder : builders(file)) {
            if (builder instanceof RouteBuilder routes) routes.configureRoutes(context);
        }
    }

    private Collection<RoutesBuilder> builders(RouteFiles.RouteFile file) throws Exception {
        Resource resource =
                ResourceHelper.resolveResource(context, "file:" + file.path().toAbsolutePath());
        return PluginHelper.getRoutesLoader(context).findRoutesBuilders(resource);
    }

    private static final class FailureHandling implements RouteBuilderLifecycleStrategy {
        @Override
        public void afterConfigure(RouteBuilder builder) {
            for (RouteDefinition route : builder.getRouteCollection().getRoutes()) {
                if (route.getInput().getEndpointUri().startsWith(REQUEST)) {
                    DeadLetterChannelDefinition problem = new DeadLetterChannelDefinition("inbound:failure");
                    RedeliveryPolicyDefinition quiet = new RedeliveryPolicyDefinition();
                    quiet.setLogExhausted("false");
                    quiet.setMaximumRedeliveries("0");
                    problem.setRedeliveryPolicy(quiet);
                    route.setErrorHandlerFactory(problem);
                } else {
                    route.setErrorHandlerFactory(new NoErrorHandlerDefinition());
                }
            }
        }
    }
}
