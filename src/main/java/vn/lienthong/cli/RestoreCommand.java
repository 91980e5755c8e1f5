package vn.lienthong.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import vn.lienthong.backup.Restore;
import vn.lienthong.text.Texts;

/**
 * {@code lienthong restore --from FOLDER|FILE.zip}: puts a backup back where the settings say, proven file by file. The
 * engine then comes up with every queue paused. Exit code 1 if it was put back but the log or documents have faults.
 */
@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {
    @ParentCommand
    private Lienthong root;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "FOLDER|FILE.zip",
            descriptionKey = "cli.option.restore-from")
    private Path from;

    @Option(names = "--force", descriptionKey = "cli.option.restore-force")
    private boolean force;

    @Override
    public Integer call() {
        if (OperationsClient.listens(root.settings()))
            throw new CommandFailure(
                    ExitCode.FOUND_FAULTS,
                    "backup-engine-runs",
                    root.settings().path("lienthong.data-dir").toString());
        var progress = new CountProgress(root);
        Restore.Done done = new Restore(root.holdings(), Clock.systemUTC(), progress).run(from, force);
        progress.end();
        boolean whole = done.log().verified() && done.missingDocuments() == 0;
        if (root.isJson()) root.out().println(json(done).toPrettyString());
        else tell(done);
        return whole ? ExitCode.DONE : ExitCode.FOUND_FAULTS;
    }

    private static ObjectNode json(Restore.Done done) {
        ObjectNode json = done.manifest().json();
        ObjectNode log = json.putObject("log")
                .put("verified", done.log().verified())
                .put("rows", done.log().rows());
        done.log().firstBad().ifPresentOrElse(row -> log.put("firstBad", row), () -> log.putNull("firstBad"));
        return json.put("missingDocuments", done.missingDocuments())
                .put("unfinishedWork", done.unfinishedWork())
                .put("paused", true);
    }

    private void tell(Restore.Done done) {
        Texts texts = root.texts();
        root.out()
                .println(texts.get(
                        "cli.restore.done",
                        from,
                        CountProgress.moment(done.manifest().takenAt()),
                        String.valueOf(done.manifest().files())));
        String rows = String.valueOf(done.log().rows());
        if (done.log().verified()) root.out().println(texts.get("cli.log.verified", rows));
        else
            root.out()
                    .println(texts.get(
                            "cli.log.changed",
                            rows,
                            String.valueOf(done.log().firstBad().orElse(0))));
        if (done.missingDocuments() > 0)
            root.out().println(texts.get("cli.restore.documents", String.valueOf(done.missingDocuments())));
        root.out().println(texts.get("cli.restore.paused", String.valueOf(done.unfinishedWork())));
        root.out().println(texts.get("cli.restore.never"));
    }
}
