package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lienthong catalogue}: code lists of the national portal. */
@Command(
        name = "catalogue",
        subcommands = {CatalogueCommand.Lists.class, CatalogueCommand.Diff.class, CatalogueCommand.Accept.class})
final class CatalogueCommand extends CommandGroup {

    private static String path(String list) {
        return "/catalogues/" + OperationsClient.encoded(list);
    }

    /** {@code lienthong catalogue list [LIST]} */
    @Command(name = "list")
    static final class Lists extends EngineCommand {
        @Parameters(paramLabel = "LIST", arity = "0..1", descriptionKey = "cli.option.catalogue")
        private String list;

        @Override
        public Integer call() {
            if (list == null) lists();
            else entries();
            return ExitCode.DONE;
        }

        private void lists() {
            JsonNode lists = client().get("/catalogues", Map.of());
            Table table = table("catalogue", "service", "entries", "fetched", "changed", "held");
            for (JsonNode row : lists)
                table.row(
                        cell(row, "name"),
                        cell(row, "service"),
                        cell(row, "count"),
                        moment(row, "fetchedAt"),
                        moment(row, "changedAt"),
                        texts().get("cli.catalogue." + cell(row, "state"), cell(row, "heldCount")));
            print(lists, table);
        }

        private void entries() {
            JsonNode answer = client().get(path(list), Map.of());
            Table table = table("code", "entry-name", "valid-from");
            for (JsonNode row : answer.path("entries"))
                table.row(cell(row, "code"), cell(row, "name"), moment(row, "validFrom"));
            print(answer, table);
        }
    }

    /** {@code lienthong catalogue diff [LIST] [--since TIME]}; without LIST every list that was fetched */
    @Command(name = "diff")
    static final class Diff extends EngineCommand {
        @Parameters(paramLabel = "LIST", arity = "0..1", descriptionKey = "cli.option.catalogue")
        private String list;

        @Option(names = "--since", paramLabel = "TIME", descriptionKey = "cli.option.since")
        private String since;

        @Override
        public Integer call() {
            ArrayNode reports = JsonNodeFactory.instance.arrayNode();
            if (list != null) reports.add(report(list));
            else
                for (JsonNode row : client().get("/catalogues", Map.of()))
                    if (row.hasNonNull("changedAt")) reports.add(report(cell(row, "name")));
            Table table = table("catalogue", "change", "code", "entry-name", "at");
            for (JsonNode report : reports) {
                rows(table, report, "changes", "cli.catalogue.");
                rows(table, report, "held", "cli.catalogue.held.");
            }
            print(list == null ? reports : reports.get(0), table);
            return ExitCode.DONE;
        }

        private JsonNode report(String name) {
            return client().get(path(name) + "/differences", since == null ? Map.of() : Map.of("since", since));
        }

        private void rows(Table table, JsonNode report, String member, String text) {
            for (JsonNode line : report.path(member))
                table.row(
                        cell(report, "name"),
                        texts().get(text + cell(line, "kind")),
                        cell(line, "code"),
                        cell(line, "name"),
                        moment(line, "at"));
        }
    }

    /** {@code lienthong catalogue accept LIST --reason WHY} */
    @Command(name = "accept")
    static final class Accept extends EngineCommand {
        @Parameters(paramLabel = "LIST", descriptionKey = "cli.option.catalogue")
        private String list;

        @Option(names = "--reason", paramLabel = "WHY", required = true, descriptionKey = "cli.option.reason")
        private String reason;

        @Override
        public Integer call() {
            JsonNode accepted = client().post(
                            path(list) + "/accept",
                            JsonNodeFactory.instance.objectNode().put("reason", reason));
            print(accepted, texts().get("cli.catalogue.accepted", list, cell(accepted, "count")));
            return ExitCode.DONE;
        }
    }
}
