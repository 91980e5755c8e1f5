package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lienthong dossier links}: the file links that the portal was given. */
@Command(name = "links", subcommands = LinksCommand.Revoke.class)
final class LinksCommand extends CommandGroup {

    /** {@code lienthong dossier links revoke NUMBER --reason WHY} */
    @Command(name = "revoke")
    static final class Revoke extends EngineCommand {
        @Parameters(paramLabel = "NUMBER", descriptionKey = "cli.option.number")
        private String number;

        @Option(names = "--reason", paramLabel = "WHY", required = true, descriptionKey = "cli.option.reason")
        private String reason;

        @Override
        public Integer call() {
            String path = "/dossiers/" + OperationsClient.encoded(number) + "/links/revoke";
            JsonNode done =
                    client().post(path, JsonNodeFactory.instance.objectNode().put("reason", reason));
            print(done, texts().get("cli.links.revoked", cell(done, "maHoSo"), moment(done, "revokedUpTo")));
            return ExitCode.DONE;
        }
    }
}
