package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The event log as a file: written for an auditor, and checked again. */
final class LogFileCommands {
    private static final int PROGRESS_ROWS = 10_000;

    private LogFileCommands() {}

    /** {@code lienthong log export --to-file FILE [--from DATE] [--to DATE] [--dossier NUMBER] [--csv] [--force]} */
    @Command(name = "export")
    static final class Export extends EngineCommand {
        @Option(names = "--to-file", required = true, paramLabel = "FILE", descriptionKey = "cli.option.to-file")
        private Path file;

        @Option(names = "--from", paramLabel = "TIME", descriptionKey = "cli.option.log-export-from")
        private String from;

        @Option(names = "--to", paramLabel = "TIME", descriptionKey = "cli.option.log-export-to")
        private String to;

        @Option(names = "--dossier", paramLabel = "NUMBER", descriptionKey = "cli.option.number")
        private String dossier;

        @Option(names = "--csv", descriptionKey = "cli.option.log-csv")
        private boolean csv;

        @Option(names = "--force", descriptionKey = "cli.option.file-force")
        private boolean force;

        private LogFile.Written written;

        @Override
        public Integer call() {
            OperationsClient client = client();
            var progress = new CountProgress(root(), "cli.log.progress", PROGRESS_ROWS);
            try (NewFile target = new NewFile(file, force)) {
                var log = new LogFile(target.out(), csv, progress);
                client.download("/log/export", wanted(), answer -> written = log.write(answer));
                target.publish();
            } finally {
                progress.end();
            }
            tell();
            return ExitCode.DONE;
        }

        private ObjectNode wanted() {
            ObjectNode wanted = JsonNodeFactory.instance.objectNode();
            if (from != null) wanted.put("from", from);
            if (to != null) wanted.put("before", to);
            if (dossier != null) wanted.put("dossier", dossier);
            return wanted;
        }

        private void tell() {
            JsonNode end = written.end();
            if (!root().isJson()) {
                root().out()
                        .println(texts().get(
                                        "cli.log.exported",
                                        file.toString(),
                                        cell(end, "rows"),
                                        cell(end, "headSeq"),
                                        cell(end, "headHash")));
                return;
            }
            ObjectNode told = end.deepCopy();
            told.put("file", file.toString());
            told.set("firstSeq", written.first().path("firstSeq"));
            told.set("lastSeq", written.first().path("lastSeq"));
            root().out().println(told.toPrettyString());
        }
    }

    /** Of {@code lienthong log verify --file FILE}. Returns the exit code. */
    static int verify(EngineCommand command, Path file) {
        var progress = new CountProgress(command.root(), "cli.log.progress", 1);
        ObjectNode found = new LogFileCheck(command.client(), progress).check(file);
        progress.end();
        if (command.root().isJson()) command.root().out().println(found.toPrettyString());
        else
            command.root()
                    .out()
                    .println(command.texts()
                            .get(
                                    textKey(found),
                                    file.toString(),
                                    EngineCommand.cell(found, "rows"),
                                    EngineCommand.cell(found, "firstBad")));
        return found.path("verified").asBoolean() ? ExitCode.DONE : ExitCode.FOUND_FAULTS;
    }

    private static String textKey(JsonNode found) {
        if (found.hasNonNull("firstBad")) return "cli.log.file-changed";
        if (!found.path("sealed").asBoolean()) return "cli.log.file-not-whole";
        return found.path("stands").asBoolean() ? "cli.log.file-verified" : "cli.log.file-other-log";
    }
}
