package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code lienthong dossier export NUMBER --to-file FILE.zip [--reason WHY] [--force]}: masked without a reason. Exit
 * code 1 with the file written: something of the dossier cannot be opened.
 */
@Command(name = "export")
final class DossierExportCommand extends EngineCommand {
    private static final String MANIFEST = "manifest.json";

    @Parameters(paramLabel = "NUMBER", descriptionKey = "cli.option.number")
    private String number;

    @Option(names = "--to-file", required = true, paramLabel = "FILE.zip", descriptionKey = "cli.option.to-file")
    private Path file;

    @Option(names = "--reason", paramLabel = "WHY", descriptionKey = "cli.option.export-reason")
    private String reason;

    @Option(names = "--force", descriptionKey = "cli.option.file-force")
    private boolean force;

    @Override
    public Integer call() {
        OperationsClient client = client();
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        if (reason != null) asked.put("reason", reason);
        ObjectNode manifest;
        try (NewFile target = new NewFile(file, force)) {
            String path = "/dossiers/" + OperationsClient.encoded(number) + "/export";
            client.download(path, asked, answer -> answer.transferTo(target.out()));
            manifest = manifest(target);
            target.publish();
        }
        tell(manifest);
        return manifest.path("unreadable").isEmpty() ? ExitCode.DONE : ExitCode.FOUND_FAULTS;
    }

    /** The last part of the zip; without it the answer was not whole. */
    private ObjectNode manifest(NewFile target) {
        try (ZipFile zip = new ZipFile(target.finish().toFile())) {
            ZipEntry entry = zip.getEntry(MANIFEST);
            if (entry == null) throw new IOException("no manifest");
            try (InputStream content = zip.getInputStream(entry)) {
                return (ObjectNode) new ObjectMapper().readTree(content);
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.CANNOT_REACH, "cut-off", file.toString());
        }
    }

    private void tell(ObjectNode manifest) {
        if (root().isJson()) {
            root().out().println(manifest.put("file", file.toString()).toPrettyString());
            return;
        }
        boolean inClear = manifest.path("inClear").asBoolean();
        root().out()
                .println(texts().get(
                                inClear ? "cli.dossier.exported-in-clear" : "cli.dossier.exported-masked",
                                cell(manifest, "maHoSo"),
                                file.toString(),
                                String.valueOf(manifest.path("parts").size())));
        for (JsonNode unreadable : manifest.path("unreadable"))
            root().err().println(texts().get("cli.dossier.export-unreadable", unreadable.asText()));
    }
}
