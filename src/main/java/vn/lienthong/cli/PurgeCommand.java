package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code lienthong purge (--dry-run | --reason WHY)}: removes the personal data of dossiers whose time of retention is
 * over, piece after piece. Stopped at any moment, it is simply called again. Exit code 1 when it had to stop.
 */
@Command(name = "purge")
final class PurgeCommand extends EngineCommand {
    @ArgGroup(multiplicity = "1")
    private What what;

    /** Only look, or do it. */
    static final class What {
        @Option(names = "--dry-run", descriptionKey = "cli.option.dry-run")
        private boolean dryRun;

        @Option(names = "--reason", paramLabel = "WHY", descriptionKey = "cli.option.reason")
        private String reason;
    }

    @Override
    public Integer call() {
        return what.dryRun ? preview() : purge();
    }

    private int preview() {
        JsonNode answer =
                client().post("/purge", JsonNodeFactory.instance.objectNode().put("dryRun", true));
        Table table = table("kind", "goes");
        rows(table, answer.path("goes"), "cli.purge.kind.");
        Table stays = table("stays-because", "stays");
        rows(stays, answer.path("stays"), "cli.purge.stays.");
        if (!root().isJson()) root().out().println(texts().get("cli.purge.would", moment(answer, "endedBefore")));
        print(answer, table);
        if (!root().isJson()) stays.print(root().out());
        return ExitCode.DONE;
    }

    private void rows(Table table, JsonNode counts, String prefix) {
        for (Map.Entry<String, JsonNode> count : counts.properties())
            table.row(known(prefix, count.getKey()), count.getValue().asText());
    }

    private int purge() {
        OperationsClient client = client();
        long dossiers = 0;
        long files = 0;
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("reason", what.reason).put("after", 0L);
        JsonNode piece;
        do {
            piece = client.post("/purge", body);
            dossiers += piece.path("dossiers").asLong();
            files += piece.path("files").asLong();
            body.put("after", piece.path("after").asLong());
            if (!root().isJson() && piece.path("dossiers").asLong() > 0)
                root().err().println(texts().get("cli.purge.progress", String.valueOf(dossiers)));
        } while (cell(piece, "outcome").equals("GOES_ON"));
        boolean done = cell(piece, "outcome").equals("DONE");
        if (root().isJson())
            root().out()
                    .println(JsonNodeFactory.instance
                            .objectNode()
                            .put("done", done)
                            .put("dossiers", dossiers)
                            .put("files", files)
                            .toPrettyString());
        else
            root().out()
                    .println(texts().get(
                                    done ? "cli.purge.done" : "cli.purge.busy",
                                    String.valueOf(dossiers),
                                    String.valueOf(files)));
        return done ? ExitCode.DONE : ExitCode.FOUND_FAULTS;
    }
}
