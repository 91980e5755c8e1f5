package vn.lienthong.payment;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import vn.lienthong.dossier.Statements;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.EffectWriter;

/** Writers of the effects of payments, for the group committer. */
public final class PaymentWriters {
    private PaymentWriters() {}

    public static List<EffectWriter<?>> all() {
        return List.of(
                EffectWriter.of(PaymentOpened.class, 300, PaymentWriters::open),
                EffectWriter.of(PaymentMoved.class, 310, PaymentWriters::move),
                EffectWriter.of(PaymentAsked.class, 320, PaymentWriters::asked),
                EffectWriter.of(NoticeKept.class, 330, PaymentWriters::keep));
    }

    private static void open(Connection connection, List<PaymentOpened> effects) throws SQLException {
        Statements.once(
                "the request is answered already",
                () -> Statements.batch(
                        connection,
                        "insert into payment (reference, request, dossier, procedure_code, copies, amount, state,"
                                + " revision, content_hash, detail_sealed, opened_at, called_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        effects,
                        (to, effect) -> {
                            Payment payment = effect.payment();
                            to.text(payment.reference())
                                    .text(payment.request())
                                    .text(payment.dossier())
                                    .text(payment.procedure())
                                    .small(payment.copies())
                                    .number(payment.amount())
                                    .text(payment.state().name())
                                    .number(payment.revision())
                                    .bytes(effect.contentHash())
                                    .bytes(effect.detailSealed())
                                    .instant(payment.openedAt())
                                    .instant(payment.calledAt());
                        }));
    }

    private static void move(Connection connection, List<PaymentMoved> effects) throws SQLException {
        int[] touched = Statements.batch(
                connection,
                "update payment set state = ?, revision = ?, called_at = ?, paid_at = ?, paid_amount = ?,"
                        + " transaction_code = ?, url_sealed = coalesce(?, url_sealed) where id = ? and revision = ?",
                effects,
                (to, effect) -> {
                    Payment payment = effect.payment();
                    to.text(payment.state().name())
                            .number(payment.revision())
                            .instant(payment.calledAt())
                            .instant(payment.paidAt())
                            .numberOrNull(payment.paidAmount())
                            .text(payment.transaction())
                            .bytes(effect.urlSealed())
                            .number(payment.id())
                            .number(effect.fromRevision());
                });
        for (int count : touched) if (count != 1) throw new Conflict("the payment has changed meanwhile");
    }

    private static void asked(Connection connection, List<PaymentAsked> effects) throws SQLException {
        Statements.batch(
                connection, "update payment set asked_at = ? where id = ?", effects, (to, effect) -> to.instant(
                                effect.at())
                        .number(effect.id()));
    }

    private static void keep(Connection connection, List<NoticeKept> effects) throws SQLException {
        Statements.once(
                "the same was said already",
                () -> Statements.batch(
                        connection,
                        "insert into payment_notice (reference, content_hash, amount, transaction_code, result,"
                                + " outcome, arrived_at) values (?, ?, ?, ?, ?, ?, ?)",
                        effects,
                        (to, effect) -> to.text(effect.notice().reference())
                                .bytes(effect.contentHash())
                                .number(effect.notice().amount())
                                .text(effect.notice().transaction())
                                .text(effect.notice().result().name())
                                .text(effect.outcome().name())
                                .instant(effect.arrivedAt())));
    }
}
