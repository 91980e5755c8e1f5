package vn.lienthong.routing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import vn.lienthong.config.RouteFiles;

/** How the routes of one province fit together: ids, queues, direct calls, request paths. */
final class WholeRule {
    private static final String KEPT = "# kept ";

    private final RouteFiles files;

    WholeRule(RouteFiles files) {
        this.files = files;
    }

    void check(Collection<RouteDocument> routes, FaultList faults) {
        Map<String, RouteDocument> ids = new HashMap<>();
        Map<String, RouteDocument> sources = new HashMap<>();
        for (RouteDocument route : routes) {
            RouteDocument same = route.id().isEmpty() ? null : ids.putIfAbsent(route.id(), route);
            if (same != null) faults.add(route, route.route().line(), "id-twice", same.file());
            RouteDocument rival = sources.putIfAbsent(route.from().uri(), route);
            if (rival != null)
                faults.add(
                        route, route.from().line(), "read-twice", route.from().uri(), rival.file());
        }
        for (RouteDocument route : routes) targets(route, sources.keySet(), faults);
    }

    private void targets(RouteDocument route, Set<String> sources, FaultList faults) {
        for (Call call : route.calls()) {
            if (!call.isFrom() && call.scheme().equals("direct")) direct(route, call.uri(), call, sources, faults);
            String login = call.options().getOrDefault("login", "");
            if (!login.isEmpty()) direct(route, login, call, sources, faults);
            if (call.scheme().equals("answers")
                    && files.find("tables/" + call.name() + ".csv").isEmpty())
                faults.add(route, call.line(), "table-missing", call.name());
            String file = "resource:" + RouteResources.SCHEME + ":";
            if (call.scheme().equals("sql")
                    && call.name().startsWith(file)
                    && files.find(call.name().substring(file.length())).isEmpty())
                faults.add(route, call.line(), "resource-missing", call.name().substring(file.length()));
        }
        for (String queue : route.queues()) {
            if (isRead("queue:" + queue, sources)) continue;
            if (kept(route, queue)) faults.warn(route, line(route, queue), "queue-kept", queue);
            else faults.add(route, line(route, queue), "queue-orphan", queue);
        }
    }

    private static void direct(RouteDocument route, String uri, Call call, Set<String> sources, FaultList faults) {
        if (!isRead(uri, sources)) faults.add(route, call.line(), "direct-missing", uri);
    }

    /** With {@code ${…}} in the name: whether any route reads a name of that form. */
    private static boolean isRead(String uri, Set<String> sources) {
        if (!uri.contains("${")) return sources.contains(uri);
        String[] constant = uri.split("\\$\\{[^}]*}", -1);
        Pattern form = Pattern.compile(
                String.join(".+", List.of(constant).stream().map(Pattern::quote).toList()));
        return new TreeSet<>(sources)
                .stream().anyMatch(source -> form.matcher(source).matches());
    }

    private static boolean kept(RouteDocument route, String queue) {
        return route.head().stream()
                .anyMatch(line -> line.startsWith(KEPT)
                        && List.of(line.substring(KEPT.length()).split("[\\s,:]+"))
                                .contains(queue));
    }

    private static int line(RouteDocument route, String queue) {
        return route.calls().stream()
                .filter(call -> !call.isFrom()
                        && (call.uri().equals("queue:" + queue)
                                || queue.equals(call.options().get("next"))))
                .mapToInt(Call::line)
                .findFirst()
                .orElse(0);
    }
}
