package vn.lienthong.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import vn.lienthong.calendar.Appointment;
import vn.lienthong.dossier.Appointments.Given;
import vn.lienthong.dossier.Dossier;

/** When a version of a dossier is due: as it was promised, else as {@code dossier:appoint} is going to promise it. */
final class VersionAppointment {
    private final DossierServices services;

    VersionAppointment(DossierServices services) {
        this.services = services;
    }

    /** Of the present version by the rules, whether it has been promised or not. */
    Appointment byRules(Dossier dossier) {
        return services.rules().appointment(group(dossier), dossier.module(), dossier.warnings(), dossier.receivedAt());
    }

    /** Also of a dossier that is not sorted yet. */
    private String group(Dossier dossier) {
        if (!dossier.group().isEmpty()) return dossier.group();
        return services.procedures()
                .find(dossier.procedure())
                .map(ProcedureTable.Procedure::group)
                .orElse("");
    }

    /**
     * {@code {startsAt, dueAt, previousDueAt}}, ISO times, without what there is not: {@code previousDueAt} is what the
     * version before was promised.
     */
    ObjectNode of(Dossier dossier, int version) {
        ObjectNode json = Json.object();
        List<Given> newestFirst = services.appointments().upTo(dossier, version);
        boolean promised = !newestFirst.isEmpty() && newestFirst.get(0).version() == version;
        if (promised) {
            json.put("startsAt", newestFirst.get(0).startsAt().toString());
            json.put("dueAt", newestFirst.get(0).dueAt().toString());
        } else if (version == dossier.version()) {
            // the first status may be on its way while the dossier is still being sorted
            json.put("startsAt", dossier.receivedAt().toString());
            json.put("dueAt", byRules(dossier).dueAt().toString());
        }
        newestFirst.stream()
                .skip(promised ? 1 : 0)
                .findFirst()
                .ifPresent(before -> json.put("previousDueAt", before.dueAt().toString()));
        return json;
    }
}
