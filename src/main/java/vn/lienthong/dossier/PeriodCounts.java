package vn.lienthong.dossier;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * Counts the dossiers of a period by SQL over the append-only history, one row per procedure. Reads what is unfinished
 * now and what was finished since the period began, each along an index, so its cost does not grow with the dossiers of
 * earlier years; all counts come from one statement and so from one moment. docs/figures.md reads it line by line.
 */
public final class PeriodCounts {
    /**
     * @param procedure as the dossiers carry it, with its local suffix if they have one
     * @param received first reception in the period
     * @param carriedOver received before the period and unfinished when it began
     * @param onTime finished in the period, at or before the appointment and with at most one supplement
     * @param late finished in the period otherwise
     * @param notCompletedWithin unfinished at the cut, and its appointment not yet past
     * @param notCompletedOverdue unfinished at the cut, and its appointment past
     */
    public record Row(
            String procedure,
            long received,
            long carriedOver,
            long onTime,
            long late,
            long notCompletedWithin,
            long notCompletedOverdue) {}

    private static final String FINISHED_SINCE =
            "select dossier_id as id from dossier_status where status = '%s' and stated_at >= ?";

    /** Every dossier that can count: unfinished now, or with a finishing status since the period began. */
    private static final String CANDIDATES =
            "select id from dossier where status in ('RECEIVED', 'ACCEPTED', 'FORWARDED', 'SUPPLEMENT_REQUIRED')"
                    + " union " + FINISHED_SINCE.formatted("REGISTERED")
                    + " union " + FINISHED_SINCE.formatted("RETURNED")
                    + " union " + FINISHED_SINCE.formatted("REJECTED")
                    + " union " + FINISHED_SINCE.formatted("WITHDRAWN")
                    + " union " + FINISHED_SINCE.formatted("STOPPED");

    /**
     * One line per dossier: when it was first received, when it finished and in which version, what it was asked for.
     */
    private static final String LIVES = "select s.dossier_id,"
            + " min(case when s.revision = 1 then s.stated_at end) as received_at,"
            + " coalesce(min(case when s.status = 'REGISTERED' then s.stated_at end),"
            + " min(case when s.status = 'RETURNED' then s.stated_at end),"
            + " min(case when s.status in ('REJECTED', 'WITHDRAWN', 'STOPPED') then s.stated_at end)) as finished_at,"
            + " max(case when s.status not in ('RECEIVED', 'ACCEPTED', 'FORWARDED', 'SUPPLEMENT_REQUIRED')"
            + " then s.version end) as finished_version,"
            + " max(case when s.status = 'RECEIVED' and s.stated_at < ? then s.version end) as open_version,"
            + " sum(case when s.status = 'SUPPLEMENT_REQUIRED' and s.stated_at < ? then 1 else 0 end) as supplements"
            + " from (" + CANDIDATES + ") c join dossier_status s on s.dossier_id = c.id group by s.dossier_id";

    /** A clock ahead of ours may have stated a reception after the finish: then it finished when it was received. */
    private static final String ORDERED = "select dossier_id, received_at, finished_version, open_version, supplements,"
            + " case when finished_at < received_at then received_at else finished_at end as finished_at"
            + " from (" + LIVES + ") lives";

    /**
     * Those of the period, each with its state at the cut; {@code version} is the one its appointment is taken from.
     */
    private static final String STATES = "select dossier_id, received_at, supplements,"
            + " case when finished_at < ? then finished_at end as finished_at,"
            + " case when finished_at < ? then finished_version else open_version end as version"
            + " from (" + ORDERED + ") ordered"
            + " where received_at < ? and (finished_at is null or finished_at >= ?)";

    /** Held against the appointment: the moment it finished; before that the moment its clock stopped, or the cut. */
    private static final String VERDICTS = "select d.procedure_code, t.received_at, t.finished_at, t.supplements,"
            + " case when a.due_at is not null and a.due_at < coalesce(x.stated_at, t.finished_at, ?)"
            + " then 1 else 0 end as past_due"
            + " from (" + STATES + ") t join dossier d on d.id = t.dossier_id and " + TestDossiers.none("d")
            + " left join dossier_appointment a on a.dossier_id = t.dossier_id and a.version = t.version"
            + " left join dossier_status x on x.dossier_id = t.dossier_id and x.version = t.version"
            + " and x.status = 'SUPPLEMENT_REQUIRED' and x.stated_at < coalesce(t.finished_at, ?)";

    private static final String COUNTS = "select procedure_code,"
            + " sum(case when received_at >= ? then 1 else 0 end) as received,"
            + " sum(case when received_at < ? then 1 else 0 end) as carried_over,"
            + " sum(case when finished_at is not null and past_due = 0 and supplements < 2 then 1 else 0 end)"
            + " as on_time,"
            + " sum(case when finished_at is not null and (past_due = 1 or supplements > 1) then 1 else 0 end) as late,"
            + " sum(case when finished_at is null and past_due = 0 then 1 else 0 end) as within_time,"
            + " sum(case when finished_at is null and past_due = 1 then 1 else 0 end) as overdue"
            + " from (" + VERDICTS + ") verdicts group by procedure_code order by procedure_code";

    private final DataSource dataSource;

    public PeriodCounts(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * @param start first moment of the period
     * @param cut where the period is judged: the first moment after it, or the present while it runs
     */
    public List<Row> between(Instant start, Instant cut) {
        Instant since = start.minus(StatedTime.MAX_AHEAD);
        return Statements.query(
                dataSource,
                COUNTS,
                to -> to.instant(start)
                        .instant(start)
                        .instant(cut) // past due, while unfinished
                        .instant(cut) // finished by the cut
                        .instant(cut)
                        .instant(cut) // versions and supplements by the cut
                        .instant(cut)
                        .instant(since) // five finishing statuses
                        .instant(since)
                        .instant(since)
                        .instant(since)
                        .instant(since)
                        .instant(cut) // the period itself
                        .instant(start)
                        .instant(cut), // the clock stopped
                row -> new Row(
                        row.getString("procedure_code"),
                        row.getLong("received"),
                        row.getLong("carried_over"),
                        row.getLong("on_time"),
                        row.getLong("late"),
                        row.getLong("within_time"),
                        row.getLong("overdue")));
    }
}
