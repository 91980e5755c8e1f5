package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lienthong sync}: send to the national portal now, and see what was sent. */
@Command(
        name = "sync",
        subcommands = {SyncCommand.Run.class, SyncCommand.Status.class})
final class SyncCommand extends CommandGroup {

    /** {@code lienthong sync run dossiers|progress|statistics|catalogues} */
    @Command(name = "run")
    static final class Run extends EngineCommand {
        enum Kind {
            DOSSIERS,
            PROGRESS,
            STATISTICS,
            CATALOGUES
        }

        @Parameters(paramLabel = "dossiers|progress|statistics|catalogues", descriptionKey = "cli.option.sync-kind")
        private Kind kind;

        @Option(names = "--period", paramLabel = "YYYY-MM", descriptionKey = "cli.option.sync-period")
        private String period;

        @Override
        public Integer call() {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            if (period != null) body.put("period", period);
            JsonNode run = client().post("/sync/" + kind.name().toLowerCase(Locale.ROOT), body);
            print(run, told(run));
            return ExitCode.DONE;
        }

        private String told(JsonNode run) {
            if (!run.has("started")) return texts().get("cli.sync.queued." + cell(run, "kind"));
            boolean started = run.path("started").asBoolean();
            return texts().get(started ? "cli.sync.started" : "cli.sync.under-way", cell(run, "id"));
        }
    }

    /** {@code lienthong sync status} */
    @Command(name = "status")
    static final class Status extends EngineCommand {
        @Override
        public Integer call() {
            JsonNode runs = client().get("/sync", Map.of());
            Table table = table(
                    "id", "sync-kind", "state", "started", "ended", "sent", "added", "updated", "refused", "parked");
            for (JsonNode run : runs) {
                table.row(
                        cell(run, "id"),
                        cell(run, "kind"),
                        known("cli.sync.", cell(run, "state")),
                        moment(run, "startedAt"),
                        moment(run, "endedAt"),
                        cell(run, "sent"),
                        cell(run, "added"),
                        cell(run, "updated"),
                        cell(run, "refused"),
                        cell(run, "parked"));
            }
            print(runs, table);
            return ExitCode.DONE;
        }
    }
}
