package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.StringJoiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lienthong partner}: see partners and plan their maintenance. */
@Command(
        name = "partner",
        subcommands = {PartnerCommand.All.class, PartnerCommand.Window.class})
final class PartnerCommand extends CommandGroup {

    /** {@code lienthong partner list} */
    @Command(name = "list")
    static final class All extends EngineCommand {
        @Override
        public Integer call() {
            JsonNode partners = client().get("/partners", Map.of());
            Table table = table("partner", "breaker", "last-success", "latency", "partner-window");
            for (JsonNode partner : partners) {
                table.row(
                        cell(partner, "name"),
                        known("cli.breaker.", cell(partner, "breaker")),
                        moment(partner, "lastSuccess"),
                        partner.hasNonNull("latencyMilliseconds") ? cell(partner, "latencyMilliseconds") + " ms" : "",
                        windows(partner));
            }
            print(partners, table);
            return ExitCode.DONE;
        }

        /** When work is held, nearest first; empty where nothing is planned. */
        private static String windows(JsonNode partner) {
            StringJoiner windows = new StringJoiner(", ");
            partner.path("windows")
                    .forEach(window -> windows.add(moment(window, "from") + " – " + moment(window, "to")));
            return windows.toString();
        }
    }

    /** {@code lienthong partner window} */
    @Command(
            name = "window",
            subcommands = {Add.class, Planned.class, Remove.class})
    static final class Window extends CommandGroup {}

    /** {@code lienthong partner window add PARTNER --from TIME --to TIME --reason WHY} */
    @Command(name = "add")
    static final class Add extends EngineCommand {
        @Parameters(paramLabel = "PARTNER", descriptionKey = "cli.option.partner")
        private String partner;

        @Option(names = "--from", paramLabel = "TIME", required = true, descriptionKey = "cli.option.window-from")
        private String from;

        @Option(names = "--to", paramLabel = "TIME", required = true, descriptionKey = "cli.option.window-to")
        private String to;

        @Option(names = "--reason", paramLabel = "WHY", required = true, descriptionKey = "cli.option.reason")
        private String reason;

        @Override
        public Integer call() {
            ObjectNode body = JsonNodeFactory.instance
                    .objectNode()
                    .put("from", from)
                    .put("to", to)
                    .put("reason", reason);
            JsonNode added = client().post("/partners/" + OperationsClient.encoded(partner) + "/windows", body);
            print(added, texts().get("cli.window.added", cell(added, "id"), partner));
            return ExitCode.DONE;
        }
    }

    /** {@code lienthong partner window list} */
    @Command(name = "list")
    static final class Planned extends EngineCommand {
        @Override
        public Integer call() {
            JsonNode partners = client().get("/partners", Map.of());
            Table table = table("partner", "id", "from", "to", "reason");
            for (JsonNode partner : partners) {
                for (JsonNode window : partner.path("windows")) {
                    table.row(
                            cell(partner, "name"),
                            cell(window, "id"),
                            moment(window, "from"),
                            moment(window, "to"),
                            cell(window, "reason"));
                }
            }
            print(partners, table);
            return ExitCode.DONE;
        }
    }

    /** {@code lienthong partner window remove PARTNER ID --reason WHY} */
    @Command(name = "remove")
    static final class Remove extends EngineCommand {
        @Parameters(paramLabel = "PARTNER", index = "0", descriptionKey = "cli.option.partner")
        private String partner;

        @Parameters(paramLabel = "ID", index = "1", descriptionKey = "cli.option.window-id")
        private long id;

        @Option(names = "--reason", paramLabel = "WHY", required = true, descriptionKey = "cli.option.reason")
        private String reason;

        @Override
        public Integer call() {
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("reason", reason);
            JsonNode removed =
                    client().delete("/partners/" + OperationsClient.encoded(partner) + "/windows/" + id, body);
            print(removed, texts().get("cli.window.removed", String.valueOf(id), partner));
            return ExitCode.DONE;
        }
    }
}
