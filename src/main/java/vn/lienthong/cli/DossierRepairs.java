package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The commands that repair dossiers, one or many. Each needs a reason and can be tried first with {@code --dry-run}.
 */
final class DossierRepairs {
    private DossierRepairs() {}

    /** One kind of repair, on the numbers given or found in a text. */
    abstract static class Repair extends EngineCommand {
        @ArgGroup(multiplicity = "1")
        private Which which;

        /** Which dossiers. */
        static final class Which {
            @Parameters(paramLabel = "NUMBER", arity = "1..*", descriptionKey = "cli.option.repair-numbers")
            private List<String> numbers;

            @Option(names = "--text", paramLabel = "FILE", descriptionKey = "cli.option.repair-text")
            private Path text;
        }

        @Mixin
        private RepairOptions options;

        private final String action;

        Repair(String action) {
            this.action = action;
        }

        /** Adds what this kind needs beside numbers and reason. */
        void complete(ObjectNode body) {}

        @Override
        public Integer call() {
            ObjectNode body = options.body().put("action", action);
            if (which.text != null) body.put("text", read(which.text));
            else which.numbers.forEach(body.putArray("numbers")::add);
            complete(body);
            JsonNode done = client().post("/dossiers/actions", body);
            Table table = table("number", "changes", "outcome");
            for (JsonNode row : done.path("results")) {
                String changes = texts().get(row.path("changes").asBoolean() ? "cli.repair.yes" : "cli.repair.no");
                table.row(cell(row, "maHoSo"), changes, cell(row, "text"));
            }
            print(done, table);
            if (!root().isJson()) {
                String key = options.dryRun() ? "cli.repair.many-dry" : "cli.repair.many";
                int total = done.path("results").size();
                root().out().println(texts().get(key, cell(done, "changed"), String.valueOf(total)));
            }
            return ExitCode.DONE;
        }
    }

    private static String read(Path file) {
        try {
            return file.toString().equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(file);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.WRONG_USE, "repair-text", file.toString());
        }
    }

    /** {@code lienthong dossier poll-now NUMBER… --reason WHY} */
    @Command(name = "poll-now")
    static final class PollNow extends Repair {
        PollNow() {
            super("poll-now");
        }
    }

    /** {@code lienthong dossier resend-status NUMBER… [--status STATUS] --reason WHY} */
    @Command(name = "resend-status")
    static final class ResendStatus extends Repair {
        @Option(names = "--status", paramLabel = "STATUS", descriptionKey = "cli.option.repair-status")
        private String status;

        ResendStatus() {
            super("resend-status");
        }

        @Override
        void complete(ObjectNode body) {
            if (status != null) body.put("status", status);
        }
    }

    /** {@code lienthong dossier redeliver NUMBER… --reason WHY} */
    @Command(name = "redeliver")
    static final class Redeliver extends Repair {
        Redeliver() {
            super("redeliver");
        }
    }

    /** {@code lienthong dossier complete-by-hand NUMBER --result FILE --reason WHY} */
    @Command(name = "complete-by-hand")
    static final class CompleteByHand extends Repair {
        @Option(names = "--result", paramLabel = "FILE", required = true, descriptionKey = "cli.option.repair-result")
        private Path result;

        CompleteByHand() {
            super("complete-by-hand");
        }

        @Override
        void complete(ObjectNode body) {
            try {
                body.set("result", new ObjectMapper().readTree(read(result)));
            } catch (IOException notJson) {
                throw new CommandFailure(ExitCode.WRONG_USE, "repair-text", result.toString());
            }
        }
    }

    /** {@code lienthong dossier stop NUMBER… --reason WHY} */
    @Command(name = "stop")
    static final class Stop extends Repair {
        Stop() {
            super("stop");
        }
    }
}
