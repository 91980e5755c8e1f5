package vn.lienthong.dossier;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.queue.NewMessage;

/** The dossier layer on one fresh database, and synthetic dossiers to put into it. */
final class DossierFixture implements AutoCloseable {
    final TestClock clock = new TestClock();
    final HikariDataSource dataSource;
    final Path files;
    final Vault vault;
    final DocumentStore documents;
    final DirectCommits commits;
    final DossierIntake intake;
    final DossierStore store;
    final Changes changes;
    final EventLog log;

    DossierFixture(Database database, Path directory) {
        dataSource = database.open(directory).dataSource();
        files = directory.resolve("documents");
        vault = Vault.openOrCreate(directory.resolve("master.key"), true);
        documents = new DocumentStore(files, vault);
        commits = new DirectCommits(dataSource, vault, clock);
        intake = new DossierIntake(dataSource, commits, vault, documents, clock, Fronts.UNLIMITED);
        store = new DossierStore(dataSource, vault, documents);
        changes = new Changes(StatusTable.shipped(), vault, clock);
        log = new EventLog(dataSource, vault);
    }

    static String number(int serial) {
        return "G22.99.08-260921-%06d".formatted(serial);
    }

    static ObjectNode form(String name, String birthDate) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.put("nksHoTen", name).put("nksNgaySinh", birthDate).put("nycSoDDCN", "000199000001");
        form.putObject("nksQueQuan").put("maTinh", "92").put("maXa", "31117");
        return form;
    }

    static IncomingDossier incoming(String number, String name) {
        return new IncomingDossier(
                "dvclt",
                number,
                "KS",
                "2.000986",
                "31117",
                TestClock.START.minus(Duration.ofMinutes(1)),
                "",
                form(name, "20.09.2026"),
                List.of(new IncomingDocument(
                        1,
                        1,
                        "Giấy chứng sinh",
                        "gcs.pdf",
                        false,
                        "application/pdf",
                        ("%PDF-1.7 " + number).getBytes(StandardCharsets.UTF_8))),
                List.of("000199000001"),
                List.of());
    }

    static IncomingDossier receivedAt(IncomingDossier dossier, Instant receivedAt) {
        return new IncomingDossier(
                dossier.front(),
                dossier.number(),
                dossier.module(),
                dossier.procedure(),
                dossier.unit(),
                receivedAt,
                dossier.technicalId(),
                dossier.form(),
                dossier.documents(),
                dossier.searchNumbers(),
                dossier.warnings());
    }

    Receipt receive(IncomingDossier incoming) {
        return intake.receive(
                incoming,
                dossier -> List.of(new NewMessage(
                        "birth-receive",
                        dossier.number(),
                        "{}",
                        Duration.ZERO,
                        dossier.number() + "/receive/" + dossier.version())));
    }

    Dossier dossier(String number) {
        return store.find(number).orElseThrow();
    }

    /** Commits the change and returns the dossier as it then stands. */
    Dossier commit(Changes.Changed changed) {
        commits.commit(changed.effects());
        return changed.dossier();
    }

    Dossier enter(String number, Status... statuses) {
        Dossier dossier = dossier(number);
        for (Status status : statuses) dossier = commit(changes.enter(dossier, status, null, null, "engine"));
        return dossier;
    }

    List<String> logKinds(String number) {
        List<String> kinds = new ArrayList<>();
        log.read(number, null, null, null).lines().forEach(line -> kinds.add(0, line.kind()));
        return kinds;
    }

    /** What somebody with access to the database, and not to the keys, might do. */
    void tamper(String sql) {
        try (Connection connection = dataSource.getConnection()) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    long count(String sql) {
        return Statements.query(dataSource, sql, none -> {}, row -> row.getLong(1))
                .get(0);
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
