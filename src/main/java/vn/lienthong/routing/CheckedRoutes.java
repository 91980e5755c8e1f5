package vn.lienthong.routing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import vn.lienthong.config.RouteFiles;

/** The files people edit, as they were when they were found right. */
public final class CheckedRoutes {
    private final RouteFiles source;
    private final RouteCheck check;
    private final RouteSnapshot snapshot;
    private final List<RouteFault> warnings;

    /** @throws RouteFaults with everything that is wrong */
    public CheckedRoutes(RouteFiles source, RouteCheck check) throws IOException {
        this.source = source;
        this.check = check;
        this.snapshot = RouteSnapshot.read(source);
        this.warnings = check.require(source);
    }

    public RouteFiles source() {
        return source;
    }

    public List<RouteFault> warnings() {
        return warnings;
    }

    /**
     * Puts a copy in force; checked again only if somebody has saved in between.
     *
     * @param folder of this process alone; what is in it is replaced
     * @throws RouteFaults when somebody has just broken them
     */
    public RoutesInForce copyTo(Path folder) throws IOException {
        RouteSnapshot now = RouteSnapshot.read(source);
        RoutesInForce copy = new RoutesInForce(folder, now);
        if (!now.sameAs(snapshot)) check.require(copy.files());
        return copy;
    }
}
