package vn.lienthong.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RouteGraphTest {
    private final List<RouteDocument> routes = new ArrayList<>();

    private RouteDocument route(String id, String from, String step) throws Exception {
        RouteDocument route = RouteDocument.parse(
                id, id, "- route: {id: " + id + ", from: {uri: \"" + from + "\", steps: [" + step + "]}}");
        routes.add(route);
        return route;
    }

    private Set<String> reaching(RouteDocument target) {
        return new RouteGraph(routes)
                .reaching(List.of(target)).stream()
                        .map(RouteDocument::id)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void who_calls_a_route_through_others_reaches_it() throws Exception {
        route("outer", "queue:a", "{to: {uri: direct:middle}}");
        route("middle", "direct:middle", "{to: {uri: direct:inner}}");
        RouteDocument inner = route("inner", "direct:inner", "{to: {uri: queue:b}}");
        route("other", "queue:b", "{to: {uri: queue:a}}");
        assertEquals(Set.of("outer", "middle", "inner"), reaching(inner));
    }

    @Test
    void who_logs_in_by_a_route_reaches_it() throws Exception {
        route("caller", "queue:a", "{to: {uri: partner:x, parameters: {path: /, login: direct:x-login}}}");
        RouteDocument login = route("login", "direct:x-login", "{stop: {}}");
        assertEquals(Set.of("caller", "login"), reaching(login));
    }

    @Test
    void a_name_known_only_when_it_runs_may_be_any_that_fits() throws Exception {
        route("caller", "queue:a", "{toD: {uri: \"direct:${header.group}-take\"}}");
        RouteDocument take = route("take", "direct:birth-take", "{stop: {}}");
        RouteDocument not = route("not", "direct:birth-give", "{stop: {}}");
        assertEquals(Set.of("caller", "take"), reaching(take));
        assertEquals(Set.of("not"), reaching(not));
    }
}
