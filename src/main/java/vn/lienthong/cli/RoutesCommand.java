package vn.lienthong.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Settings;
import vn.lienthong.routing.RouteCheck;
import vn.lienthong.routing.RouteFault;
import vn.lienthong.routing.RouteSummary;

/** {@code lienthong routes}: what stands in the route files. Works without an engine. */
@Command(
        name = "routes",
        subcommands = {
            RoutesCommand.All.class,
            RoutesCommand.Check.class,
            RoutesDiff.class,
            RoutesTest.class,
            RoutesReload.class
        })
final class RoutesCommand extends CommandGroup {
    @ParentCommand
    private Lienthong root;

    /** {@code lienthong routes list} */
    @Command(name = "list")
    static final class All implements Callable<Integer> {
        @ParentCommand
        private RoutesCommand parent;

        @Override
        public Integer call() throws IOException {
            Settings settings = parent.root.settings();
            List<RouteSummary> routes = RouteSummary.list(
                    new RouteFiles(settings.path("lienthong.routes-dir"), settings.text("lienthong.province")));
            if (parent.root.isJson()) parent.root.out().println(json(routes).toPrettyString());
            else
                new RouteLines(routes, settings.text("lienthong.province"), parent.root.texts())
                        .print(parent.root.out());
            return ExitCode.DONE;
        }

        private static ArrayNode json(List<RouteSummary> routes) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            for (RouteSummary route : routes) {
                ObjectNode one = all.addObject()
                        .put("id", route.id())
                        .put("description", route.description())
                        .put("file", route.file())
                        .put("origin", route.province() ? "province" : "shared")
                        .put("hash", route.hash())
                        .put("from", route.from());
                ArrayNode gives = one.putArray("gives");
                route.gives().forEach(gives::add);
            }
            return all;
        }
    }

    /** {@code lienthong routes check}: exit code 1 where there are faults; warnings are only shown. */
    @Command(name = "check")
    static final class Check implements Callable<Integer> {
        @ParentCommand
        private RoutesCommand parent;

        @Override
        public Integer call() throws IOException {
            Settings settings = parent.root.settings();
            List<RouteFault> found = RouteCheck.of(settings).checkAll(settings.path("lienthong.routes-dir"));
            long faults = found.stream().filter(fault -> !fault.warning()).count();
            if (parent.root.isJson()) parent.root.out().println(json(found).toPrettyString());
            else print(found, faults);
            return faults == 0 ? ExitCode.DONE : ExitCode.FOUND_FAULTS;
        }

        private void print(List<RouteFault> found, long faults) {
            var texts = parent.root.texts();
            if (!found.isEmpty()) {
                Table table = parent.table("severity", "file", "line", "route", "what");
                for (RouteFault fault : found)
                    table.row(
                            texts.get(fault.warning() ? "routes.warning" : "routes.fault"),
                            fault.file(),
                            fault.line() == 0 ? "" : String.valueOf(fault.line()),
                            fault.route(),
                            fault.what(texts));
                table.print(parent.root.terminal());
            }
            parent.root.out().println(texts.get("routes.checked", faults, found.size() - faults));
        }

        private ArrayNode json(List<RouteFault> found) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            for (RouteFault fault : found)
                all.addObject()
                        .put("severity", fault.warning() ? "warning" : "fault")
                        .put("file", fault.file())
                        .put("line", fault.line())
                        .put("route", fault.route())
                        .put("code", fault.code())
                        .put("text", fault.what(parent.root.texts()));
            return all;
        }
    }

    private Table table(String... columns) {
        String[] headers = new String[columns.length];
        for (int i = 0; i < columns.length; i++) headers[i] = root.texts().get("cli.column." + columns[i]);
        return new Table(headers);
    }
}
