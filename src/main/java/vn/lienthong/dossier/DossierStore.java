package vn.lienthong.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/**
 * Reads dossiers from the database and their papers from the {@link DocumentStore}. What cannot be opened fails this
 * dossier alone: StepFailure (configuration, {@code dossier-unreadable}) with its number; searching never opens
 * anything.
 */
public final class DossierStore implements DossierQueries {
    /** Of one dossier's reports and exchanges the newest so many are shown. */
    public static final int MAX_ROWS = 1_000;

    /** Reason of the failure to read a form that was removed when its time of retention was over. */
    public static final String PURGED_REASON = "dossier-purged";

    private final DataSource dataSource;
    private final Vault vault;
    private final DocumentStore documents;
    private final DossierSearch search;

    public DossierStore(DataSource dataSource, Vault vault, DocumentStore documents) {
        this.dataSource = dataSource;
        this.vault = vault;
        this.documents = documents;
        this.search = new DossierSearch(dataSource, new SearchHashes(vault));
    }

    @Override
    public Optional<Dossier> find(String number) {
        // two look-ups in one statement: an OR over two columns would keep H2 from its indexes
        List<Dossier> found = Statements.query(
                dataSource,
                "select " + DossierRows.COLUMNS + " from dossier where number = ? union all select "
                        + DossierRows.COLUMNS + " from dossier where one_stop_number = ?",
                to -> to.text(number).text(number),
                DossierRows::read);
        return found.stream().findFirst();
    }

    @Override
    public Application application(Dossier dossier) {
        SealedForm sealed =
                SealedForm.find(dataSource, dossier.id(), dossier.version()).orElseThrow(() -> unreadable(dossier));
        if (sealed.isPurged()) throw new StepFailure(ErrorClass.CONFIGURATION, "", PURGED_REASON, dossier.number());
        return opened(dossier, () -> sealed.open(vault));
    }

    @Override
    public List<StoredDocument> documents(Dossier dossier) {
        record Row(StoredDocument document, byte[] namesSealed, int version, long position) {}
        List<Row> rows = Statements.query(
                dataSource,
                "select * from dossier_document where dossier_id = ? and ((role = 'attached' and version = ?)"
                        + " or (role = 'result' and position = (select max(position) from dossier_document"
                        + " where dossier_id = ? and role = 'result'))) order by role, position",
                to -> to.number(dossier.id()).small(dossier.version()).number(dossier.id()),
                row -> new Row(
                        document(row), row.getBytes("names_sealed"), row.getInt("version"), row.getLong("position")));
        return opened(dossier, () -> rows.stream()
                .map(row -> named(
                        row.document(),
                        DocumentNames.open(
                                vault,
                                row.namesSealed(),
                                dossier.id(),
                                row.version(),
                                row.document().role(),
                                row.position())))
                .toList());
    }

    @Override
    public byte[] content(StoredDocument document) {
        return documents.get(document.address());
    }

    @Override
    public Optional<JsonNode> result(Dossier dossier) {
        record Row(long revision, byte[] sealed) {}
        List<Row> newest = Statements.query(
                dataSource,
                "select revision, result_sealed from dossier_result where dossier_id = ?"
                        + " order by dossier_id, revision desc fetch first 1 row only",
                to -> to.number(dossier.id()),
                row -> new Row(row.getLong("revision"), row.getBytes("result_sealed")));
        return newest.stream()
                .findFirst()
                .map(row -> opened(
                        dossier,
                        () -> CanonicalJson.read(
                                vault.open(row.sealed(), SealContext.result(dossier.id(), row.revision())))));
    }

