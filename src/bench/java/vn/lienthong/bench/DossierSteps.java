package vn.lienthong.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierChange;
import vn.lienthong.dossier.DossierWriters;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.Status;
import vn.lienthong.dossier.StatusEntered;
import vn.lienthong.dossier.Vault;
import vn.lienthong.queue.BodySeal;
import vn.lienthong.queue.Step;

/**
 * Steps that decide what the engine's steps decide: a dossier moves on, its history gets a row, the event log an entry
 * of its hash chain, and every body and detail is sealed. One row more than {@link RawSteps} writes, and all the
 * cryptography.
 */
final class DossierSteps {
    private static final Instant RECEIVED_AT = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private static final List<Status> WAY =
            List.of(Status.RECEIVED, Status.ACCEPTED, Status.FORWARDED, Status.REGISTERED, Status.RETURNED);
    private static final String MESSAGE = "queue-message";

    private final BenchDatabase database;
    private final Load load;
    private final Vault vault;

    DossierSteps(BenchDatabase database, Load load, Path directory) {
        this.database = database;
        this.load = load;
        this.vault = Vault.openOrCreate(directory.resolve("master.key"), true);
    }

    /** Steps per second. */
    double run() throws SQLException, InterruptedException {
        insertDossiers();
        return new QueueSteps(database, load, seal(), DossierWriters.all(vault, Clock.systemUTC()), this::decide).run();
    }

    private BodySeal seal() {
        return new BodySeal() {
            @Override
            public byte[] seal(String body) {
                return vault.sealText(body.getBytes(StandardCharsets.UTF_8), MESSAGE);
            }

            @Override
            public String open(byte[] sealed) {
                return new String(vault.open(sealed, MESSAGE), StandardCharsets.UTF_8);
            }
        };
    }

    private void decide(Step step, String line, int number) {
        Dossier before = dossier(line, number);
        Dossier after = dossier(line, number + 1);
        Instant now = Instant.now();
        byte[] detail = vault.sealText("{\"note\":\"bench\"}".getBytes(StandardCharsets.UTF_8), "dossier-status");
        step.add(new DossierChange(before, after));
        step.add(new StatusEntered(after.id(), after.revision(), 1, after.status(), now, now, detail));
        step.add(new LogEntry(
                "dossier.status",
                line,
                "bench",
                Map.of("from", before.status().name(), "to", after.status().name())));
    }

    private static Dossier dossier(String line, int step) {
        long id = Long.parseLong(line.substring(line.lastIndexOf('-') + 1));
        return new Dossier(
                id,
                "dvclt",
                line,
                null,
                "birth",
                "KS",
                "2.000986",
                "31117",
                WAY.get(step),
                1,
                step + 1L,
                RECEIVED_AT,
                RECEIVED_AT,
                null,
                null,
                List.of());
    }

    private void insertDossiers() throws SQLException {
        try (Connection connection = database.pool().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into dossier (id, front, number, dossier_group, module, procedure_code, unit, status,"
                                + " version, revision, received_at, arrived_at, warnings)"
                                + " values (?, 'dvclt', ?, 'birth', 'KS', '2.000986', '31117', 'RECEIVED', 1, 1, ?, ?, '')")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < load.lines(); i++) {
                insert.setLong(1, i);
                insert.setString(2, Load.line(i));
                insert.setObject(3, RECEIVED_AT.atOffset(java.time.ZoneOffset.UTC));
                insert.setObject(4, RECEIVED_AT.atOffset(java.time.ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }
}
