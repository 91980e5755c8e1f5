package vn.lienthong.portal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.dossier.Statements;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.EffectWriter;

/** Writers of this package's effects: what the portal has seen, and the counts of its runs. */
public final class PortalWriters {
    private PortalWriters() {}

    public static List<EffectWriter<?>> all() {
        return List.of(
                EffectWriter.of(RunOpened.class, 300, PortalWriters::opened),
                EffectWriter.of(RunMoved.class, 310, PortalWriters::moved),
                EffectWriter.of(DossiersTaken.class, 320, PortalWriters::taken),
                EffectWriter.of(ProgressTaken.class, 330, PortalWriters::progressed),
                EffectWriter.of(DossierRefused.class, 340, PortalWriters::refused),
                EffectWriter.of(DossierForgotten.class, 350, PortalWriters::forgotten));
    }

    private static void opened(Connection connection, List<RunOpened> runs) throws SQLException {
        // a run whose messages were skipped, or are all parked, must not keep the next one from starting
        Statements.batch(
                connection,
                "update portal_run set slot = cast(id as varchar(20)), ended_at = ? where kind = ? and slot = 'running'"
                        + " and not exists (select 1 from queue_message where queue in (?, ?) and parked = false)",
                runs,
                (to, run) -> to.instant(run.at())
                        .text(run.kind().word())
                        .text(run.kind().pages())
                        .text(run.kind().chunks()));
        try {
            Statements.batch(
                    connection,
                    "insert into portal_run (id, kind, slot, started_by, started_at, last_dossier, paging, remaining, added,"
                            + " updated, progress, refused, parked, incomplete)"
                            + " values (?, ?, 'running', ?, ?, ?, true, 0, 0, 0, 0, 0, 0, 0)",
                    runs,
                    (to, run) -> to.number(run.id())
                            .text(run.kind().word())
                            .text(run.startedBy())
                            .instant(run.at())
                            .number(run.lastDossier()));
        } catch (SQLException e) {
            if (Statements.duplicate(e)) throw new Conflict("a run of this kind is under way");
            throw e;
        }
    }

    private static void moved(Connection connection, List<RunMoved> moves) throws SQLException {
        RunCounts counts = new RunCounts();
        for (RunMoved move : moves) {
            counts.of(move.run(), move.at()).remaining += move.found();
            counts.of(move.run(), move.at()).incomplete += move.incomplete();
            counts.of(move.run(), move.at()).lastPage |= move.lastPage();
        }
        counts.write(connection);
    }

    private static void taken(Connection connection, List<DossiersTaken> effects) throws SQLException {
        record One(DossiersTaken effect, DossiersTaken.Taken dossier) {}
        List<One> all = new ArrayList<>();
        for (DossiersTaken effect : effects) effect.dossiers().forEach(dossier -> all.add(new One(effect, dossier)));
        rows(connection, all.stream().map(one -> one.dossier().dossierId()).toList());
        int[] wasRefused = Statements.batch(
                connection,
                "update portal_dossier set refused_run = null where dossier_id = ? and refused_run = ?",
                all,
                (to, one) ->
                        to.number(one.dossier().dossierId()).number(one.effect().run()));
        // what is added has no progress row there: one the portal had forgotten begins again at the first
        Statements.batch(
                connection,
                "update portal_dossier set known = true, progress_due = true,"
                        + " progress_rows = case when cast(? as boolean) then 0 else progress_rows end"
                        + " where dossier_id = ?",
                all,
                (to, one) -> to.flag(one.effect().added()).number(one.dossier().dossierId()));
        Statements.batch(
                connection,
                "update dossier set portal_unsent = false where id = ? and revision = ?",
                all,
                (to, one) -> to.number(one.dossier().dossierId())
                        .number(one.dossier().revision()));
        RunCounts counts = new RunCounts();
        for (int i = 0; i < wasRefused.length; i++) {
            DossiersTaken effect = all.get(i).effect();
            RunCounts.Of run = counts.of(effect.run(), effect.at());
            if (effect.added()) run.added++;
            else run.updated++;
            if (wasRefused[i] > 0) run.parked--;
            else run.remaining--;
        }
        counts.write(connection);
    }

    private static void progressed(Connection connection, List<ProgressTaken> effects) throws SQLException {
        record One(ProgressTaken effect, ProgressTaken.Taken dossier) {}
        List<One> all = new ArrayList<>();
        RunCounts counts = new RunCounts();
        for (ProgressTaken effect : effects) {
            effect.dossiers().forEach(dossier -> all.add(new One(effect, dossier)));
            counts.of(effect.run(), effect.at()).progress += effect.rows();
        }
        // what is due is looked at again: a status may have come meanwhile
        Statements.batch(
                connection,
                "update portal_dossier set progress_rows = ?, progress_due = (select count(*) from dossier_status s"
                        + " where s.dossier_id = portal_dossier.dossier_id) > ? where dossier_id = ?",
                all,
                (to, one) -> to.small(one.dossier().upTo())
                        .small(one.dossier().upTo())
                        .number(one.dossier().dossierId()));
        List<One> complete =
                all.stream().filter(one -> one.dossier().complete()).toList();
        int[] wasRefused = Statements.batch(
                connection,
                "update portal_dossier set progress_refused_run = null where dossier_id = ? and progress_refused_run = ?",
                complete,
                (to, one) ->
                        to.number(one.dossier().dossierId()).number(one.effect().run()));
        for (int i = 0; i < wasRefused.length; i++) {
            RunCounts.Of run = counts.of(
                    complete.get(i).effect().run(), complete.get(i).effect().at());
            if (wasRefused[i] > 0) run.parked--;
            else run.remaining--;
        }
        counts.write(connection);
    }

