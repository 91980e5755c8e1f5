package vn.lienthong.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Title and file name of a document, kept sealed: people write names into them. */
record DocumentNames(String title, String fileName) {
    static final String ATTACHED = "attached";
    static final String RESULT = "result";

    static byte[] seal(
            Vault vault, String title, String fileName, long dossierId, int version, String role, long position) {
        JsonNode names =
                JsonNodeFactory.instance.objectNode().put("title", title).put("fileName", fileName);
        return vault.sealText(CanonicalJson.bytes(names), SealContext.names(dossierId, version, role, position));
    }

    static DocumentNames open(Vault vault, byte[] sealed, long dossierId, int version, String role, long position) {
        JsonNode names = CanonicalJson.read(vault.open(sealed, SealContext.names(dossierId, version, role, position)));
        return new DocumentNames(
                names.path("title").asText(), names.path("fileName").asText());
    }
}
