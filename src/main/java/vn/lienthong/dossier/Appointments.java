package vn.lienthong.dossier;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** Reads the appointments that the versions of a dossier were given. */
public final class Appointments {
    /**
     * @param startsAt reception of the version
     * @param dueAt registration
     * @param groupDueAt the whole group, or null
     */
    public record Given(int version, Instant startsAt, Instant dueAt, Instant groupDueAt) {}

    /** Dossiers being worked on that are due soon, and those whose appointment has passed. */
    public record Late(int dueSoon, int overdue) {}

    private final DataSource dataSource;

    public Appointments(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Newest version first: this version's, where it was appointed, and the one before. */
    public List<Given> upTo(Dossier dossier, int version) {
        return Statements.query(
                dataSource,
                "select * from dossier_appointment where dossier_id = ? and version <= ?"
                        + " order by dossier_id desc, version desc fetch first 2 rows only",
                to -> to.number(dossier.id()).small(version),
                row -> new Given(
                        row.getInt("version"),
                        Parameters.instant(row, "starts_at"),
                        Parameters.instant(row, "due_at"),
                        Parameters.instant(row, "group_due_at")));
    }

    /** As the watch last saw it, without the dossiers that have ended since. */
    public Late late() {
        return new Late(
                AppointmentRows.running(dataSource, AppointmentStage.DUE_SOON),
                AppointmentRows.running(dataSource, AppointmentStage.OVERDUE));
    }
}
