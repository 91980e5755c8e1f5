package vn.lienthong.feedback;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import vn.lienthong.dossier.Statements;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.EffectWriter;

/** Writers of the effects of ratings and questions, for the group committer. */
public final class FeedbackWriters {
    private FeedbackWriters() {}

    public static List<EffectWriter<?>> all() {
        return List.of(
                EffectWriter.of(RatingKept.class, 340, FeedbackWriters::rate),
                EffectWriter.of(QuestionKept.class, 350, FeedbackWriters::ask),
                EffectWriter.of(AnswerKept.class, 360, FeedbackWriters::answer),
                EffectWriter.of(QuestionPassed.class, 370, FeedbackWriters::pass));
    }

    private static void rate(Connection connection, List<RatingKept> effects) throws SQLException {
        Statements.once(
                "rated already",
                () -> Statements.batch(
                        connection,
                        "insert into rating (dossier_id, number, dimension, score, rated_at, arrived_at, content_hash,"
                                + " comment_sealed) values (?, ?, ?, ?, ?, ?, ?, ?)",
                        effects,
                        (to, effect) -> to.number(effect.dossierId())
                                .text(effect.rating().number())
                                .text(effect.rating().dimension())
                                .small(effect.rating().score())
                                .instant(effect.rating().at())
                                .instant(effect.arrivedAt())
                                .bytes(effect.contentHash())
                                .bytes(effect.commentSealed())));
    }

    private static void ask(Connection connection, List<QuestionKept> effects) throws SQLException {
        Statements.once(
                "the question is kept already",
                () -> Statements.batch(
                        connection,
                        "insert into question (portal_id, content_sealed, arrived_at) values (?, ?, ?)",
                        effects,
                        (to, effect) -> to.text(effect.id())
                                .bytes(effect.contentSealed())
                                .instant(effect.arrivedAt())));
    }

    private static void answer(Connection connection, List<AnswerKept> effects) throws SQLException {
        int[] touched = Statements.batch(
                connection,
                "update question set answer_hash = ?, answer_sealed = ?, answered_at = ?"
                        + " where portal_id = ? and answer_hash is null",
                effects,
                (to, effect) -> to.bytes(effect.hash())
                        .bytes(effect.sealed())
                        .instant(effect.at())
                        .text(effect.id()));
        for (int count : touched) if (count != 1) throw new Conflict("answered already");
    }

    private static void pass(Connection connection, List<QuestionPassed> effects) throws SQLException {
        for (QuestionPassed.To to : QuestionPassed.To.values())
            Statements.batch(
                    connection,
                    "update question set " + to.column() + " = ? where portal_id = ?",
                    effects.stream().filter(effect -> effect.to() == to).toList(),
                    (into, effect) -> into.instant(effect.at()).text(effect.id()));
    }
}
