package vn.lienthong.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import vn.lienthong.dossier.Parameters;
import vn.lienthong.dossier.Statements;
import vn.lienthong.dossier.TestDossiers;

/** Reads what the portal has and has not seen. Each is one indexed read. */
final class PortalTables {
    private static final int MAX_RUNS = 100;

    private final DataSource dataSource;

    PortalTables(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param number of the dossier in this engine; @param known whether the portal has it */
    record Found(long id, String number, boolean known) {}

    /** @param unsent the portal has not seen the dossier's present state; @param progressRows sent so far */
    record Seen(boolean unsent, boolean known, int progressRows) {}

    /**
     * The next dossiers the portal has not seen, by id. Left out: those without a number at the portal yet, those of a
     * procedure that no group is known for, and those the portal refused and nobody has looked at.
     */
    List<Found> unsent(long after, long last, int limit) {
        return Statements.query(
                dataSource,
                "select d.id, d.number, coalesce(p.known, false) from dossier d"
                        + " left join portal_dossier p on p.dossier_id = d.id"
                        + " where d.portal_unsent = true and d.id > ? and d.id <= ? and d.dossier_group <> ''"
                        + " and (d.one_stop_number is not null or d.status in ('REJECTED', 'WITHDRAWN', 'STOPPED'))"
                        + " and " + TestDossiers.none("d")
                        + " and not exists (select 1 from queue_message m where m.line = d.number and m.queue = ?)"
                        + " order by d.portal_unsent, d.id fetch first " + limit + " rows only",
                to -> to.number(after).number(last).text(RunKind.DOSSIERS.chunks()),
                row -> new Found(row.getLong(1), row.getString(2), row.getBoolean(3)));
    }

    /** The next dossiers that the portal has and whose status rows it may not have. */
    List<Found> progressDue(long after, long last, int limit) {
        return Statements.query(
                dataSource,
                "select p.dossier_id, d.number from portal_dossier p join dossier d on d.id = p.dossier_id"
                        + " where p.progress_due = true and p.dossier_id > ? and p.dossier_id <= ? and p.known = true"
                        + " and not exists (select 1 from queue_message m where m.line = d.number and m.queue = ?)"
                        + " order by p.progress_due, p.dossier_id fetch first " + limit + " rows only",
                to -> to.number(after).number(last).text(RunKind.PROGRESS.chunks()),
                row -> new Found(row.getLong(1), row.getString(2), true));
    }

    /** By dossier id. */
    Map<Long, Seen> seen(List<Long> dossiers) {
        Map<Long, Seen> seen = new LinkedHashMap<>();
        if (dossiers.isEmpty()) return seen;
        String places = String.join(", ", java.util.Collections.nCopies(dossiers.size(), "?"));
        Statements.query(
                dataSource,
                "select d.id, d.portal_unsent, coalesce(p.known, false), coalesce(p.progress_rows, 0) from dossier d"
                        + " left join portal_dossier p on p.dossier_id = d.id where d.id in (" + places + ")",
                to -> {
                    for (long id : dossiers) to.number(id);
                },
                row -> seen.put(row.getLong(1), new Seen(row.getBoolean(2), row.getBoolean(3), row.getInt(4))));
        return seen;
    }

    long nextRun() {
        return Statements.query(dataSource, "select nextval('portal_run_id')", none -> {}, row -> row.getLong(1))
                .get(0);
    }

    long lastDossier() {
        return Statements.query(
                        dataSource, "select coalesce(max(id), 0) from dossier", none -> {}, row -> row.getLong(1))
                .get(0);
    }

    /** Where the run ends. */
    long lastDossier(long run) {
        List<Long> found = Statements.query(
                dataSource,
                "select last_dossier from portal_run where id = ?",
                to -> to.number(run),
                row -> row.getLong(1));
        return found.isEmpty() ? 0 : found.get(0);
    }

    Optional<PortalRun> running(RunKind kind) {
        return read(" where kind = ? and slot = 'running'", List.of(kind.word())).stream()
                .findFirst();
    }

    Optional<PortalRun> run(long id) {
        return runs().stream().filter(run -> run.id() == id).findFirst();
    }

    /** Newest first, the last hundred. */
    List<PortalRun> runs() {
        return read(" order by id desc fetch first " + MAX_RUNS + " rows only", new ArrayList<>());
    }

    private List<PortalRun> read(String where, List<String> texts) {
        return Statements.query(
                dataSource,
                "select * from portal_run" + where,
                to -> {
                    for (String text : texts) to.text(text);
                },
                row -> new PortalRun(
                        row.getLong("id"),
                        RunKind.of(row.getString("kind")),
                        row.getString("started_by"),
                        Parameters.instant(row, "started_at"),
                        Parameters.instant(row, "ended_at"),
                        row.getLong("remaining"),
                        row.getLong("added"),
                        row.getLong("updated"),
                        row.getLong("progress"),
                        row.getLong("refused"),
                        row.getLong("parked"),
                        row.getLong("incomplete")));
    }
}
