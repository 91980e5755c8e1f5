package vn.lienthong.dossier;

import java.time.Instant;
import java.util.List;

/** Builds a dossier's next snapshot from the present one: revision one higher, the rest as it was until set. */
final class NextRevision {
    private final Dossier before;
    private String oneStopNumber;
    private String group;
    private String module;
    private String procedure;
    private String unit;
    private Status status;
    private int version;
    private Instant receivedAt;
    private Instant dueAt;
    private Instant groupDueAt;
    private List<String> warnings;

    private NextRevision(Dossier before) {
        this.before = before;
        oneStopNumber = before.oneStopNumber();
        group = before.group();
        module = before.module();
        procedure = before.procedure();
        unit = before.unit();
        status = before.status();
        version = before.version();
        receivedAt = before.receivedAt();
        dueAt = before.dueAt();
        groupDueAt = before.groupDueAt();
        warnings = before.warnings();
    }

    static NextRevision of(Dossier before) {
        return new NextRevision(before);
    }

    NextRevision oneStopNumber(String value) {
        oneStopNumber = value;
        return this;
    }

    NextRevision group(String value) {
        group = value;
        return this;
    }

    NextRevision procedure(String module, String procedure, String unit) {
        this.module = module;
        this.procedure = procedure;
        this.unit = unit;
        return this;
    }

    NextRevision status(Status value) {
        status = value;
        return this;
    }

    NextRevision version(int value) {
        version = value;
        return this;
    }

    NextRevision receivedAt(Instant value) {
        receivedAt = value;
        return this;
    }

    NextRevision due(Instant dueAt, Instant groupDueAt) {
        this.dueAt = dueAt;
        this.groupDueAt = groupDueAt;
        return this;
    }

    NextRevision warnings(List<String> value) {
        warnings = List.copyOf(value);
        return this;
    }

    Dossier build() {
        return new Dossier(
                before.id(),
                before.front(),
                before.number(),
                oneStopNumber,
                group,
                module,
                procedure,
                unit,
                status,
                version,
                before.revision() + 1,
                receivedAt,
                before.arrivedAt(),
                dueAt,
                groupDueAt,
                warnings);
    }
}
