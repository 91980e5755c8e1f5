package vn.lienthong.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.config.Settings;
import vn.lienthong.routing.ProvinceDifference;

/** {@code lienthong routes diff PROVINCE}: what a province has changed. Works without an engine. */
@Command(name = "diff")
final class RoutesDiff implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROVINCE", descriptionKey = "cli.option.province-folder")
    private String province;

    @Override
    public Integer call() throws IOException {
        Lienthong root = (Lienthong) spec.root().userObject();
        Settings settings = root.settings();
        ProvinceDifference difference = ProvinceDifference.of(settings.path("lienthong.routes-dir"), province, settings)
                .orElseThrow(() -> new CommandFailure(ExitCode.WRONG_USE, "province-folder", province));
        if (root.isJson()) root.out().println(json(difference).toPrettyString());
        else print(difference, root);
        return ExitCode.DONE;
    }

    private static void print(ProvinceDifference difference, Lienthong root) {
        PrintWriter out = root.out();
        if (!difference.values().isEmpty()) {
            Table table = new Table(
                    root.texts().get("cli.column.key"),
                    root.texts().get("cli.column.common"),
                    root.texts().get("cli.column.own"));
            difference.values().forEach(value -> table.row(value.key(), value.common(), value.own()));
            table.print(out);
        }
        for (ProvinceDifference.Replaced file : difference.files()) {
            out.println();
            out.println(root.texts().get("routes.diff." + word(file.act()), file.name()));
            if (file.diff().isEmpty()) continue;
            boolean added = file.act() == ProvinceDifference.Act.ADDS;
            out.println("--- " + (added ? "/dev/null" : file.name()));
            out.println("+++ provinces/" + difference.province() + "/" + file.name());
            file.diff().lines().forEach(line -> out.println(line.replaceAll("[\\p{Cntrl}&&[^\t]]", "?")));
        }
        out.println();
        out.println(root.texts()
                .get(
                        "routes.diff.all",
                        difference.files().size(),
                        difference.values().size()));
        out.flush();
    }

    private static ObjectNode json(ProvinceDifference difference) {
        ObjectNode all = JsonNodeFactory.instance.objectNode().put("province", difference.province());
        ArrayNode values = all.putArray("properties");
        difference.values().forEach(value -> values.addObject()
                .put("key", value.key())
                .put("default", value.common())
                .put("value", value.own()));
        ArrayNode files = all.putArray("files");
        difference.files().forEach(file -> files.addObject()
                .put("file", file.name())
                .put("kind", file.kind().name().toLowerCase(Locale.ROOT))
                .put("act", word(file.act()))
                .put("before", file.before())
                .put("after", file.after())
                .put("diff", file.diff()));
        return all;
    }

    private static String word(ProvinceDifference.Act act) {
        return act.name().toLowerCase(Locale.ROOT);
    }
}
