package vn.lienthong.cli;

import java.io.PrintWriter;
import java.util.List;
import vn.lienthong.routing.RouteSummary;
import vn.lienthong.text.Texts;

/**
 * Routes for people, fit for a terminal of 100 columns: a line of columns, then what the route does and where its
 * messages go, as one sentence. Ids and whole hashes are in the JSON.
 */
final class RouteLines {
    private static final int COLUMNS = 100;
    private static final int HASH_DIGITS = 8;
    private static final String INDENT = "    ";
    private static final String ENDING = ".camel.yaml";
    private static final String HTTP = "platform-http:";

    private final List<RouteSummary> routes;
    private final String province;
    private final Texts texts;

    RouteLines(List<RouteSummary> routes, String province, Texts texts) {
        this.routes = routes;
        this.province = province;
        this.texts = texts;
    }

    void print(PrintWriter out) {
        Table table = new Table(
                texts.get("cli.column.file") + " (" + ENDING + ")",
                texts.get("cli.column.from"),
                texts.get("cli.column.origin"),
                texts.get("cli.column.hash"));
        for (RouteSummary route : routes)
            table.row(
                    withoutPrefix(route.file(), "provinces/" + province + "/").replace(ENDING, ""),
                    withoutPrefix(route.from(), HTTP),
                    route.province() ? province : texts.get("routes.shared"),
                    route.hash().substring(0, HASH_DIGITS));
        List<String> lines = table.lines();
        out.println(lines.get(0));
        for (int row = 0; row < routes.size(); row++) {
            out.println(lines.get(row + 1));
            sentence(routes.get(row)).forEach(line -> out.println(INDENT + line));
        }
        out.flush();
    }

    private static String withoutPrefix(String text, String prefix) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static List<String> sentence(RouteSummary route) {
        String gives = route.gives().isEmpty() ? "" : " → " + String.join(", ", route.gives());
        return Prose.lines(route.description() + gives, COLUMNS - INDENT.length());
    }
}
