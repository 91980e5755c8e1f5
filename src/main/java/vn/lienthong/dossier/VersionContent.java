package vn.lienthong.dossier;

import java.time.Instant;
import java.util.List;

/**
 * What one version of a dossier brought, sealed and ready to be written.
 *
 * @param contentHash keyed hash of the canonical content, 32 bytes
 * @param receivedAt the version's own reception, stated by the sender when sane
 * @param formSealed the form as canonical JSON
 * @param technicalIdSealed the portal's own id of the citizen (techId); null where the sender gave none
 */
record VersionContent(
        byte[] contentHash,
        Instant receivedAt,
        Instant arrivedAt,
        byte[] formSealed,
        byte[] technicalIdSealed,
        List<DocumentRow> documents,
        List<SearchHash> searchHashes) {

    /** @param namesSealed title and file name: people write names into them */
    record DocumentRow(
            String role,
            long position,
            long senderId,
            int kind,
            byte[] namesSealed,
            boolean cancelled,
            String mediaType,
            long size,
            String address) {}

    /** @param kind {@value #NUMBER} or {@value #PERSON} */
    record SearchHash(String kind, byte[] hash) {
        /** An identification number in the form. */
        static final String NUMBER = "number";
        /** Full name and birth date of the registered person. */
        static final String PERSON = "person";
    }
}
