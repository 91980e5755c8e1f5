package vn.lienthong.routing;

import java.util.Set;
import java.util.regex.Pattern;

/** Name of the file, its comment, its length, id and description of the route. */
final class HeadRule implements RouteRule {
    static final int MAX_COMMENT_LINES = 5;
    static final int MAX_LINES = 100;
    private static final Set<String> STEP_FOLDERS = Set.of("intake", "birth", "death", "single", "portal");
    private static final Pattern STEP = Pattern.compile("\\d+-[a-z0-9-]+\\.camel\\.yaml");
    private static final Pattern PARTNER = Pattern.compile("[a-z0-9-]+\\.camel\\.yaml");
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    @Override
    public void check(RouteDocument route, FaultList faults) {
        String simple = route.name().substring(route.name().lastIndexOf('/') + 1);
        if (STEP_FOLDERS.contains(route.folder())) {
            if (!STEP.matcher(simple).matches()) faults.add(route, 0, "file-name", simple);
        } else if (!route.folder().equals("partners")) {
            faults.add(route, 0, "folder", route.folder());
        } else if (!PARTNER.matcher(simple).matches()) {
            faults.add(route, 0, "file-name-partner", simple);
        }
        int comments = route.head().size();
        if (comments == 0) faults.add(route, 1, "head-missing");
        if (comments > MAX_COMMENT_LINES) faults.add(route, 1, "head-long", String.valueOf(comments));
        long lines = route.text().lines().count();
        if (lines > MAX_LINES) faults.add(route, 0, "file-long", String.valueOf(lines));
        if (route.id().isEmpty()) faults.add(route, route.route().line(), "id-missing");
        else if (!ID.matcher(route.id()).matches())
            faults.add(route, route.route().field("id").line(), "id-form");
        if (route.route().textOf("description").isBlank())
            faults.add(route, route.route().line(), "description-missing");
    }
}
