package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lienthong log}: the event log. */
@Command(
        name = "log",
        subcommands = {LogCommand.Read.class, LogCommand.Verify.class, LogFileCommands.Export.class})
final class LogCommand extends CommandGroup {

    /** {@code lienthong log list [--dossier NUMBER] [--kind KIND] [--from TIME]}: the newest first */
    @Command(name = "list")
    static final class Read extends EngineCommand {
        @Option(names = "--dossier", paramLabel = "NUMBER", descriptionKey = "cli.option.number")
        private String dossier;

        @Option(names = "--kind", paramLabel = "KIND", descriptionKey = "cli.option.log-kind")
        private String kind;

        @Option(names = "--from", paramLabel = "TIME", descriptionKey = "cli.option.log-from")
        private String from;

        @Option(names = "--limit", paramLabel = "COUNT", defaultValue = "200", descriptionKey = "cli.option.log-limit")
        private int limit;

        @Override
        public Integer call() {
            ArrayNode events = JsonNodeFactory.instance.arrayNode();
            Map<String, String> query = query();
            OperationsClient client = client();
            for (JsonNode page = client.get("/log", query); ; page = client.get("/log", query)) {
                for (JsonNode event : page.path("events")) if (events.size() < limit) events.add(event);
                if (events.size() >= limit || !page.hasNonNull("cursor")) break;
                query.put("cursor", page.path("cursor").asText());
            }
            Table table = table("at", "event", "number", "who", "detail");
            for (JsonNode event : events)
                table.row(
                        moment(event, "at"),
                        cell(event, "kind"),
                        cell(event, "dossier"),
                        cell(event, "actor"),
                        event.path("detail").toString());
            print(events, table);
            return ExitCode.DONE;
        }

        private Map<String, String> query() {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("dossier", dossier);
            query.put("kind", kind);
            query.put("from", from);
            query.values().removeIf(value -> value == null);
            return query;
        }
    }

    /**
     * {@code lienthong log verify [--file FILE]}: exit code 1 if somebody changed the log, or what was exported of it
     */
    @Command(name = "verify")
    static final class Verify extends EngineCommand {
        @Option(names = "--file", paramLabel = "FILE", descriptionKey = "cli.option.log-file")
        private Path file;

        @Override
        public Integer call() {
            if (file != null) return LogFileCommands.verify(this, file);
            JsonNode answer = client().post("/log/verify", JsonNodeFactory.instance.objectNode());
            boolean verified = answer.path("verified").asBoolean();
            String key = verified ? "cli.log.verified" : "cli.log.changed";
            print(answer, texts().get(key, cell(answer, "rows"), cell(answer, "firstBad")));
            return verified ? ExitCode.DONE : ExitCode.FOUND_FAULTS;
        }
    }
}
