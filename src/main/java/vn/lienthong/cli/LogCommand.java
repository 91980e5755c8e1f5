package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;

/** {@code lienthong log}: the event log. */
@Command(
        name = "log",
        subcommands = {LogCommand.Verify.class})
final class LogCommand extends CommandGroup {

    /** {@code lienthong log verify}: exit code 1 if somebody changed the log */
    @Command(name = "verify")
    static final class Verify extends EngineCommand {
        @Override
        public Integer call() {
            JsonNode answer = client().post("/log/verify", JsonNodeFactory.instance.objectNode());
            boolean verified = answer.path("verified").asBoolean();
            if (root().isJson()) root().out().println(answer.toPrettyString());
            else
                root().out()
                        .println(texts().get(
                                        verified ? "cli.log.verified" : "cli.log.changed",
                                        cell(answer, "rows"),
                                        cell(answer, "firstBad")));
            return verified ? ExitCode.DONE : ExitCode.FOUND_FAULTS;
        }
    }
}
