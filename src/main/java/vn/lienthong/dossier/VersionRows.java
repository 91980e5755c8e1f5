package vn.lienthong.dossier;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.dossier.VersionContent.DocumentRow;
import vn.lienthong.dossier.VersionContent.SearchHash;

/** The tables that a version fills: {@code dossier_version}, {@code dossier_document}, {@code dossier_search}. */
final class VersionRows {
    record Version(long dossierId, int version, VersionContent content) {}

    record Document(long dossierId, int version, DocumentRow row) {}

    private record Search(long dossierId, int version, SearchHash hash) {}

    private VersionRows() {}

    static void insert(Connection connection, List<Version> versions) throws SQLException {
        insertVersions(connection, versions);
        List<Document> documents = new ArrayList<>();
        List<Search> searches = new ArrayList<>();
        for (Version version : versions) {
            for (DocumentRow row : version.content().documents())
                documents.add(new Document(version.dossierId(), version.version(), row));
            for (SearchHash hash : version.content().searchHashes())
                searches.add(new Search(version.dossierId(), version.version(), hash));
        }
        insertDocuments(connection, documents);
        insertSearches(connection, searches);
    }

    static void insertDocuments(Connection connection, List<Document> documents) throws SQLException {
        Statements.batch(
                connection,
                "insert into dossier_document (dossier_id, version, role, position, sender_id, kind, names_sealed,"
                        + " cancelled, media_type, size, address) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                documents,
                (to, document) -> {
                    DocumentRow row = document.row();
                    to.number(document.dossierId())
                            .small(document.version())
                            .text(row.role())
                            .number(row.position())
                            .number(row.senderId())
                            .small(row.kind())
                            .bytes(row.namesSealed())
                            .flag(row.cancelled())
                            .text(row.mediaType())
                            .number(row.size())
                            .text(row.address());
                });
    }

    private static void insertVersions(Connection connection, List<Version> versions) throws SQLException {
        Statements.batch(
                connection,
                "insert into dossier_version (dossier_id, version, content_hash, received_at, arrived_at, form_sealed,"
                        + " technical_id_sealed) values (?, ?, ?, ?, ?, ?, ?)",
                versions,
                (to, version) -> to.number(version.dossierId())
                        .small(version.version())
                        .bytes(version.content().contentHash())
                        .instant(version.content().receivedAt())
                        .instant(version.content().arrivedAt())
                        .bytes(version.content().formSealed())
                        .bytes(version.content().technicalIdSealed()));
    }

    private static void insertSearches(Connection connection, List<Search> searches) throws SQLException {
        Statements.batch(
                connection,
                "insert into dossier_search (keyed_hash, kind, dossier_id, version) values (?, ?, ?, ?)",
                searches,
                (to, search) -> to.bytes(search.hash().hash())
                        .text(search.hash().kind())
                        .number(search.dossierId())
                        .small(search.version()));
    }
}
