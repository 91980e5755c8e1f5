package vn.lienthong.routing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceResolverSupport;
import org.apache.camel.support.ResourceSupport;
import vn.lienthong.config.RouteFiles;

/** {@code routes:birth/x.jq} in a route: that file as the province sees it. */
public final class RouteResources extends ResourceResolverSupport {
    public static final String SCHEME = "routes";

    private final RouteFiles files;

    public RouteResources(RouteFiles files) {
        super(SCHEME);
        this.files = files;
    }

    /** Makes the scheme known to Camel. */
    public static void bind(CamelContext context, RouteFiles files) {
        RouteResources resolver = new RouteResources(files);
        resolver.setCamelContext(context);
        context.getRegistry().bind("resource-loader-" + SCHEME, resolver);
    }

    @Override
    protected Resource createResource(String location, String name) {
        Path path = files.find(name).orElse(null);
        return new ResourceSupport(SCHEME, location) {
            @Override
            public boolean exists() {
                return path != null;
            }

            @Override
            public InputStream getInputStream() throws IOException {
                if (path == null) throw new FileNotFoundException(name);
                return Files.newInputStream(path);
            }
        };
    }
}
