package vn.lienthong.routing;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which routes pass through which: by {@code direct:} calls, by log-in, and by names known only when they run. */
final class RouteGraph {
    private final List<RouteDocument> routes;

    RouteGraph(Collection<RouteDocument> routes) {
        this.routes = List.copyOf(routes);
    }

    /** These routes and every one whose run may pass through one of them. */
    Set<RouteDocument> reaching(Collection<RouteDocument> targets) {
        Set<RouteDocument> reaching = new HashSet<>(targets);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (RouteDocument route : routes) {
                if (reaching.stream()
                        .anyMatch(target -> calls(route, target.from().uri()))) grown |= reaching.add(route);
            }
        }
        return reaching;
    }

    private static boolean calls(RouteDocument route, String uri) {
        if (!uri.startsWith("direct:")) return false;
        return route.calls().stream()
                .anyMatch(call -> !call.isFrom()
                        && (matches(call.uri(), uri)
                                || uri.equals(call.options().get("login"))));
    }

    private static boolean matches(String called, String uri) {
        if (!called.contains("${")) return called.equals(uri);
        String[] constant = called.split("\\$\\{[^}]*}", -1);
        return Pattern.matches(
                String.join(".+", List.of(constant).stream().map(Pattern::quote).toList()), uri);
    }
}
