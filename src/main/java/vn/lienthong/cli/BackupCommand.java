package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.lienthong.backup.Backup;
import vn.lienthong.backup.DatabaseState;
import vn.lienthong.backup.Holdings;
import vn.lienthong.backup.Manifest;
import vn.lienthong.backup.Snapshot;
import vn.lienthong.dossier.Vault;

/**
 * {@code lienthong backup --to FOLDER|FILE.zip}: everything the province cannot lose, while the engine runs or not.
 * Must be called on the engine's machine, by its account.
 */
@Command(name = "backup")
final class BackupCommand extends EngineCommand {
    private static final long POLL_NANOS = 200_000_000;

    @Option(names = "--to", required = true, paramLabel = "FOLDER|FILE.zip", descriptionKey = "cli.option.backup-to")
    private Path to;

    @Override
    public Integer call() {
        Holdings holdings = root().holdings();
        Vault vault = Vault.openOrCreate(holdings.keyFile(), false);
        var progress = new CountProgress(root());
        Manifest manifest = new Backup(holdings, vault, progress)
                .write(to, () -> engineListens() ? ofEngine() : Backup.ofStopped(holdings, Clock.systemUTC()));
        progress.end();
        if (root().isJson())
            root().out().println(manifest.json().put("to", to.toString()).toPrettyString());
        else tell(manifest);
        return ExitCode.DONE;
    }

    private Snapshot ofEngine() {
        OperationsClient client = client();
        JsonNode snapshot = client.post("/snapshots", JsonNodeFactory.instance.objectNode());
        while (cell(snapshot, "state").equals("RUNNING")) {
            LockSupport.parkNanos(POLL_NANOS);
            snapshot = client.get("/snapshots/" + OperationsClient.encoded(cell(snapshot, "id")), Map.of());
        }
        if (!cell(snapshot, "state").equals("DONE")) throw new CommandFailure(ExitCode.FOUND_FAULTS, "snapshot-failed");
        return new Snapshot(
                cell(snapshot, "id"),
                Instant.parse(cell(snapshot, "takenAt")),
                Snapshot.State.DONE,
                Optional.of(new DatabaseState(
                        cell(snapshot, "schemaVersion"),
                        snapshot.path("logRows").asLong(),
                        cell(snapshot, "logHash"))));
    }

    private void tell(Manifest manifest) {
        root().out()
                .println(texts().get(
                                "cli.backup.done",
                                to,
                                CountProgress.moment(manifest.takenAt()),
                                String.valueOf(manifest.files()),
                                String.valueOf((manifest.bytes() + 999_999) / 1_000_000),
                                String.valueOf(manifest.database().logRows())));
        root().out()
                .println(texts().get(
                                manifest.keyIncluded() ? "cli.backup.key-included" : "cli.backup.key-elsewhere",
                                root().settings().text("lienthong.master-key-file")));
        if (!manifest.databaseIncluded()) root().out().println(texts().get("cli.backup.postgresql"));
        root().out().println(texts().get("cli.backup.not-in"));
    }
}