    private static void refused(Connection connection, List<DossierRefused> effects) throws SQLException {
        rows(connection, effects.stream().map(DossierRefused::dossierId).toList());
        RunCounts counts = new RunCounts();
        for (RunKind kind : RunKind.values()) {
            List<DossierRefused> some =
                    effects.stream().filter(effect -> effect.kind() == kind).toList();
            String column = kind == RunKind.DOSSIERS ? "refused_run" : "progress_refused_run";
            int[] first = Statements.batch(
                    connection,
                    "update portal_dossier set " + column + " = ? where dossier_id = ? and (" + column + " is null or "
                            + column + " <> ?)",
                    some,
                    (to, effect) ->
                            to.number(effect.run()).number(effect.dossierId()).number(effect.run()));
            for (int i = 0; i < first.length; i++) {
                if (first[i] == 0) continue;
                RunCounts.Of run = counts.of(some.get(i).run(), some.get(i).at());
                run.refused++;
                run.parked++;
                run.remaining--;
            }
        }
        Statements.batch(
                connection,
                "update dossier set portal_unsent = false where id = ? and revision = ?",
                effects.stream()
                        .filter(effect -> effect.kind() == RunKind.DOSSIERS)
                        .toList(),
                (to, effect) -> to.number(effect.dossierId()).number(effect.revision()));
        counts.write(connection);
    }

    private static void forgotten(Connection connection, List<DossierForgotten> effects) throws SQLException {
        Statements.batch(
                connection,
                "update portal_dossier set known = false where dossier_id = ?",
                effects,
                (to, effect) -> to.number(effect.dossierId()));
        Statements.batch(
                connection,
                "update dossier set portal_unsent = true where id = ?",
                effects,
                (to, effect) -> to.number(effect.dossierId()));
        RunCounts counts = new RunCounts();
        effects.forEach(effect -> counts.of(effect.run(), effect.at()).remaining--);
        counts.write(connection);
    }

    /** @throws Conflict when another process has just made one of the rows */
    private static void rows(Connection connection, List<Long> dossiers) throws SQLException {
        try {
            Statements.batch(
                    connection,
                    "insert into portal_dossier (dossier_id, known, progress_due, progress_rows)"
                            + " select cast(? as bigint), false, false, 0"
                            + " where not exists (select 1 from portal_dossier where dossier_id = ?)",
                    dossiers.stream().sorted().toList(),
                    (to, id) -> to.number(id).number(id));
        } catch (SQLException e) {
            if (Statements.duplicate(e)) throw new Conflict("another process has noted this dossier");
            throw e;
        }
    }

    /** What one transaction adds to the counts of runs. */
    private static final class RunCounts {
        static final class Of {
            long remaining;
            long added;
            long updated;
            long progress;
            long refused;
            long parked;
            long incomplete;
            boolean lastPage;
            Instant at;
        }

        private final Map<Long, Of> runs = new LinkedHashMap<>();

        Of of(long run, Instant at) {
            Of of = runs.computeIfAbsent(run, first -> new Of());
            of.at = at;
            return of;
        }

        void write(Connection connection) throws SQLException {
            List<Map.Entry<Long, Of>> rows =
                    runs.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
            Statements.batch(
                    connection,
                    "update portal_run set remaining = remaining + ?, added = added + ?, updated = updated + ?,"
                            + " progress = progress + ?, refused = refused + ?, parked = parked + ?,"
                            + " incomplete = incomplete + ?, paging = paging and not ? where id = ?",
                    rows,
                    (to, row) -> to.number(row.getValue().remaining)
                            .number(row.getValue().added)
                            .number(row.getValue().updated)
                            .number(row.getValue().progress)
                            .number(row.getValue().refused)
                            .number(row.getValue().parked)
                            .number(row.getValue().incomplete)
                            .flag(row.getValue().lastPage)
                            .number(row.getKey()));
            Statements.batch(
                    connection,
                    "update portal_run set slot = cast(id as varchar(20)), ended_at = ?"
                            + " where id = ? and slot = 'running' and paging = false and remaining <= 0",
                    rows,
                    (to, row) -> to.instant(row.getValue().at).number(row.getKey()));
        }
    }
}
