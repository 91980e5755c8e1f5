package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.lienthong.text.Texts;

/** {@code lienthong queue}: see the queues; repairs are in {@link QueueRepairs}. */
@Command(
        name = "queue",
        subcommands = {
            QueueCommand.ListAll.class,
            QueueCommand.Show.class,
            QueueRepairs.Redrive.class,
            QueueRepairs.Skip.class,
            QueueRepairs.Pause.class,
            QueueRepairs.Resume.class
        })
final class QueueCommand extends CommandGroup {

    /** {@code lienthong queue list} */
    @Command(name = "list")
    static final class ListAll extends EngineCommand {
        @Override
        public Integer call() {
            JsonNode queues = client().get("/queues", Map.of());
            Table table = table("queue", "waiting", "working", "parked", "oldest", "state");
            for (JsonNode row : queues)
                table.row(
                        cell(row, "name"),
                        cell(row, "waiting"),
                        cell(row, "working"),
                        cell(row, "parked"),
                        age(row.path("oldestSeconds").asLong()),
                        condition(row));
            print(queues, table);
            return ExitCode.DONE;
        }

        private String condition(JsonNode queue) {
            if (!queue.path("hasRoute").asBoolean()) return texts().get("cli.queue.no-route");
            return texts().get(queue.path("paused").asBoolean() ? "cli.queue.paused" : "cli.queue.running");
        }

        private static String age(long seconds) {
            if (seconds < 60) return seconds + "s";
            if (seconds < 3600) return seconds / 60 + "m";
            return seconds < 86_400 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
        }
    }

    /** {@code lienthong queue show NAME}; without {@code --state} the parked ones, which need somebody */
    @Command(name = "show")
    static final class Show extends EngineCommand {
        @Parameters(paramLabel = "QUEUE", descriptionKey = "cli.option.queue")
        private String queue;

        @Option(
                names = "--state",
                paramLabel = "waiting|working|parked",
                defaultValue = "parked",
                descriptionKey = "cli.option.state")
        private String state;

        @Override
        public Integer call() {
            JsonNode messages =
                    client().get("/queues/" + OperationsClient.encoded(queue) + "/messages", Map.of("state", state));
            Table table = table("id", "number", "state", "attempts", "due", "error", "action");
            for (JsonNode row : messages)
                table.row(
                        cell(row, "id"),
                        cell(row, "maHoSo"),
                        state(texts(), row),
                        cell(row, "attempts"),
                        moment(row, "dueAt"),
                        cell(row, "text"),
                        cell(row, "action"));
            print(messages, table);
            return ExitCode.DONE;
        }
    }

    static String state(Texts texts, JsonNode message) {
        return texts.get("cli.state." + EngineCommand.cell(message, "state"));
    }
}
