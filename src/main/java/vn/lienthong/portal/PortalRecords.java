package vn.lienthong.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import vn.lienthong.dossier.Appointments.Given;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries.Application;
import vn.lienthong.dossier.DossierQueries.StatusEntry;
import vn.lienthong.dossier.DossierQueries.StoredDocument;
import vn.lienthong.steps.DossierJson;

/**
 * A dossier as the portal's mappings read it: {@code {dossier, oneStopNumber, front, version, status, group, module,
 * procedure, unit, receivedAt, dueAt, groupDueAt, mapping, form, technicalId, statuses[], documents[], paper,
 * result}}. {@code dueAt} is the appointment of the newest version that has one. A paper has {@code link}, null where
 * the portal cannot fetch it. Personal data throughout: never logged.
 */
public final class PortalRecords {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PortalServices services;

    public PortalRecords(PortalServices services) {
        this.services = services;
    }

    /** With form, papers and result. */
    public ObjectNode whole(Dossier dossier) {
        ObjectNode json = head(dossier);
        Application application = services.queries().application(dossier);
        json.set("form", application.form());
        json.put("technicalId", application.technicalId());
        papers(dossier, json);
        services.queries().result(dossier).ifPresent(result -> json.set("result", result));
        ArrayNode statuses = json.putArray("statuses");
        services.queries().statuses(dossier).forEach(entry -> statuses.add(status(entry)));
        return json;
    }

    /** Numbers, procedure, times: what a progress row needs. */
    ObjectNode head(Dossier dossier) {
        ObjectNode json = DossierJson.head(dossier, services.procedures());
        if (dossier.dueAt() == null) appointment(dossier, json);
        return json;
    }

    /** The clock stands still while the citizen brings what is missing; the portal is told the last appointment. */
    private void appointment(Dossier dossier, ObjectNode json) {
        List<Given> given = services.appointments().upTo(dossier, dossier.version());
        if (given.isEmpty()) return;
        json.put("dueAt", given.get(0).dueAt().toString());
        json.put("groupDueAt", DossierJson.text(given.get(0).groupDueAt()));
    }

    static ObjectNode status(StatusEntry entry) {
        ObjectNode json = JSON.createObjectNode()
                .put("version", entry.version())
                .put("status", entry.status().name())
                .put("at", entry.at().toString());
        if (entry.detail().isObject()) json.setAll((ObjectNode) entry.detail());
        return json;
    }

    private void papers(Dossier dossier, ObjectNode json) {
        ArrayNode attached = json.putArray("documents");
        for (StoredDocument document : services.queries().documents(dossier)) {
            ObjectNode paper = DossierJson.paper(document)
                    .put("link", services.links().of(dossier, document).orElse(null));
            if (document.role().equals("result")) json.set("paper", paper);
            else attached.add(paper);
        }
    }
}
