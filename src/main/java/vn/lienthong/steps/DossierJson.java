package vn.lienthong.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries.StoredDocument;

/** What every mapping reads of a dossier and of its papers, whoever it is for. */
public final class DossierJson {
    private DossierJson() {}

    /**
     * {@code {dossier, oneStopNumber, front, version, status, group, module, procedure, unit, receivedAt, dueAt,
     * groupDueAt, mapping}}; {@code mapping} is the procedure's row of the table, absent where it has none.
     */
    public static ObjectNode head(Dossier dossier, ProcedureTable procedures) {
        ObjectNode json = Json.object()
                .put("dossier", dossier.number())
                .put("oneStopNumber", dossier.oneStopNumber())
                .put("front", dossier.front())
                .put("version", dossier.version())
                .put("status", dossier.status().name())
                .put("group", dossier.group())
                .put("module", dossier.module())
                .put("procedure", dossier.procedure())
                .put("unit", dossier.unit())
                .put("receivedAt", dossier.receivedAt().toString())
                .put("dueAt", text(dossier.dueAt()))
                .put("groupDueAt", text(dossier.groupDueAt()));
        procedures
                .find(dossier.procedure())
                .ifPresent(procedure -> json.set("mapping", Json.MAPPER.valueToTree(procedure)));
        return json;
    }

    /** {@code {id, kind, title, fileName, cancelled, mediaType, size}}. */
    public static ObjectNode paper(StoredDocument document) {
        return Json.object()
                .put("id", document.id())
                .put("kind", document.kind())
                .put("title", document.title())
                .put("fileName", document.fileName())
                .put("cancelled", document.cancelled())
                .put("mediaType", document.mediaType())
                .put("size", document.size());
    }

    /** ISO 8601; null for none. */
    public static String text(Object time) {
        return time == null ? null : time.toString();
    }
}
