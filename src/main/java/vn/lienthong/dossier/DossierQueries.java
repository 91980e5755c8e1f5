package vn.lienthong.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reading dossiers. Nothing here changes anything. */
public interface DossierQueries {
    /** By either number. */
    Optional<Dossier> find(String number);

    /** The form of the current version. */
    default JsonNode form(Dossier dossier) {
        return application(dossier).form();
    }

    /** What the current version's sender wrote, beside its files. */
    Application application(Dossier dossier);

    /** @param technicalId the portal's own id of the citizen (techId); empty where the sender gave none */
    record Application(JsonNode form, String technicalId) {}

    /** Attached files of the current version, and result papers once registered. */
    List<StoredDocument> documents(Dossier dossier);

    byte[] content(StoredDocument document);

    /** The registry's result (ketQuaXuLy without its papers), if registered. */
    Optional<JsonNode> result(Dossier dossier);

    List<StatusEntry> statuses(Dossier dossier);

    List<Report> reports(Dossier dossier);

    List<Exchange> exchanges(Dossier dossier);

    /** What was said of the steps after the registration, oldest first; the newest of each step stands. */
    List<LaterStep> laterSteps(Dossier dossier);

    /** What remains on record of a dossier whose personal data was removed; empty while it is all there. */
    Optional<Purged> purged(Dossier dossier);

    Page search(Search search);

    /** @param role attached or result; @param address where the content is kept */
    record StoredDocument(
            String role,
            long id,
            int kind,
            String title,
            String fileName,
            boolean cancelled,
            String mediaType,
            long size,
            String address) {}

    /** @param at the stated time; @param arrivedAt when we learnt of it; @param detail who, unit, note (personal) */
    record StatusEntry(int version, Status status, Instant at, Instant arrivedAt, JsonNode detail) {}

    /** When the personal data of a dossier was removed, by whom and why. */
    record Purged(Instant at, String by, String reason) {}

    /** A status that a partner has taken. */
    record Report(int version, String partner, String code, Instant at) {}

    /** One partner call. {@code text} is our reason code, never the partner's words. */
    record Exchange(
            Instant at, String partner, String service, String code, String text, int attempt, long milliseconds) {}

    /** @param q a dossier number, the start of one, or an identification number (looked up by keyed hash) */
    record Search(Status status, String group, String q, Instant from, Instant to, String cursor, int limit) {}

    /** @param cursor opaque; null on the last page */
    record Page(List<Dossier> dossiers, String cursor) {}
}
