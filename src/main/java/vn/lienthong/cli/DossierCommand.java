package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.lienthong.text.Texts;

/** {@code lienthong dossier}: find dossiers and see how far one has come. */
@Command(
        name = "dossier",
        subcommands = {
            DossierCommand.Show.class,
            DossierCommand.Find.class,
            DossierExportCommand.class,
            DossierRepairs.PollNow.class,
            DossierRepairs.ResendStatus.class,
            DossierRepairs.Redeliver.class,
            DossierRepairs.CompleteByHand.class,
            DossierRepairs.Stop.class,
            LinksCommand.class
        })
final class DossierCommand extends CommandGroup {

    /** {@code lienthong dossier show NUMBER} */
    @Command(name = "show")
    static final class Show extends EngineCommand {
        @Parameters(paramLabel = "NUMBER", descriptionKey = "cli.option.number")
        private String number;

        @Override
        public Integer call() {
            JsonNode dossier = client().get("/dossiers/" + OperationsClient.encoded(number), Map.of());
            if (root().isJson()) root().out().println(dossier.toPrettyString());
            else printForPeople(dossier);
            return ExitCode.DONE;
        }

        private void printForPeople(JsonNode dossier) {
            Table head = table("field", "value");
            field(head, "maHoSo", cell(dossier, "maHoSo"));
            field(head, "maHoSoMCDT", cell(dossier, "maHoSoMCDT"));
            field(head, "group", known("cli.group.", cell(dossier, "group")));
            field(head, "module", cell(dossier, "module"));
            field(head, "status", status(texts(), dossier));
            field(head, "version", cell(dossier, "version"));
            field(head, "receivedAt", moment(dossier, "receivedAt"));
            field(head, "dueAt", moment(dossier, "dueAt"));
            field(head, "groupDueAt", moment(dossier, "groupDueAt"));
            if (dossier.has("purged"))
                head.row(
                        texts().get("cli.field.purged"),
                        texts().get(
                                        "cli.dossier.purged",
                                        moment(dossier.path("purged"), "at"),
                                        cell(dossier.path("purged"), "by"),
                                        cell(dossier.path("purged"), "reason")));
            dossier.path("warnings")
                    .forEach(code -> head.row(texts().get("cli.field.warning"), known("warning.", code.asText())));
            Table statuses = table("status", "at", "version");
            dossier.path("statuses")
                    .forEach(row -> statuses.row(status(texts(), row), moment(row, "at"), cell(row, "version")));
            Table steps = table("step", "status", "at");
            dossier.path("steps")
                    .properties()
                    .forEach(step -> steps.row(
                            known("cli.step.", step.getKey()),
                            known("cli.step-status.", cell(step.getValue(), "status")),
                            moment(step.getValue(), "at")));
            Table queued = table("queue", "state", "attempts", "due", "error");
            dossier.path("queued")
                    .forEach(row -> queued.row(
                            cell(row, "queue"),
                            QueueCommand.state(texts(), row),
                            cell(row, "attempts"),
                            moment(row, "dueAt"),
                            cell(row, "error")));
            Table reports = table("partner", "code", "at");
            dossier.path("reports")
                    .forEach(row -> reports.row(
                            cell(row, "partner"), known("cli.status.", cell(row, "code")), moment(row, "at")));
            for (Table table : List.of(head, statuses, steps, queued, reports)) {
                if (table.isEmpty()) continue;
                table.print(root().terminal());
                root().out().println();
            }
            dossier.path("queued").forEach(row -> {
                if (cell(row, "state").equals("parked"))
                    root().out().println(texts().get("cli.dossier.parked", cell(row, "queue")));
            });
        }

        private void field(Table head, String name, String value) {
            if (!value.isEmpty()) head.row(texts().get("cli.field." + name), value);
        }
    }

    /** {@code lienthong dossier find [TEXT]} */
    @Command(name = "find")
    static final class Find extends EngineCommand {
        @Parameters(paramLabel = "TEXT", arity = "0..1", descriptionKey = "cli.option.find")
        private String text;

        @Option(names = "--status", paramLabel = "STATUS", descriptionKey = "cli.option.status")
        private String status;

        @Option(names = "--group", paramLabel = "birth|death", descriptionKey = "cli.option.group")
        private String group;

        @Option(names = "--from", paramLabel = "TIME", descriptionKey = "cli.option.from")
        private String from;

        @Option(names = "--to", paramLabel = "TIME", descriptionKey = "cli.option.to")
        private String to;

        @Option(names = "--limit", paramLabel = "COUNT", defaultValue = "50", descriptionKey = "cli.option.limit")
        private int limit;

        @Override
        public Integer call() {
            ArrayNode found = JsonNodeFactory.instance.arrayNode();
            found.addAll(pages(query()));
            Table table = table("number", "one-stop-number", "status", "version", "received", "due");
            for (JsonNode row : found)
                table.row(
                        cell(row, "maHoSo"),
                        cell(row, "maHoSoMCDT"),
                        status(texts(), row),
                        cell(row, "version"),
                        moment(row, "receivedAt"),
                        moment(row, "dueAt"));
            print(found, table);
            return ExitCode.DONE;
        }

        private Map<String, String> query() {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("q", text);
            query.put("status", status);
            query.put("group", group);
            query.put("from", from);
            query.put("to", to);
            query.values().removeIf(value -> value == null);
            return query;
        }

        private List<JsonNode> pages(Map<String, String> query) {
            OperationsClient client = client();
            List<JsonNode> found = new ArrayList<>();
            while (true) {
                JsonNode page = client.get("/dossiers", query);
                page.path("dossiers").forEach(found::add);
                if (found.size() >= limit || page.path("cursor").isNull())
                    return found.subList(0, Math.min(found.size(), Math.max(limit, 0)));
                query.put("cursor", page.path("cursor").asText());
            }
        }
    }

    private static String status(Texts texts, JsonNode row) {
        return texts.get("cli.status." + EngineCommand.cell(row, "status"));
    }
}
