package vn.lienthong.routing;

import java.io.IOException;
import java.nio.file.Path;
import vn.lienthong.config.RouteFiles;

/**
 * The route files that this process works by: a copy, so that a half-saved or broken file in the folder people edit
 * reaches nothing that runs.
 */
public final class RoutesInForce {
    private final Path folder;
    private volatile RouteSnapshot snapshot;
    private volatile RouteFiles files;

    RoutesInForce(Path folder, RouteSnapshot first) throws IOException {
        this.folder = folder;
        put(first);
    }

    /** What everything reads that looks for a route file, a mapping or a table. */
    public RouteFiles files() {
        return files;
    }

    RouteSnapshot snapshot() {
        return snapshot;
    }

    /** Beside those in force, to be looked at. */
    RouteFiles stage(RouteSnapshot candidate) throws IOException {
        return candidate.writeTo(folder.resolve("candidate"));
    }

    RouteFiles put(RouteSnapshot next) throws IOException {
        files = next.writeTo(folder.resolve("in-force"));
        snapshot = next;
        return files;
    }
}