    @Override
    public List<StatusEntry> statuses(Dossier dossier) {
        record Row(StatusEntry entry, long revision, byte[] sealed) {}
        List<Row> rows = Statements.query(
                dataSource,
                "select * from dossier_status where dossier_id = ? order by dossier_id, revision",
                to -> to.number(dossier.id()),
                row -> new Row(
                        new StatusEntry(
                                row.getInt("version"),
                                Status.valueOf(row.getString("status")),
                                Parameters.instant(row, "stated_at"),
                                Parameters.instant(row, "arrived_at"),
                                null),
                        row.getLong("revision"),
                        row.getBytes("detail_sealed")));
        return opened(dossier, () -> {
            List<StatusEntry> entries = new ArrayList<>();
            for (Row row : rows) {
                StatusEntry entry = row.entry();
                JsonNode detail = row.sealed().length == 0 // purged
                        ? JsonNodeFactory.instance.objectNode()
                        : CanonicalJson.read(
                                vault.open(row.sealed(), SealContext.status(dossier.id(), row.revision())));
                entries.add(new StatusEntry(entry.version(), entry.status(), entry.at(), entry.arrivedAt(), detail));
            }
            return List.copyOf(entries);
        });
    }

    /** In the order they were taken, the newest {@value #MAX_ROWS}. */
    @Override
    public List<Report> reports(Dossier dossier) {
        return newestLast(Statements.query(
                dataSource,
                "select * from dossier_report where dossier_id = ? order by dossier_id desc, id desc fetch first "
                        + MAX_ROWS + " rows only",
                to -> to.number(dossier.id()),
                DossierStore::report));
    }

    /** In the order they were committed, the newest {@value #MAX_ROWS}. */
    @Override
    public List<Exchange> exchanges(Dossier dossier) {
        return newestLast(Statements.query(
                dataSource,
                "select * from dossier_exchange where dossier_id = ? order by dossier_id desc, id desc fetch first "
                        + MAX_ROWS + " rows only",
                to -> to.number(dossier.id()),
                DossierStore::exchange));
    }

    @Override
    public List<LaterStep> laterSteps(Dossier dossier) {
        return Statements.query(
                dataSource,
                "select " + LaterStepRows.COLUMNS + " from dossier_later_step where dossier_id = ?"
                        + " order by dossier_id, id",
                to -> to.number(dossier.id()),
                LaterStepRows::read);
    }

    @Override
    public Optional<Purged> purged(Dossier dossier) {
        return Statements.query(
                        dataSource,
                        "select purged_at, purged_by, reason from dossier_purge where dossier_id = ?",
                        to -> to.number(dossier.id()),
                        row -> new Purged(
                                Parameters.instant(row, "purged_at"),
                                row.getString("purged_by"),
                                row.getString("reason")))
                .stream()
                .findFirst();
    }

    /** By time of arrival, newest first; {@link DossierSearch} says what {@code q} finds. */
    @Override
    public Page search(Search wanted) {
        return search.page(wanted);
    }

    static Report report(ResultSet row) throws SQLException {
        return new Report(
                row.getInt("version"),
                row.getString("partner"),
                row.getString("code"),
                Parameters.instant(row, "reported_at"));
    }

    static Exchange exchange(ResultSet row) throws SQLException {
        return new Exchange(
                Parameters.instant(row, "called_at"),
                row.getString("partner"),
                row.getString("service"),
                row.getString("code"),
                row.getString("reason"),
                row.getInt("attempt"),
                row.getLong("milliseconds"));
    }

    /** Without its names. */
    static StoredDocument document(ResultSet row) throws SQLException {
        return new StoredDocument(
                row.getString("role"),
                row.getLong("sender_id"),
                row.getInt("kind"),
                null,
                null,
                row.getBoolean("cancelled"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("address"));
    }

    private static StoredDocument named(StoredDocument document, DocumentNames names) {
        return new StoredDocument(
                document.role(),
                document.id(),
                document.kind(),
                names.title(),
                names.fileName(),
                document.cancelled(),
                document.mediaType(),
                document.size(),
                document.address());
    }

    private static <T> List<T> newestLast(List<T> newestFirst) {
        Collections.reverse(newestFirst);
        return Collections.unmodifiableList(newestFirst);
    }

    private static <T> T opened(Dossier dossier, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (SealBroken e) {
            throw unreadable(dossier);
        }
    }

    private static StepFailure unreadable(Dossier dossier) {
        return new StepFailure(ErrorClass.CONFIGURATION, "", "dossier-unreadable", dossier.number());
    }
}
