package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.lienthong.console.Role;

/** {@code lienthong credential}: tokens of the operations API. */
@Command(
        name = "credential",
        subcommands = {CredentialCommand.New.class})
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
}
