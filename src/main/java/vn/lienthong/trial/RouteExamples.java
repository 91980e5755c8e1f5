package vn.lienthong.trial;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.routing.RouteSummary;

/** Which routes of a province have a test, as an example of what they do. */
public record RouteExamples(List<RouteSummary> with, List<RouteSummary> without) {
    public RouteExamples {
        with = List.copyOf(with);
        without = List.copyOf(without);
    }

    /** @param results of all tests of these files */
    public static RouteExamples of(RouteFiles files, List<TrialResult> results) throws IOException {
        Set<String> tested = results.stream().map(TrialResult::route).collect(Collectors.toSet());
        List<RouteSummary> with = new ArrayList<>();
        List<RouteSummary> without = new ArrayList<>();
        Set<String> places = results.stream().map(TrialResult::file).collect(Collectors.toSet());
        for (RouteSummary route : RouteSummary.list(files)) {
            // one that only others call is tried through them, by the test beside it
            boolean tried = tested.contains(route.id()) || places.contains(place(route));
            (tried ? with : without).add(route);
        }
        return new RouteExamples(with, without);
    }

    /** Routes of the province itself that want one: nobody else will write it. */
    public List<RouteSummary> wanted() {
        return without.stream().filter(RouteSummary::province).toList();
    }

    /** The file in which a route's test stands. */
    public static String place(RouteSummary route) {
        return route.file().replaceFirst("\\.camel\\.yaml$", Trials.ENDING);
    }
}
