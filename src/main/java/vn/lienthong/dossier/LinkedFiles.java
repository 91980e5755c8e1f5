package vn.lienthong.dossier;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/** What file links lead to, and who opened them. */
public final class LinkedFiles {
    /** Whether a link opens. */
    public enum Verdict {
        /** Not made by us, or its document is no longer kept. */
        UNKNOWN,
        EXPIRED,
        REVOKED,
        OPENS
    }

    /**
     * @param dossier number of the dossier; empty when unknown, and so is all behind it
     * @param role attached or result
     * @param size in bytes
     */
    public record LinkedFile(
            Verdict verdict,
            String dossier,
            String role,
            String fileName,
            String mediaType,
            long size,
            String address) {}

    private static final LinkedFile UNKNOWN = new LinkedFile(Verdict.UNKNOWN, "", "", "", "", 0, "");

    private record Row(LinkedFile file, int version, long position, byte[] namesSealed, Instant revokedAt) {}

    private final DataSource dataSource;
    private final Vault vault;
    private final DocumentStore documents;
    private final FileLinks links;
    private final Commits commits;
    private final Clock clock;

    public LinkedFiles(
            DataSource dataSource,
            Vault vault,
            DocumentStore documents,
            FileLinks links,
            Commits commits,
            Clock clock) {
        this.dataSource = dataSource;
        this.vault = vault;
        this.documents = documents;
        this.links = links;
        this.commits = commits;
        this.clock = clock;
    }

    /** One indexed read, and none for an id that was not made here. */
    public LinkedFile find(String id) {
        Optional<FileLinks.Link> link = links.read(id);
        return link.flatMap(this::row).map(row -> judged(link.get(), row)).orElse(UNKNOWN);
    }

    /** Notes in the event log that the file is given out, then opens it. {@code caller}: who asked; never a person. */
    public DocumentContent give(LinkedFile file, String caller, long firstByte, long bytes) {
        DocumentContent content = documents.open(file.address());
        boolean noted = false;
        try {
            commits.commit(List.of(new LogEntry(
                    "file.given",
                    file.dossier(),
                    caller,
                    Map.of(
                            "role", file.role(),
                            "document", file.address().substring(0, 12),
                            "firstByte", Long.toString(firstByte),
                            "bytes", Long.toString(bytes)))));
            noted = true;
            return content;
        } finally {
            if (!noted) close(content);
        }
    }

    private static void close(DocumentContent content) {
        try {
            content.close();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Notes in the event log that a link was tried in vain. */
    public void refused(LinkedFile file, String caller) {
        String why = file.verdict().name().toLowerCase(Locale.ROOT);
        commits.commit(List.of(new LogEntry(
                "file.refused",
                file.dossier(),
                caller,
                Map.of("role", file.role(), "document", file.address().substring(0, 12), "why", why))));
    }

    /** Revokes every link of the dossier made up to now, and says what moment that was. */
    public Instant revoke(Dossier dossier, String who, String why) {
        // a link of this very millisecond is revoked too
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        commits.commit(List.of(
                new LinksRevoked(dossier.id(), now),
                new LogEntry("file.links-revoked", dossier.number(), who, Map.of("reason", why))));
        return now;
    }

    static void revoke(Connection connection, List<LinksRevoked> effects) throws SQLException {
        for (LinksRevoked effect : effects) {
            int[] touched = Statements.batch(
                    connection,
                    "update file_link_revocation set revoked_at = ? where dossier_id = ?",
                    List.of(effect),
                    (to, one) -> to.instant(one.at()).number(one.dossierId()));
            if (touched[0] == 0) first(connection, effect);
        }
    }

    private static void first(Connection connection, LinksRevoked effect) throws SQLException {
        try {
            Statements.batch(
                    connection,
                    "insert into file_link_revocation (dossier_id, revoked_at) values (?, ?)",
                    List.of(effect),
                    (to, one) -> to.number(one.dossierId()).instant(one.at()));
        } catch (SQLException e) {
            if (Statements.duplicate(e)) throw new Conflict("the links are being revoked by another");
            throw e;
        }
    }

    private LinkedFile judged(FileLinks.Link link, Row row) {
        LinkedFile file = row.file();
        Verdict verdict = Verdict.OPENS;
        if (!clock.instant().isBefore(link.expiresAt())) verdict = Verdict.EXPIRED;
        if (row.revokedAt() != null && !link.issuedAt().isAfter(row.revokedAt())) verdict = Verdict.REVOKED;
        String fileName = verdict == Verdict.OPENS ? name(link, row) : "";
        return new LinkedFile(
                verdict, file.dossier(), file.role(), fileName, file.mediaType(), file.size(), file.address());
    }

    private String name(FileLinks.Link link, Row row) {
        String role = row.file().role();
        try {
            return DocumentNames.open(vault, row.namesSealed(), link.dossierId(), row.version(), role, row.position())
                    .fileName();
        } catch (SealBroken e) {
            throw new StepFailure(
                    ErrorClass.CONFIGURATION,
                    "",
                    "dossier-unreadable",
                    row.file().dossier());
        }
    }

    /** Of several papers with the same content the newest. */
    private Optional<Row> row(FileLinks.Link link) {
        return Statements.query(
                        dataSource,
                        "select d.number, x.role, x.version, x.position, x.names_sealed, x.media_type, x.size,"
                                + " r.revoked_at from dossier_document x join dossier d on d.id = x.dossier_id"
                                + " left join file_link_revocation r on r.dossier_id = x.dossier_id"
                                + " where x.dossier_id = ? and x.address = ?"
                                + " order by x.version desc, x.position desc fetch first 1 row only",
                        to -> to.number(link.dossierId()).text(link.address()),
                        row -> new Row(
                                new LinkedFile(
                                        Verdict.OPENS,
                                        row.getString("number"),
                                        row.getString("role"),
                                        "",
                                        row.getString("media_type"),
                                        row.getLong("size"),
                                        link.address()),
                                row.getInt("version"),
                                row.getLong("position"),
                                row.getBytes("names_sealed"),
                                Parameters.instant(row, "revoked_at")))
                .stream()
                .findFirst();
    }
}
