package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lienthong routes reload [--force] [--reason WHY]}: puts edited files in force now; exit code 1 if refused. */
@Command(name = "reload")
final class RoutesReload extends EngineCommand {
    @Option(names = "--force", descriptionKey = "cli.option.reload-force")
    private boolean force;

    @Option(names = "--reason", paramLabel = "WHY", descriptionKey = "cli.option.reason")
    private String reason;

    @Override
    public Integer call() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("force", force);
        if (reason != null) body.put("reason", reason);
        JsonNode done = client().post("/routes/reload", body);
        if (root().isJson()) {
            root().out().println(done.toPrettyString());
            return ExitCode.DONE;
        }
        if (!done.path("changes").isEmpty()) {
            Table table = table("file", "route", "change", "before", "after");
            for (JsonNode change : done.path("changes"))
                table.row(
                        cell(change, "file"),
                        cell(change, "route"),
                        texts().get("routes.act." + cell(change, "act")),
                        cell(change, "before"),
                        cell(change, "after"));
            table.print(root().terminal());
        }
        for (JsonNode warning : done.path("faults"))
            root().out().println(cell(warning, "file") + " " + cell(warning, "text"));
        root().out()
                .println(texts().get(
                                "routes.reload." + cell(done, "result"),
                                done.path("swapped").size()));
        return ExitCode.DONE;
    }
}
