package vn.lienthong.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must be done to come from the files in force to those that were found. */
final class RouteDifference {
    private static final String QUEUE = "queue:";
    private static final String REQUEST = "platform-http:";

    private final Map<String, RouteDocument> before;
    private final Map<String, RouteDocument> after;
    private final Set<String> changedFiles = new TreeSet<>();
    private final Set<String> swapped = new TreeSet<>();
    private final RouteSnapshot old;
    private final RouteSnapshot found;

    /** @param lost files of routes that should run and do not */
    RouteDifference(RouteSnapshot old, RouteSnapshot found, Set<String> lost) {
        this.old = old;
        this.found = found;
        this.before = old.routes();
        this.after = found.routes();
        Map<String, String> oldHashes = old.hashes();
        Map<String, String> newHashes = found.hashes();
        Stream.concat(oldHashes.keySet().stream(), newHashes.keySet().stream())
                .filter(name -> !Objects.equals(oldHashes.get(name), newHashes.get(name)))
                .forEach(changedFiles::add);
        swapped.addAll(lost);
        swapped.addAll(changedFiles);
        after.forEach((name, route) -> {
            if (named(route).stream().anyMatch(changedFiles::contains)) swapped.add(name);
        });
    }

    /** The mappings and statements beside the route that it reads when it starts. */
    private static Set<String> named(RouteDocument route) {
        Stream<String> mappings =
                route.expressions().stream().map(entry -> entry.getValue().text());
        Stream<String> statements = route.calls().stream().map(Call::name);
        return Stream.concat(mappings, statements)
                .filter(text -> text.startsWith(ExpressionRule.MAPPING))
                .map(text -> text.substring(ExpressionRule.MAPPING.length()))
                .collect(Collectors.toSet());
    }

    /** The routes to take out. */
    List<RouteDocument> out() {
        return of(before);
    }

    /** The routes to put in. */
    List<RouteDocument> in() {
        return of(after);
    }

    private List<RouteDocument> of(Map<String, RouteDocument> routes) {
        return swapped.stream().map(routes::get).filter(Objects::nonNull).toList();
    }

    /** The queues that must stand still: their steps run, or will run, through a route that is swapped. */
    Set<String> queues() {
        return sources(QUEUE);
    }

    /** The request paths of which the same is true. */
    Set<String> paths() {
        return sources(REQUEST).stream()
                .map(path -> path.startsWith("/") ? path : "/" + path)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> sources(String scheme) {
        Set<RouteDocument> concerned = new HashSet<>(new RouteGraph(before.values()).reaching(out()));
        concerned.addAll(new RouteGraph(after.values()).reaching(in()));
        return names(concerned, scheme);
    }

    private static Set<String> names(Collection<RouteDocument> routes, String scheme) {
        return routes.stream()
                .map(route -> route.from().uri())
                .filter(uri -> uri.startsWith(scheme))
                .map(uri -> uri.substring(scheme.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Queues that a route reads now and none would read, with the file that did. */
    Map<String, RouteDocument> abandoned() {
        Set<String> still = names(after.values(), QUEUE);
        Map<String, RouteDocument> abandoned = new LinkedHashMap<>();
        for (RouteDocument route : before.values()) {
            String uri = route.from().uri();
            if (!uri.startsWith(QUEUE)) continue;
            String queue = uri.substring(QUEUE.length());
            if (!still.contains(queue)) abandoned.put(queue, route);
        }
        return abandoned;
    }

    /** @param actor by the place of the file; empty place for one that is gone */
    List<RouteChange> changes(java.util.function.UnaryOperator<String> actor) {
        Map<String, String> oldHashes = old.hashes();
        Map<String, String> newHashes = found.hashes();
        List<RouteChange> changes = new ArrayList<>();
        for (String name : changedFiles) {
            String was = oldHashes.getOrDefault(name, "");
            String is = newHashes.getOrDefault(name, "");
            RouteDocument route = after.getOrDefault(name, before.get(name));
            changes.add(new RouteChange(
                    name,
                    route == null ? "" : route.id(),
                    was.isEmpty()
                            ? RouteChange.Act.ADDED
                            : is.isEmpty() ? RouteChange.Act.REMOVED : RouteChange.Act.CHANGED,
                    was,
                    is,
                    actor.apply(found.placeOf(name).orElse(""))));
        }
        return changes;
    }
}
