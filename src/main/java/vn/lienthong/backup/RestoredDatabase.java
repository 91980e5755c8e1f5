package vn.lienthong.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.sql.DataSource;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.Migrations;
import vn.lienthong.dossier.OneStopNumbers;
import vn.lienthong.dossier.Statements;
import vn.lienthong.dossier.Vault;
import vn.lienthong.queue.Dialect;
import vn.lienthong.queue.Holds;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.text.Times;

/** A database that was put back, before an engine works on it. */
final class RestoredDatabase {
    private static final int PAGE = 1_000;
    private static final String WHO = "restore";
    /** Classes 42: a table of ours is not there. */
    private static final String NO_TABLE = "42";

    private final DataSource database;
    private final Connection connection;
    private final Vault vault;
    private final Clock clock;

    /** @param connection to {@code database}, open meanwhile */
    RestoredDatabase(DataSource database, Connection connection, Vault vault, Clock clock) {
        this.database = database;
        this.connection = connection;
        this.vault = vault;
        this.clock = clock;
    }

    /** @throws BackupFault when the database is of another log than the backup, or was not put back at all */
    void requireKin(Manifest manifest) throws SQLException {
        DatabaseState state;
        try {
            state = DatabaseState.of(connection);
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(NO_TABLE)) throw new BackupFault("backup-database-first");
            throw e;
        }
        long common = manifest.database().logRows();
        if (state.logRows() < common || common == 0) return;
        if (!DatabaseState.hashOfRow(connection, common)
                .contains(manifest.database().logHash())) throw new BackupFault("backup-database-other");
    }

    /** @throws BackupFault when a migration was applied that this program does not have */
    void requireKnownSchema(Dialect dialect, Manifest manifest) throws SQLException {
        if (!new Migrations(dialect).shipped().containsAll(Migrations.applied(connection)))
            throw new BackupFault("backup-newer-engine", manifest.engineVersion());
    }

    EventLog.Verification verify() {
        return new EventLog(database, vault).verify();
    }

    /** How many documents that a row names are not there. */
    long missingDocuments(Predicate<String> there) throws SQLException {
        long missing = 0;
        String last = "";
        while (true) {
            String after = last;
            List<String> addresses = Statements.query(
                    connection,
                    "select distinct address from dossier_document where address > ? order by address" + " fetch first "
                            + PAGE + " rows only",
                    to -> to.text(after),
                    row -> row.getString(1));
            if (addresses.isEmpty()) return missing;
            missing += addresses.stream().filter(there.negate()).count();
            last = addresses.get(addresses.size() - 1);
        }
    }

    long unfinishedWork() throws SQLException {
        return Statements.query(connection, "select count(*) from queue_message", none -> {}, row -> row.getLong(1))
                .get(0);
    }

    /** Nothing goes out until a person says so, and no number is given twice; in one transaction with its log line. */
    void secure(Manifest manifest) throws SQLException {
        connection.setAutoCommit(false);
        String taken = manifest.takenAt().toString();
        Holds.pauseEveryQueue(connection, new QueueAdmin.Act(WHO, "backup of " + taken), clock);
        LocalDate since = LocalDate.ofInstant(manifest.takenAt(), Times.VIETNAM);
        OneStopNumbers.leaveGap(connection, since, LocalDate.ofInstant(clock.instant(), Times.VIETNAM));
        EventLog.append(
                connection,
                vault,
                clock,
                new LogEntry(
                        "backup.restored",
                        "",
                        WHO,
                        Map.of(
                                "takenAt", taken,
                                "logRows", String.valueOf(manifest.database().logRows()),
                                "engine", manifest.engineVersion())));
        connection.commit();
        connection.setAutoCommit(true);
    }
}
