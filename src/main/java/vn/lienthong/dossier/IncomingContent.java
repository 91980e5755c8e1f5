package vn.lienthong.dossier;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.dossier.VersionContent.DocumentRow;
import vn.lienthong.dossier.VersionContent.SearchHash;

/** An incoming dossier, measured and hashed: what decides whether it is a repeat, and what is kept of it. */
final class IncomingContent {
    private final IncomingDossier incoming;
    private final Vault vault;
    private final byte[] form;
    private final List<String> addresses = new ArrayList<>();
    private final byte[] hash;
    private final List<SearchHash> searchHashes;

    /** @throws OverLimit when it is larger than {@link DossierLimits} */
    IncomingContent(IncomingDossier incoming, Vault vault, DocumentStore documents) {
        DossierLimits.check(incoming);
        this.incoming = incoming;
        this.vault = vault;
        this.form = CanonicalJson.bytes(incoming.form());
        if (form.length > DossierLimits.MAX_FORM_BYTES) throw new OverLimit("form", DossierLimits.MAX_FORM_BYTES);
        for (IncomingDocument document : incoming.documents()) addresses.add(documents.address(document.content()));
        this.hash = vault.hash(Vault.Purpose.CONTENT, CanonicalJson.bytes(canonical()));
        this.searchHashes = new SearchHashes(vault).of(incoming);
    }

    /** Keyed hash of everything that makes two posts the same. */
    byte[] hash() {
        return hash;
    }

    List<SearchHash> searchHashes() {
        return searchHashes;
    }

    void keepDocuments(DocumentStore documents) {
        for (int i = 0; i < addresses.size(); i++)
            documents.put(addresses.get(i), incoming.documents().get(i).content());
    }

    /** The rows of this version, sealed for exactly this dossier and version. */
    VersionContent sealedFor(long dossierId, int version, Instant receivedAt, Instant arrivedAt) {
        List<DocumentRow> rows = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++)
            rows.add(row(dossierId, version, i + 1, incoming.documents().get(i), addresses.get(i)));
        byte[] sealed = vault.sealText(form, SealContext.form(dossierId, version));
        return new VersionContent(
                hash, receivedAt, arrivedAt, sealed, technicalId(dossierId, version), rows, searchHashes);
    }

    private byte[] technicalId(long dossierId, int version) {
        if (incoming.technicalId().isEmpty()) return null;
        return vault.sealText(
                incoming.technicalId().getBytes(StandardCharsets.UTF_8), SealContext.technicalId(dossierId, version));
    }

    private DocumentRow row(long dossierId, int version, int position, IncomingDocument document, String address) {
        String role = DocumentNames.ATTACHED;
        byte[] names =
                DocumentNames.seal(vault, document.title(), document.fileName(), dossierId, version, role, position);
        return new DocumentRow(
                role,
                position,
                document.id(),
                document.kind(),
                names,
                document.cancelled(),
                document.mediaType(),
                document.content().length,
                address);
    }

    private ObjectNode canonical() {
        ObjectNode content = JsonNodeFactory.instance
                .objectNode()
                .put("module", incoming.module())
                .put("procedure", incoming.procedure())
                .put("unit", incoming.unit())
                .put("receivedAt", incoming.receivedAt().toString());
        content.set("form", incoming.form());
        ArrayNode documents = content.putArray("documents");
        for (int i = 0; i < addresses.size(); i++) {
            IncomingDocument document = incoming.documents().get(i);
            documents
                    .addObject()
                    .put("id", document.id())
                    .put("kind", document.kind())
                    .put("title", document.title())
                    .put("fileName", document.fileName())
                    .put("cancelled", document.cancelled())
                    .put("content", addresses.get(i));
        }
        return content;
    }
}
