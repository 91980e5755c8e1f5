package vn.lienthong.routing;

import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteBuilderLifecycleStrategy;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.service.ServiceHelper;
import vn.lienthong.config.RouteFiles;

/**
 * Loads route files into Camel. Failures are not Camel's to handle: a step's go to its queue, a request's become a
 * problem answer.
 */
public final class RouteLoader {
    private static final String REQUEST = "platform-http:";

    private final CamelContext context;
    /** Asked directly: Camel's own way reads each file twice, the first time for beans, which no route file has. */
    private final YamlRoutesBuilderLoader yaml = new YamlRoutesBuilderLoader();

    public RouteLoader(CamelContext context) {
        this.context = context;
        CamelContextAware.trySetCamelContext(yaml, context);
    }

    public void load(Collection<RouteFiles.RouteFile> files) throws Exception {
        for (RouteFiles.RouteFile file : files) load(file);
    }

    public void load(RouteFiles.RouteFile file) throws Exception {
        RouteBuilder routes = read(file);
        routes.addLifecycleInterceptor(new FailureHandling());
        context.addRoutes(routes);
    }

    /** Reads the file as {@link #load} would, and leaves the context as it is. */
    void tryOut(RouteFiles.RouteFile file) throws Exception {
        read(file).configureRoutes(context);
    }

    private RouteBuilder read(RouteFiles.RouteFile file) throws Exception {
        ServiceHelper.startService(yaml);
        String place = "file:" + file.path().toAbsolutePath();
        return (RouteBuilder) yaml.loadRoutesBuilder(ResourceHelper.resolveResource(context, place));
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
