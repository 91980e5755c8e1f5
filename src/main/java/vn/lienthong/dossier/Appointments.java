package vn.lienthong.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads the appointments that the versions of a dossier were given. */
public final class Appointments {
    /**
     * @param startsAt reception of the version
     * @param dueAt registration
     * @param groupDueAt the whole group, or null
     * @param previousDueAt registration, as it was promised for the version before; null for the first
     */
    public record Given(Instant startsAt, Instant dueAt, Instant groupDueAt, Instant previousDueAt) {}

    /** Dossiers being worked on that are due soon, and those whose appointment has passed. */
    public record Late(int dueSoon, int overdue) {}

    private record Row(int version, Instant startsAt, Instant dueAt, Instant groupDueAt) {}

    private final DataSource dataSource;

    public Appointments(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Empty where this version was not appointed. */
    public Optional<Given> of(Dossier dossier, int version) {
        List<Row> newestFirst = Statements.query(
                dataSource,
                "select * from dossier_appointment where dossier_id = ? and version <= ?"
                        + " order by dossier_id desc, version desc fetch first 2 rows only",
                to -> to.number(dossier.id()).small(version),
                row -> new Row(
                        row.getInt("version"),
                        Parameters.instant(row, "starts_at"),
                        Parameters.instant(row, "due_at"),
                        Parameters.instant(row, "group_due_at")));
        if (newestFirst.isEmpty() || newestFirst.get(0).version() != version) return Optional.empty();
        Row row = newestFirst.get(0);
        Instant previous = newestFirst.size() < 2 ? null : newestFirst.get(1).dueAt();
        return Optional.of(new Given(row.startsAt(), row.dueAt(), row.groupDueAt(), previous));
    }

    /** As the watch last saw it, without the dossiers that have ended since. */
    public Late late() {
        return new Late(
                AppointmentRows.running(dataSource, AppointmentStage.DUE_SOON),
                AppointmentRows.running(dataSource, AppointmentStage.OVERDUE));
    }
}
