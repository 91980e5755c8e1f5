package vn.lienthong.trial;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.RouteFiles.RouteFile;
import vn.lienthong.engine.RouteBench;
import vn.lienthong.routing.RouteSummary;

/** All routes of a province; one comes on to the bench when a test first needs it, which is far quicker than all. */
final class RouteShelf {
    private final Map<String, RouteFile> byId = new HashMap<>();
    private final Map<String, RouteFile> byBeginning = new HashMap<>();
    private final Set<RouteFile> loaded = new HashSet<>();
    private RouteBench bench;

    RouteShelf(RouteFiles files) throws IOException {
        for (RouteFile file : files.list(".camel.yaml")) {
            RouteSummary route = RouteSummary.of(files, file);
            byId.put(route.id(), file);
            byBeginning.put(route.from(), file);
        }
    }

    /** On another bench, which has none yet. */
    void serve(RouteBench next) {
        bench = next;
        loaded.clear();
    }

    /** Nothing for an id that no route has. */
    void need(String id) {
        load(byId.get(id));
    }

    /** @param uri such as {@code direct:partner-token}; nothing where no route begins with it */
    void needBeginning(String uri) {
        load(byBeginning.get(uri));
    }

    private void load(RouteFile file) {
        if (file == null || !loaded.add(file)) return;
        try {
            bench.load(file);
        } catch (Exception refused) {
            // the files were checked before, so this is ours
            throw new IllegalStateException(file.name() + " cannot be loaded", refused);
        }
    }
}
