package vn.lienthong.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

/** What every repair is asked for: why, and whether it is only to be tried. */
final class RepairOptions {
    @Option(names = "--reason", paramLabel = "WHY", required = true, descriptionKey = "cli.option.reason")
    private String reason;

    @Option(names = "--dry-run", descriptionKey = "cli.option.dry-run")
    private boolean dryRun;

    boolean dryRun() {
        return dryRun;
    }

    /** The beginning of the request. */
    ObjectNode body() {
        return JsonNodeFactory.instance.objectNode().put("reason", reason).put("dryRun", dryRun);
    }
}
