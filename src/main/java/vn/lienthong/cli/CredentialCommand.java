package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.lienthong.console.Role;

/** {@code lienthong credential}: tokens of the operations API. */
@Command(
        name = "credential",
        subcommands = {CredentialCommand.New.class, CredentialCommand.ListAll.class, CredentialCommand.Withdraw.class})
final class CredentialCommand extends CommandGroup {

    /** {@code lienthong credential new --role ROLE [--name NAME]}: shows the token once */
    @Command(name = "new")
    static final class New extends EngineCommand {
        private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

        @Option(
                names = "--role",
                required = true,
                paramLabel = "observer|operator|auditor|admin",
                descriptionKey = "cli.option.role")
        private Role role;

        @Option(names = "--name", paramLabel = "NAME", descriptionKey = "cli.option.name")
        private String name;

        @Override
        public Integer call() {
            String wanted = name != null ? name : role.word() + "-" + STAMP.format(LocalDateTime.now());
            JsonNode issued = client().post(
                            "/credentials",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("role", role.word())
                                    .put("name", wanted));
            print(
                    issued,
                    table("name", "role", "token")
                            .row(cell(issued, "name"), cell(issued, "role"), cell(issued, "token")));
            if (!root().isJson()) root().err().println(texts().get("cli.credential.once"));
            return ExitCode.DONE;
        }
    }

    /** {@code lienthong credential list}: never a token, only what is known of each */
    @Command(name = "list")
    static final class ListAll extends EngineCommand {
        @Override
        public Integer call() {
            JsonNode credentials = client().get("/credentials", Map.of());
            Table table = table("name", "role", "made", "made-by", "last-used", "state");
            for (JsonNode row : credentials)
                table.row(
                        cell(row, "name"),
                        cell(row, "role"),
                        moment(row, "createdAt"),
                        cell(row, "createdBy"),
                        row.hasNonNull("lastUsedAt") ? moment(row, "lastUsedAt") : texts().get("cli.credential.unused"),
                        row.hasNonNull("withdrawnAt")
                                ? texts().get("cli.credential.withdrawn-at", moment(row, "withdrawnAt"))
                                : texts().get("cli.credential.good"));
            print(credentials, table);
            return ExitCode.DONE;
        }
    }

    /** {@code lienthong credential withdraw NAME --reason WHY}: ends the token at its next call */
    @Command(name = "withdraw")
    static final class Withdraw extends EngineCommand {
        @Parameters(paramLabel = "NAME", descriptionKey = "cli.option.credential")
        private String name;

        @Option(names = "--reason", paramLabel = "WHY", required = true, descriptionKey = "cli.option.reason")
        private String reason;

        @Override
        public Integer call() {
            String path = "/credentials/" + OperationsClient.encoded(name) + "/withdraw";
            JsonNode done =
                    client().post(path, JsonNodeFactory.instance.objectNode().put("reason", reason));
            print(done, texts().get("cli.credential.withdrawn", cell(done, "name")));
            return ExitCode.DONE;
        }
    }
}
