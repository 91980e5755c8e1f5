package vn.lienthong.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import vn.lienthong.dossier.DossierQueries.Application;
import vn.lienthong.dossier.DossierQueries.Exchange;
import vn.lienthong.dossier.DossierQueries.Report;
import vn.lienthong.dossier.DossierQueries.StoredDocument;

/**
 * Everything that is kept of one dossier, of all its versions. What is sealed is opened one by one, so that a row that
 * cannot be opened hides no other: {@link SealBroken}.
 */
public final class HeldDossier {
    /** Rows read at once of what may grow long. */
    public static final int PAGE_ROWS = 1_000;

    private final DataSource dataSource;
    private final Vault vault;
    private final Dossier dossier;

    /** @param receivedAt the version's own reception */
    public record Version(int version, Instant receivedAt, Instant arrivedAt) {}

    /** @param position in the order they came; of a result paper the revision that brought it */
    public record Paper(int version, long position, StoredDocument document) {}

    /** A text that is opened when it is asked for. @param id of the row, growing */
    public record Sealed<T>(long id, T row, byte[] bytes, String context) {}

    /** @param revision a later one stands for the earlier ones */
    public record Result(int version, long revision, Instant arrivedAt) {}

    /** A status entered. */
    public record Entered(int version, Status status, Instant at, Instant arrivedAt) {}

    /** @param stage how far the watch over it has come */
    public record Appointed(int version, Instant startsAt, Instant dueAt, Instant groupDueAt, String stage) {}

    /** A row of its table, with its place there. */
    public record Numbered<T>(long id, T row) {}

    public HeldDossier(DataSource dataSource, Vault vault, Dossier dossier) {
        this.dataSource = dataSource;
        this.vault = vault;
        this.dossier = dossier;
    }

    public List<Version> versions() {
        return Statements.query(
                dataSource,
                "select version, received_at, arrived_at from dossier_version where dossier_id = ?"
                        + " order by dossier_id, version",
                to -> to.number(dossier.id()),
                row -> new Version(
                        row.getInt(1), Parameters.instant(row, "received_at"), Parameters.instant(row, "arrived_at")));
    }

    /** What the sender of that version wrote, beside its files. */
    public Application application(int version) {
        return SealedForm.find(dataSource, dossier.id(), version).orElseThrow().open(vault);
    }

    /** Attached files and result papers of every version, without their names. */
    public List<Sealed<Paper>> papers() {
        return Statements.query(
                dataSource,
                "select * from dossier_document where dossier_id = ? order by dossier_id, version, role, position",
                to -> to.number(dossier.id()),
                row -> {
                    int version = row.getInt("version");
                    String role = row.getString("role");
                    long position = row.getLong("position");
                    return new Sealed<>(
                            position,
                            new Paper(version, position, DossierStore.document(row)),
                            row.getBytes("names_sealed"),
                            SealContext.names(dossier.id(), version, role, position));
                });
    }

    public List<Sealed<Result>> results() {
        return Statements.query(
                dataSource,
                "select * from dossier_result where dossier_id = ? order by dossier_id, revision",
                to -> to.number(dossier.id()),
                row -> {
                    long revision = row.getLong("revision");
                    return new Sealed<>(
                            revision,
                            new Result(row.getInt("version"), revision, Parameters.instant(row, "arrived_at")),
                            row.getBytes("result_sealed"),
                            SealContext.result(dossier.id(), revision));
                });
    }

    public List<Sealed<Entered>> statuses() {
        return Statements.query(
                dataSource,
                "select * from dossier_status where dossier_id = ? order by dossier_id, revision",
                to -> to.number(dossier.id()),
                row -> {
                    long revision = row.getLong("revision");
                    return new Sealed<>(
                            revision,
                            new Entered(
                                    row.getInt("version"),
                                    Status.valueOf(row.getString("status")),
                                    Parameters.instant(row, "stated_at"),
                                    Parameters.instant(row, "arrived_at")),
                            row.getBytes("detail_sealed"),
                            SealContext.status(dossier.id(), revision));
                });
    }

    public List<Sealed<LaterStep>> laterSteps() {
        return Statements.query(
                dataSource,
                "select * from dossier_later_step where dossier_id = ? order by dossier_id, id",
                to -> to.number(dossier.id()),
                row -> {
                    LaterStep step = LaterStepRows.read(row);
                    return new Sealed<>(
                            step.id(),
                            step,
                            row.getBytes("detail_sealed"),
                            SealContext.laterStep(step.number(), row.getBytes("content_hash")));
                });
    }

    public List<Appointed> appointments() {
        return Statements.query(
                dataSource,
                "select * from dossier_appointment where dossier_id = ? order by dossier_id, version",
                to -> to.number(dossier.id()),
                row -> new Appointed(
                        row.getInt("version"),
                        Parameters.instant(row, "starts_at"),
                        Parameters.instant(row, "due_at"),
                        Parameters.instant(row, "group_due_at"),
                        row.getString("stage")));
    }

    /** Statuses that partners have taken, after that row, at most {@value #PAGE_ROWS}. */
    public List<Numbered<Report>> reports(long after) {
        return Statements.query(
                dataSource,
                "select * from dossier_report where dossier_id = ? and id > ? order by dossier_id, id fetch first "
                        + PAGE_ROWS + " rows only",
                to -> to.number(dossier.id()).number(after),
                row -> new Numbered<>(row.getLong("id"), DossierStore.report(row)));
    }

    /** Partner calls, after that row, at most {@value #PAGE_ROWS}. */
    public List<Numbered<Exchange>> exchanges(long after) {
        return Statements.query(
                dataSource,
                "select * from dossier_exchange where dossier_id = ? and id > ? order by dossier_id, id fetch first "
                        + PAGE_ROWS + " rows only",
                to -> to.number(dossier.id()).number(after),
                row -> new Numbered<>(row.getLong("id"), DossierStore.exchange(row)));
    }

    /** Up to when file links of the dossier no longer open anything, if they were revoked. */
    public Optional<Instant> linksRevokedAt() {
        return Statements.query(
                        dataSource,
                        "select revoked_at from file_link_revocation where dossier_id = ?",
                        to -> to.number(dossier.id()),
                        row -> Parameters.instant(row, "revoked_at"))
                .stream()
                .findFirst();
    }

    /** @throws SealBroken when it cannot be opened */
    public JsonNode open(Sealed<?> sealed) {
        return CanonicalJson.read(vault.open(sealed.bytes(), sealed.context()));
    }
}
