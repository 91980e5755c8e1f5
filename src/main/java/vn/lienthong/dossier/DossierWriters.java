package vn.lienthong.dossier;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import vn.lienthong.queue.EffectWriter;

/** Writers of every effect of this layer. Rows of a dossier first, what hangs on them after, the event log last. */
public final class DossierWriters {
    private DossierWriters() {}

    public static List<EffectWriter<?>> all(Vault vault, Clock clock) {
        return List.of(
                EffectWriter.of(DossierReceived.class, 100, DossierWriters::received),
                EffectWriter.of(NextVersionReceived.class, 110, DossierWriters::nextVersion),
                EffectWriter.of(DossierChange.class, 120, DossierWriters::change),
                EffectWriter.of(AppointmentMade.class, 130, AppointmentRows::insert),
                EffectWriter.of(AppointmentMoved.class, 140, AppointmentRows::move),
                EffectWriter.of(RunTaken.class, 150, RunTaken::write),
                EffectWriter.of(StatusEntered.class, 200, DossierWriters::statuses),
                EffectWriter.of(ResultStored.class, 210, DossierWriters::results),
                EffectWriter.of(Reported.class, 220, DossierWriters::reports),
                EffectWriter.of(Exchanged.class, 230, DossierWriters::exchanges),
                EffectWriter.of(LaterStepReceived.class, 240, LaterStepRows::insert),
                EffectWriter.of(LaterStepMatched.class, 250, LaterStepRows::match),
                EffectWriter.of(DossierStillUnknown.class, 260, LaterStepRows::requireUnknown),
                EffectWriter.of(LinksRevoked.class, 270, LinkedFiles::revoke),
                new LogChain(vault, clock));
    }

    private static void received(Connection connection, List<DossierReceived> effects) throws SQLException {
        DossierRows.insert(
                connection, effects.stream().map(DossierReceived::dossier).toList());
        VersionRows.insert(
                connection,
                effects.stream()
                        .map(effect -> new VersionRows.Version(effect.dossier().id(), 1, effect.content()))
                        .toList());
    }

    private static void nextVersion(Connection connection, List<NextVersionReceived> effects) throws SQLException {
        DossierRows.move(
                connection,
                effects.stream()
                        .map(effect -> new DossierRows.Move(effect.before(), effect.after()))
                        .toList());
        VersionRows.insert(
                connection,
                effects.stream()
                        .map(effect -> new VersionRows.Version(
                                effect.after().id(), effect.after().version(), effect.content()))
                        .toList());
    }

    private static void change(Connection connection, List<DossierChange> effects) throws SQLException {
        DossierRows.move(
                connection,
                effects.stream()
                        .map(effect -> new DossierRows.Move(effect.before(), effect.after()))
                        .toList());
    }

    private static void statuses(Connection connection, List<StatusEntered> effects) throws SQLException {
        Statements.batch(
                connection,
                "insert into dossier_status (dossier_id, revision, version, status, stated_at, arrived_at,"
                        + " detail_sealed) values (?, ?, ?, ?, ?, ?, ?)",
                effects,
                (to, effect) -> to.number(effect.dossierId())
                        .number(effect.revision())
                        .small(effect.version())
                        .text(effect.status().name())
                        .instant(effect.at())
                        .instant(effect.arrivedAt())
                        .bytes(effect.detailSealed()));
    }

    private static void results(Connection connection, List<ResultStored> effects) throws SQLException {
        Statements.batch(
                connection,
                "insert into dossier_result (dossier_id, revision, version, arrived_at, result_sealed)"
                        + " values (?, ?, ?, ?, ?)",
                effects,
                (to, effect) -> to.number(effect.dossierId())
                        .number(effect.revision())
                        .small(effect.version())
                        .instant(effect.arrivedAt())
                        .bytes(effect.resultSealed()));
        VersionRows.insertDocuments(
                connection,
                effects.stream()
                        .filter(effect -> effect.paper() != null)
                        .map(effect -> new VersionRows.Document(effect.dossierId(), effect.version(), effect.paper()))
                        .toList());
    }

    private static void reports(Connection connection, List<Reported> effects) throws SQLException {
        Statements.batch(
                connection,
                "insert into dossier_report (dossier_id, version, partner, code, reported_at) values (?, ?, ?, ?, ?)",
                effects,
                (to, effect) -> to.number(effect.dossierId())
                        .small(effect.version())
                        .text(effect.partner())
                        .text(effect.code())
                        .instant(effect.at()));
    }

    private static void exchanges(Connection connection, List<Exchanged> effects) throws SQLException {
        Statements.batch(
                connection,
                "insert into dossier_exchange (dossier_id, called_at, partner, service, code, reason, attempt,"
                        + " milliseconds) values (?, ?, ?, ?, ?, ?, ?, ?)",
                effects,
                (to, effect) -> to.number(effect.dossierId())
                        .instant(effect.at())
                        .text(effect.partner())
                        .text(effect.service())
                        .text(effect.code())
                        .text(effect.reason())
                        .small(effect.attempt())
                        .number(effect.milliseconds()));
    }
}
