package vn.lienthong.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.dossier.VersionContent.DocumentRow;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/**
 * Turns a dossier as it stands and an intent into the effects to commit and the dossier as it then stands. Writes
 * nothing; several intents of one step chain, each on the dossier the one before returned.
 */
public final class Changes {
    /** @param dossier the next snapshot, or the same one when nothing changes */
    public record Changed(Dossier dossier, Decision decision, List<Effect> effects) {}

    /**
     * A result paper already kept in the {@link DocumentStore}.
     *
     * @param size in bytes, before sealing
     */
    public record ResultPaper(int kind, String title, String fileName, String mediaType, long size, String address) {}

    private final StatusTable table;
    private final Vault vault;
    private final Clock clock;

    public Changes(StatusTable table, Vault vault, Clock clock) {
        this.table = table;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Enters a status if the table allows it; else only a line in the log tells of the attempt. RECEIVED is entered by
     * {@link DossierIntake} alone.
     *
     * @param statedAt the time the source states, or null; one that is not sane is replaced by the present
     * @param detail who, unit and note, kept sealed; or null
     */
    public Changed enter(Dossier dossier, Status status, Instant statedAt, JsonNode detail, String actor) {
        Decision decision = table.needsNextVersion(dossier.status(), status)
                ? Decision.REFUSE
                : table.decide(dossier.status(), status);
        Map<String, String> codes = Map.of(
                "from", dossier.status().name(),
                "to", status.name(),
                "version", Integer.toString(dossier.version()));
        if (decision != Decision.APPLY) {
            String kind = decision == Decision.REPEAT ? "dossier.transition-repeated" : "dossier.transition-refused";
            return new Changed(dossier, decision, List.of(log(kind, dossier, actor, codes)));
        }
        Instant arrivedAt = Parameters.now(clock);
        NextRevision next = NextRevision.of(dossier).status(status);
        // the clock stops while the citizen brings what is missing, and starts from zero with the next version
        if (status == Status.SUPPLEMENT_REQUIRED) next.due(null, null);
        Dossier after = next.build();
        StatusEntered entered = entered(
                vault, after, StatedTime.orArrival(statedAt, dossier.receivedAt(), arrivedAt), arrivedAt, detail);
        return new Changed(
                after,
                decision,
                List.of(new DossierChange(dossier, after), entered, log("dossier.status", dossier, actor, codes)));
    }

    /** Assigns {@code maHoSoMCDT} once; the same again is a repeat, another one is refused. At most 100 characters. */
    public Changed assignOneStopNumber(Dossier dossier, String number, String actor) {
        if (number.equals(dossier.oneStopNumber())) return new Changed(dossier, Decision.REPEAT, List.of());
        if (number.isBlank() || number.length() > 100) throw overLimit("one-stop-number", 100);
        if (dossier.oneStopNumber() != null) {
            LogEntry refused = log("dossier.one-stop-number-refused", dossier, actor, Map.of());
            return new Changed(dossier, Decision.REFUSE, List.of(refused));
        }
        Dossier after = NextRevision.of(dossier).oneStopNumber(number).build();
        return changed(dossier, after, log("dossier.one-stop-number", dossier, actor, Map.of("number", number)));
    }

    /**
     * Stores the registry's result beside the dossier; the status is entered apart.
     *
     * @param result {@code ketQuaXuLy} without its papers
     * @param paper null when it came without its paper, e.g. only with the late identification number
     */
    public Changed storeResult(Dossier dossier, JsonNode result, ResultPaper paper, String actor) {
        byte[] json = CanonicalJson.bytes(result);
        if (json.length > ResultStored.MAX_RESULT_BYTES) throw overLimit("result", ResultStored.MAX_RESULT_BYTES);
        Dossier after = NextRevision.of(dossier).build();
        ResultStored stored = new ResultStored(
                dossier.id(),
                after.revision(),
                dossier.version(),
                Parameters.now(clock),
                vault.sealText(json, SealContext.result(dossier.id(), after.revision())),
                paper == null ? null : row(after, paper));
        Map<String, String> codes =
                Map.of("version", Integer.toString(dossier.version()), "paper", paper == null ? "no" : "yes");
        return new Changed(
                after,
                Decision.APPLY,
                List.of(new DossierChange(dossier, after), stored, log("dossier.result", dossier, actor, codes)));
    }

    /** Nothing but a new revision, so that of two who decide on the same dossier at once only one succeeds. */
    public Changed touch(Dossier dossier) {
        Dossier after = NextRevision.of(dossier).build();
        return new Changed(after, Decision.APPLY, List.of(new DossierChange(dossier, after)));
    }

    /** Sets birth or death, found from the procedure; the same again is a repeat. */
    public Changed assignGroup(Dossier dossier, String group, String actor) {
        if (group.equals(dossier.group())) return new Changed(dossier, Decision.REPEAT, List.of());
        Dossier after = NextRevision.of(dossier).group(group).build();
        return changed(dossier, after, log("dossier.group", dossier, actor, Map.of("group", group)));
    }

    /**
     * Sets the appointments of the dossier's present version, once and while its clock runs; else a repeat.
     *
     * @param groupDueAt null for stand-alone registration
     * @param warnAt when it counts as due soon
     */
    public Changed appoint(Dossier dossier, Instant dueAt, Instant groupDueAt, Instant warnAt, String actor) {
        if (dossier.dueAt() != null || !dossier.status().clockRuns())
            return new Changed(dossier, Decision.REPEAT, List.of());
        Dossier after = NextRevision.of(dossier)
                .due(Parameters.toColumn(dueAt), groupDueAt == null ? null : Parameters.toColumn(groupDueAt))
                .build();
        Map<String, String> times = Map.of(
                "version", Integer.toString(after.version()),
                "due", after.dueAt().toString(),
                "groupDue", groupDueAt == null ? "" : after.groupDueAt().toString());
        return new Changed(
                after,
                Decision.APPLY,
                List.of(
                        new DossierChange(dossier, after),
                        new AppointmentMade(after, Parameters.toColumn(warnAt)),
                        log("dossier.appointment", dossier, actor, times)));
    }

    /** Adds warning codes that the dossier does not carry yet; none new is a repeat. */
    public Changed warn(Dossier dossier, List<String> codes, String actor) {
        Set<String> all = new LinkedHashSet<>(dossier.warnings());
        if (!all.addAll(codes)) return new Changed(dossier, Decision.REPEAT, List.of());
        List<String> warnings = List.copyOf(all);
        DossierLimits.checkWarnings(warnings);
        Dossier after = NextRevision.of(dossier).warnings(warnings).build();
        return changed(dossier, after, log("dossier.warned", dossier, actor, Map.of("codes", String.join(",", codes))));
    }

    /** The history row of the status that {@code after} stands in. */
    static StatusEntered entered(Vault vault, Dossier after, Instant at, Instant arrivedAt, JsonNode detail) {
        byte[] json = CanonicalJson.bytes(detail == null ? JsonNodeFactory.instance.objectNode() : detail);
        if (json.length > StatusEntered.MAX_DETAIL_BYTES)
            throw overLimit("status-detail", StatusEntered.MAX_DETAIL_BYTES);
        return new StatusEntered(
                after.id(),
                after.revision(),
                after.version(),
                after.status(),
                at,
                arrivedAt,
                vault.sealText(json, SealContext.status(after.id(), after.revision())));
    }

    private DocumentRow row(Dossier after, ResultPaper paper) {
        String role = DocumentNames.RESULT;
        byte[] names = DocumentNames.seal(
                vault, paper.title(), paper.fileName(), after.id(), after.version(), role, after.revision());
        return new DocumentRow(
                role,
                after.revision(),
                0,
                paper.kind(),
                names,
                false,
                paper.mediaType(),
                paper.size(),
                paper.address());
    }

    private static Changed changed(Dossier before, Dossier after, LogEntry log) {
        return new Changed(after, Decision.APPLY, List.of(new DossierChange(before, after), log));
    }

    private static LogEntry log(String kind, Dossier dossier, String actor, Map<String, String> detail) {
        return new LogEntry(kind, dossier.number(), actor, detail);
    }

    private static StepFailure overLimit(String what, int limit) {
        return new StepFailure(ErrorClass.PARTNER_REFUSED, "", "over-limit", what, Integer.toString(limit));
    }
}
