package vn.lienthong.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.console.FakeQueues;
import vn.lienthong.dossier.Changes;
import vn.lienthong.dossier.DirectCommits;
import vn.lienthong.dossier.DocumentStore;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierIntake;
import vn.lienthong.dossier.DossierStore;
import vn.lienthong.dossier.Fronts;
import vn.lienthong.dossier.IncomingDocument;
import vn.lienthong.dossier.IncomingDossier;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.LogSlices;
import vn.lienthong.dossier.Status;
import vn.lienthong.dossier.StatusTable;
import vn.lienthong.dossier.Vault;
import vn.lienthong.feedback.FeedbackWriters;
import vn.lienthong.feedback.Ratings;
import vn.lienthong.payment.FeeTable;
import vn.lienthong.payment.PaymentWriters;
import vn.lienthong.payment.Payments;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.EffectWriter;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.testing.MutableClock;
import vn.lienthong.testing.TestDatabase;

/** One fresh database with what exports read. */
final class ExportFixture implements AutoCloseable {
    static final String NUMBER = "G22.99.08-260921-000001";
    static final String PERSON = "H'Hen Niê";
    static final String PERSON_NUMBER = "000199000001";

    final MutableClock clock = new MutableClock();
    final TestDatabase database;
    final HikariDataSource dataSource;
    final Path files;
    final Vault vault;
    final DirectCommits commits;
    final DossierStore store;
    final Payments payments;
    final Ratings ratings;
    final LogSlices slices;
    final LogExport log;
    final DossierExport dossiers;
    private final DossierIntake intake;
    private final Changes changes;

    ExportFixture(String name, Path directory) {
        database = name.equals("h2") ? TestDatabase.h2(directory) : TestDatabase.postgresql();
        dataSource = database.dataSource();
        vault = Vault.openOrCreate(directory.resolve("master.key"), true);
        files = directory.resolve("documents");
        DocumentStore documents = new DocumentStore(files, vault);
        List<EffectWriter<?>> writers = new ArrayList<>(PaymentWriters.all());
        writers.addAll(FeedbackWriters.all());
        commits = new DirectCommits(dataSource, vault, clock, writers);
        store = new DossierStore(dataSource, vault, documents);
        intake = new DossierIntake(dataSource, commits, vault, documents, clock, Fronts.UNLIMITED);
        changes = new Changes(StatusTable.shipped(), vault, clock);
        payments = new Payments(
                dataSource,
                commits,
                vault,
                new FeeTable(new RouteFiles(Path.of("routes"), "none")),
                clock,
                new Payments.Limits(50, Duration.ofMinutes(2)));
        ratings = new Ratings(dataSource, commits, vault, clock);
        slices = new LogSlices(dataSource, vault);
        log = new LogExport(slices, vault, commits, clock);
        dossiers = new DossierExport(
                new DossierExport.Sources(dataSource, vault, documents, new FakeQueues(), payments, ratings),
                log,
                commits,
                clock);
    }

    void append(int rows) {
        commits.commit(IntStream.range(0, rows)
                .mapToObj(i -> new LogEntry(
                        "dossier.status", "dossier-" + i % 2, "engine", Map.of("to", "ACCEPTED", "from", "RECEIVED")))
                .toList());
    }

    /** Comes as it is, or as the next version where a supplement is wanted. */
    Dossier receive(String content) {
        ObjectNode form = JsonNodeFactory.instance.objectNode().put("nksHoTen", PERSON);
        form.put("nycSoDDCN", PERSON_NUMBER).put("noiDung", content).put("ghiChu", "");
        intake.receive(
                new IncomingDossier(
                        "dvclt",
                        NUMBER,
                        "KS",
                        "2.000986",
                        "31117",
                        clock.instant(),
                        "tech-" + content,
                        form,
                        List.of(new IncomingDocument(
                                1,
                                1,
                                "Giấy chứng sinh của " + PERSON,
                                "gcs.pdf",
                                false,
                                "application/pdf",
                                ("%PDF-1.7 " + content).getBytes(StandardCharsets.UTF_8))),
                        List.of(PERSON_NUMBER),
                        List.of()),
                dossier -> List.of(new NewMessage("next", dossier.number(), "{}", Duration.ZERO, content)));
        return dossier();
    }

    Dossier dossier() {
        return store.find(NUMBER).orElseThrow();
    }

    void enter(Status status, String note) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode().put("note", note);
        commits.commit(
                changes.enter(dossier(), status, null, detail, "one-stop").effects());
    }

    void commit(List<? extends Effect> effects) {
        commits.commit(effects);
    }

    /** What an export of the log writes, line by line. */
    List<JsonNode> lines(LogExport.Wanted wanted) throws IOException {
        return json(text(wanted));
    }

    String text(LogExport.Wanted wanted) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        log.write(wanted, "auditor-1", out);
        return out.toString(StandardCharsets.UTF_8);
    }

    static List<JsonNode> json(String text) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.split("\n")) lines.add(new ObjectMapper().readTree(line));
        return lines;
    }

    /** What somebody with access to the database, and not to the keys, might do. */
    void tamper(String sql) {
        try (Connection connection = dataSource.getConnection()) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
