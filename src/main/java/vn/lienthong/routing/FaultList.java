package vn.lienthong.routing;

import java.util.ArrayList;
import java.util.List;

/** What a check found, in the order of finding; the same thing once. */
final class FaultList {
    private final List<RouteFault> found = new ArrayList<>();

    void add(RouteDocument route, int line, String code, String... arguments) {
        add(new RouteFault(route.file(), line, route.id(), code, List.of(arguments), false));
    }

    void file(String file, int line, String code, String... arguments) {
        add(new RouteFault(file, line, "", code, List.of(arguments), false));
    }

    void warn(RouteDocument route, int line, String code, String... arguments) {
        add(new RouteFault(route.file(), line, route.id(), code, List.of(arguments), true));
    }

    private void add(RouteFault fault) {
        if (!found.contains(fault)) found.add(fault);
    }

    void addAll(List<RouteFault> faults) {
        faults.forEach(this::add);
    }

    List<RouteFault> all() {
        return List.copyOf(found);
    }
}
