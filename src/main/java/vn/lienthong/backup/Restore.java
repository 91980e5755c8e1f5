package vn.lienthong.backup;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.LongConsumer;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.dossier.KeyFileRefused;
import vn.lienthong.dossier.PrivateFiles;
import vn.lienthong.dossier.Vault;
import vn.lienthong.queue.Dialect;

/**
 * Puts a backup back. Nothing that is there is touched before every file has been held against the list, the list and
 * the manifest against the master key, and the database has been opened. What was there before stays under another
 * name.
 */
public final class Restore {
    private final Holdings holdings;
    private final Clock clock;
    private final LongConsumer progress;
    private long files;

    /**
     * @param missingDocuments that a row names and that are not in the backup: of a database that is younger than it
     * @param unfinishedWork messages that wait for {@code queue resume}
     */
    public record Done(Manifest manifest, EventLog.Verification log, long missingDocuments, long unfinishedWork) {}

    /** @param progress is told the number of files put back, after each */
    public Restore(Holdings holdings, Clock clock, LongConsumer progress) {
        this.holdings = holdings;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * @param force replaces what is there
     * @throws BackupFault when the backup cannot be put back; unless it says otherwise, everything is as it was
     */
    public Done run(Path from, boolean force) {
        RestoreSite site = new RestoreSite(holdings, clock);
        try (BackupSource source = BackupSource.at(from)) {
            Manifest claimed = Manifest.unproven(source.manifest());
            if (claimed.databaseIncluded() != (holdings.dialect() == Dialect.H2))
                throw new BackupFault("backup-other-database");
            site.open(force);
            Done done;
            try {
                done = restore(source, site);
            } catch (BackupFault | IOException | SQLException refused) {
                site.discard();
                throw refused;
            }
            exchange(site);
            return done;
        } catch (IOException e) {
            throw new BackupFault("backup-not-restored", e.getClass().getSimpleName());
        } catch (SQLException e) {
            throw new BackupFault("backup-database", String.valueOf(e.getSQLState()));
        }
    }

    private Done restore(BackupSource source, RestoreSite site) throws IOException, SQLException {
        Vault vault = vault(source, site);
        Manifest manifest = Manifest.read(source.manifest(), vault);
        long listed = source.list(manifest.listSha256(), (name, sha256) -> copy(source, site, name, sha256));
        if (listed != manifest.files()) throw new BackupFault("backup-list");
        if (manifest.databaseIncluded()) {
            DatabaseZip.extract(site.snapshot(), site.database());
            Files.delete(site.snapshot());
        }
        boolean embedded = manifest.databaseIncluded();
        try (Connection connection = embedded ? holdings.openFile(site.database()) : holdings.connect();
                HikariDataSource database = embedded ? holdings.pool(site.database()) : holdings.pool()) {
            return prove(new RestoredDatabase(database, connection, vault, clock), manifest, site);
        }
    }

    private void exchange(RestoreSite site) {
        try {
            site.exchange();
        } catch (IOException e) {
            throw new BackupFault("backup-half", holdings.data(), e.getClass().getSimpleName());
        }
    }

    private Done prove(RestoredDatabase database, Manifest manifest, RestoreSite site) throws SQLException {
        database.requireKin(manifest);
        database.requireKnownSchema(holdings.dialect(), manifest);
        EventLog.Verification log = database.verify();
        Done done = new Done(manifest, log, database.missingDocuments(site::hasDocument), database.unfinishedWork());
        database.secure(manifest);
        return done;
    }

    private void copy(BackupSource source, RestoreSite site, String name, String sha256) throws IOException {
        try (OutputStream to = destination(site, name)) {
            source.copy(name, sha256, to);
        }
        progress.accept(++files);
    }

    /** Routes and settings are proven like the rest, and stay where they are: a person compares and copies them. */
    private static OutputStream destination(RestoreSite site, String name) throws IOException {
        if (name.equals(Snapshot.FILE)) return PrivateFiles.create(site.snapshot());
        if (name.startsWith("documents/")) return PrivateFiles.create(site.document(name));
        return OutputStream.nullOutputStream();
    }

    private Vault vault(BackupSource source, RestoreSite site) throws IOException {
        Path key = holdings.keyFile();
        if (source.key().isPresent()) {
            key = site.key();
            try (OutputStream out = PrivateFiles.create(key)) {
                Files.copy(source.key().get(), out);
            }
        } else if (Files.notExists(key)) throw new BackupFault("backup-key-missing", key);
        try {
            return Vault.openOrCreate(key, false);
        } catch (KeyFileRefused refused) {
            throw new BackupFault("backup-key-refused", key);
        }
    }
}
