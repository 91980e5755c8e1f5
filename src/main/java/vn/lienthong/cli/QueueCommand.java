package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /**
     * {@code lienthong queue list}: what needs somebody first; queues with nothing in them as a count, without
     * {@code --all}
     */
    @Command(name = "list")
    static final class ListAll extends EngineCommand {
        @Option(names = "--all", descriptionKey = "cli.option.all-queues")
        private boolean all;

        @Override
        public Integer call() {
            JsonNode queues = client().get("/queues", Map.of());
            Duration old = root().settings().duration("queue.oldest-warning");
            List<QueueLine> lines = new ArrayList<>();
            queues.forEach(queue -> lines.add(QueueLine.of(queue, old)));
            lines.sort(QueueLine.TROUBLE_FIRST);
            List<QueueLine> shown =
                    lines.stream().filter(line -> all || !line.isIdle()).toList();
            Table table = table("queue", "waiting", "working", "parked", "oldest", "state");
            for (QueueLine line : shown)
                table.row(
                        line.name(),
                        cell(line.queue(), "waiting"),
                        cell(line.queue(), "working"),
                        cell(line.queue(), "parked"),
                        line.age(),
                        condition(line.queue()));
            if (root().isJson() || !shown.isEmpty()) print(queues, table);
            if (!root().isJson()) close(lines, lines.size() - shown.size());
            return ExitCode.DONE;
        }

        private void close(List<QueueLine> lines, int folded) {
            if (folded > 0) root().out().println(texts().get("cli.queue.idle", folded));
            lines.stream().filter(QueueLine::isParked).findFirst().ifPresent(line -> root().out()
                    .println(texts().get("cli.queue.parked", line.name())));
        }

        private String condition(JsonNode queue) {
            List<String> words = new ArrayList<>();
            if (queue.path("paused").asBoolean()) words.add(texts().get("cli.queue.paused"));
            if (!queue.path("hasRoute").asBoolean()) words.add(texts().get("cli.queue.no-route"));
            return words.isEmpty() ? texts().get("cli.queue.running") : String.join(", ", words);
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
            if (root().isJson() || messages.isEmpty()) print(messages, table("id"));
            else byReason(messages).forEach(this::section);
            return ExitCode.DONE;
        }

        /** Many messages stop for one reason: it is told once, above them. */
        private Map<String, List<JsonNode>> byReason(JsonNode messages) {
            Map<String, List<JsonNode>> reasons = new LinkedHashMap<>();
            for (JsonNode row : messages) {
                String told = Stream.of(cell(row, "text"), cell(row, "action"))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n  "));
                reasons.computeIfAbsent(told, first -> new ArrayList<>()).add(row);
            }
            return reasons;
        }

        private void section(String reason, List<JsonNode> messages) {
            if (!reason.isEmpty()) root().out().println(reason);
            Table table = table("id", "number", "state", "attempts", "due");
            for (JsonNode row : messages)
                table.row(
                        cell(row, "id"),
                        cell(row, "maHoSo"),
                        state(texts(), row),
                        cell(row, "attempts"),
                        moment(row, "dueAt"));
            table.print(root().terminal());
            root().out().println();
        }
    }

    static String state(Texts texts, JsonNode message) {
        return texts.get("cli.state." + EngineCommand.cell(message, "state"));
    }
}
