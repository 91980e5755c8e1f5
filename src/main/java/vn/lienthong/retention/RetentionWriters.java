package vn.lienthong.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import vn.lienthong.dossier.Statements;
import vn.lienthong.dossier.TestDossiers;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.EffectWriter;

/** What goes of a dossier when it is purged, table by table. Whatever is not named here stays. */
public final class RetentionWriters {
    /** Rows of which nothing needs to stay. */
    static final List<String> DELETED = List.of(
            "dossier_search",
            "dossier_document",
            "dossier_result",
            "dossier_report",
            "dossier_exchange",
            "portal_dossier",
            "file_link_revocation");

    /**
     * Columns that are emptied while their row stays: a repeat is known by the hash of what came, figures are counted
     * from the times of statuses.
     */
    static final List<String> EMPTIED = List.of(
            "update dossier_version set form_sealed = ?, technical_id_sealed = null where dossier_id = ?",
            "update dossier_status set detail_sealed = ? where dossier_id = ?",
            "update dossier_later_step set detail_sealed = ? where dossier_id = ?",
            "update rating set comment_sealed = ? where dossier_id = ?");

    private static final byte[] NOTHING = {};

    private RetentionWriters() {}

    public static List<EffectWriter<?>> all() {
        return List.of(EffectWriter.of(DossierPurged.class, 500, RetentionWriters::purge));
    }

    private static void purge(Connection connection, List<DossierPurged> effects) throws SQLException {
        if (effects.isEmpty()) return;
        lock(connection, effects);
        requireStillFree(connection, effects);
        Statements.batch(
                connection,
                "update dossier set portal_unsent = false, warnings = " + TestDossiers.remaining() + " where id = ?",
                effects,
                (to, effect) -> to.number(effect.dossier().id()));
        for (String table : DELETED)
            Statements.batch(
                    connection,
                    "delete from " + table + " where dossier_id = ?",
                    effects,
                    (to, effect) -> to.number(effect.dossier().id()));
        for (String update : EMPTIED)
            Statements.batch(connection, update, effects, (to, effect) -> to.bytes(NOTHING)
                    .number(effect.dossier().id()));
        Statements.batch(
                connection,
                "update dossier_later_step set detail_sealed = ? where number = ? and dossier_id is null",
                effects,
                (to, effect) -> to.bytes(NOTHING).text(effect.dossier().number()));
        Statements.batch(
                connection,
                "update payment set detail_sealed = ?, url_sealed = null where dossier in (?, ?) and state = 'PAID'"
                        + " and paid_at < ?",
                effects,
                (to, effect) -> to.bytes(NOTHING)
                        .text(effect.dossier().number())
                        .text(effect.dossier().oneStopNumber())
                        .instant(effect.rule().endedBefore()));
        Statements.batch(
                connection,
                "insert into dossier_purge (dossier_id, status, purged_at, purged_by, reason)"
                        + " select cast(? as bigint), ?, ?, ?, ?"
                        + " where not exists (select 1 from dossier_purge where dossier_id = ?)",
                effects,
                (to, effect) -> to.number(effect.dossier().id())
                        .text(effect.dossier().status())
                        .instant(effect.at())
                        .text(effect.who())
                        .text(effect.why())
                        .number(effect.dossier().id()));
    }

    /** A change decided on the dossier as it was before is refused from here on. */
    private static void lock(Connection connection, List<DossierPurged> effects) throws SQLException {
        int[] touched = Statements.batch(
                connection,
                "update dossier set revision = revision + 1 where id = ? and revision = ?",
                effects,
                (to, effect) ->
                        to.number(effect.dossier().id()).number(effect.dossier().revision()));
        for (int count : touched) if (count != 1) throw new Conflict("the dossier has changed, or another purged it");
    }

    /** What does not change the dossier's own row may have come since it was read. */
    private static void requireStillFree(Connection connection, List<DossierPurged> effects) throws SQLException {
        List<Long> ids = effects.stream().map(effect -> effect.dossier().id()).collect(Collectors.toList());
        List<Candidate> now = Candidates.again(connection, effects.get(0).rule(), ids);
        boolean free = now.size() == ids.size() && now.stream().allMatch(Candidate::mayGo);
        if (!free) throw new Conflict("something has come for the dossier");
    }
}
