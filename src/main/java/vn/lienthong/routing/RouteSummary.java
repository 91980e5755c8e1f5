package vn.lienthong.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.config.RouteFiles;

/**
 * A route as a list shows it.
 *
 * @param file relative to {@code routes/}
 * @param province whether the file is the province's own
 * @param hash first 12 hexadecimal digits of the file's SHA-256
 * @param from what it reads from
 * @param gives the queues it sends to
 */
public record RouteSummary(
        String id, String description, String file, boolean province, String hash, String from, List<String> gives) {
    /** All routes as the province sees them, by file name; files that are no route are left to {@link RouteCheck}. */
    public static List<RouteSummary> list(RouteFiles files) throws IOException {
        List<RouteSummary> routes = new ArrayList<>();
        for (RouteFiles.RouteFile file : files.list(RouteCheck.ENDING)) routes.add(of(files, file));
        return routes;
    }

    /** One of these files; without id and beginning if it is no route. */
    public static RouteSummary of(RouteFiles files, RouteFiles.RouteFile file) throws IOException {
        String place = RouteCheck.place(files, file);
        String text = Files.readString(file.path());
        try {
            RouteDocument route = RouteDocument.parse(file.name(), place, text);
            return new RouteSummary(
                    route.id(),
                    route.route().textOf("description"),
                    route.file(),
                    file.replaced(),
                    ContentHash.of(text),
                    route.from().uri(),
                    route.queues());
        } catch (YamlNode.Unreadable broken) {
            return new RouteSummary("", "", place, file.replaced(), ContentHash.of(text), "", List.of());
        }
    }
}
