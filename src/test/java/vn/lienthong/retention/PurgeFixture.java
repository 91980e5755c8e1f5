package vn.lienthong.retention;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.dossier.Changes;
import vn.lienthong.dossier.Decision;
import vn.lienthong.dossier.DocumentStore;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierIntake;
import vn.lienthong.dossier.DossierStore;
import vn.lienthong.dossier.DossierWriters;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.dossier.Fronts;
import vn.lienthong.dossier.IncomingDocument;
import vn.lienthong.dossier.IncomingDossier;
import vn.lienthong.dossier.LaterSteps;
import vn.lienthong.dossier.MessageSeal;
import vn.lienthong.dossier.Receipt;
import vn.lienthong.dossier.Statements;
import vn.lienthong.dossier.Status;
import vn.lienthong.dossier.StatusTable;
import vn.lienthong.dossier.Vault;
import vn.lienthong.feedback.FeedbackWriters;
import vn.lienthong.feedback.Ratings;
import vn.lienthong.payment.PaymentWriters;
import vn.lienthong.portal.PortalWriters;
import vn.lienthong.queue.EffectWriter;
import vn.lienthong.queue.QueueEngine;
import vn.lienthong.testing.SetClock;
import vn.lienthong.testing.TestDatabase;
import vn.lienthong.testing.TestQueues;

/** The engine's storage on one fresh database, dossiers that have ended in it, and the purge. */
public final class PurgeFixture implements AutoCloseable {
    public static final Instant START = Instant.parse("2026-09-21T02:15:00.123456Z");
    public static final Duration RETENTION = Duration.ofDays(365);
    public static final String NAME = "Nguyễn Thị Thử Nghiệm";

    /** The two databases every storage test runs on. */
    public enum Kind {
        H2,
        POSTGRESQL
    }

    public final SetClock clock = new SetClock(START);
    public final TestDatabase database;
    final Path data;
    final Vault vault;
    final DocumentStore documents;
    final DossierStore store;
    final EventLog log;
    final Changes changes;
    final QueueEngine engine;

    public PurgeFixture(Kind kind, Path data) {
        this(kind == Kind.H2 ? TestDatabase.h2(data) : TestDatabase.postgresql(), data);
    }

    /** One more process on a database. */
    PurgeFixture(TestDatabase database, Path data) {
        this.database = database;
        this.data = data;
        vault = Vault.openOrCreate(data.resolve("master.key"), true);
        documents = new DocumentStore(data.resolve("documents"), vault);
        store = new DossierStore(database.dataSource(), vault, documents);
        log = new EventLog(database.dataSource(), vault);
        changes = new Changes(StatusTable.shipped(), vault, clock);
        List<EffectWriter<?>> writers = new ArrayList<>(DossierWriters.all(vault, clock));
        writers.addAll(PaymentWriters.all());
        writers.addAll(FeedbackWriters.all());
        writers.addAll(PortalWriters.all());
        writers.addAll(RetentionWriters.all());
        engine = TestQueues.start(database, writers, vault, Clock.systemUTC());
    }

    Purge purge() {
        return purge(Optional.of(RETENTION), true);
    }

    Purge purge(Optional<Duration> retention, boolean portalIsTold) {
        return new Purge(
                database.dataSource(),
                engine.commits(),
                files(),
                data.resolve("documents"),
                retention,
                portalIsTold,
                clock);
    }

    OrphanedFiles files() {
        return new OrphanedFiles(database.dataSource(), documents.files(), new MessageSeal(vault), Clock.systemUTC());
    }

    /** Piece after piece to the end. Returns how many dossiers went. */
    long purgeAll() {
        long dossiers = 0;
        PurgeDesk.Piece piece = new PurgeDesk.Piece(PurgeDesk.Outcome.GOES_ON, 0, 0, 0);
        while (piece.outcome() == PurgeDesk.Outcome.GOES_ON) {
            piece = purge().purge(piece.after(), "An", "hết hạn lưu trữ").orElseThrow();
            dossiers += piece.dossiers();
        }
        if (piece.outcome() != PurgeDesk.Outcome.DONE) throw new AssertionError(piece);
        return dossiers;
    }

    public static String number(int serial) {
        return "G22.99.08-260921-%06d".formatted(serial);
    }

    static ObjectNode form(String name) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        return form.put("nksHoTen", name).put("nksNgaySinh", "20.09.2026").put("nycSoDDCN", "000199000001");
    }

    /** @param contents one attached document each */
    public static IncomingDossier incoming(String number, String name, String... contents) {
        List<IncomingDocument> documents = Stream.of(contents)
                .map(content -> new IncomingDocument(
                        1, 1, "Giấy chứng sinh của " + name, name + ".pdf", false, "application/pdf", bytes(content)))
                .toList();
        return new IncomingDossier(
                "dvclt",
                number,
                "KS",
                "2.000986",
                "31117",
                START.minus(Duration.ofMinutes(1)),
                "tech-" + number,
                form(name),
                documents,
                List.of("000199000001"),
                List.of("young-mother"));
    }

    static byte[] bytes(String content) {
        return ("%PDF-1.7 " + content).getBytes(StandardCharsets.UTF_8);
    }

    Receipt receive(IncomingDossier incoming) {
        return new DossierIntake(database.dataSource(), engine.commits(), vault, documents, clock, Fronts.UNLIMITED)
                .receive(incoming, dossier -> List.of());
    }

    Dossier dossier(String number) {
        return store.find(number).orElseThrow();
    }

    void enter(String number, Status... statuses) {
        for (Status status : statuses) {
            ObjectNode detail = JsonNodeFactory.instance.objectNode().put("note", "của " + NAME);
            Changes.Changed changed = changes.enter(dossier(number), status, null, detail, "engine");
            if (changed.decision() != Decision.APPLY) throw new AssertionError(status);
            engine.commits().commit(changed.effects());
        }
    }

    /** A dossier that has gone the whole way; the portal has seen it. */
    public Dossier ended(String number, String... contents) {
        receive(incoming(number, NAME, contents));
        enter(number, Status.ACCEPTED, Status.FORWARDED, Status.REGISTERED, Status.RETURNED);
        sql("update dossier set dossier_group = 'birth', one_stop_number = 'H21.129-" + number.substring(10)
                + "', portal_unsent = false where number = '" + number + "'");
        return dossier(number);
    }

    /** Its time of retention is over. */
    void age() {
        clock.set(START.plus(RETENTION).plus(Duration.ofDays(1)));
        ageFiles();
    }

    /** Nobody has handed a document in for a day. */
    public void ageFiles() {
        try (Stream<Path> files = Files.walk(data.resolve("documents"))) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public List<String> filesOnDisk() {
        try (Stream<Path> files = Files.walk(data.resolve("documents"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("in-use.lock"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    LaterSteps laterSteps() {
        return new LaterSteps(database.dataSource(), engine.commits(), vault, clock);
    }

    Ratings ratings() {
        return new Ratings(database.dataSource(), engine.commits(), vault, clock);
    }

    public void sql(String statement) {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.createStatement().execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    long count(String sql) {
        return Statements.query(database.dataSource(), sql, none -> {}, row -> row.getLong(1))
                .get(0);
    }

    List<String> logKinds(String number) {
        List<String> kinds = new ArrayList<>();
        log.read(number, null, null, null).lines().forEach(line -> kinds.add(0, line.kind()));
        return kinds;
    }

    /** The engine alone; the database is closed by who opened it. */
    public void closeEngine() {
        engine.close();
    }

    @Override
    public void close() {
        engine.close();
        database.close();
    }
}
