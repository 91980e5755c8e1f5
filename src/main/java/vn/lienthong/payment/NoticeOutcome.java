package vn.lienthong.payment;

/** What a notice did. The same notice again has the outcome it had the first time. */
public enum NoticeOutcome {
    /** The payment is paid. */
    SETTLED,
    /** Nothing was paid; the citizen may try again. */
    NOT_PAID,
    /** It was known to be paid by this transaction already. */
    KNOWN,
    /** Paid, but not what is due. */
    DIFFERS,
    /** Paid already, by another transaction. */
    TWICE,
    /** No payment of ours has this reference. */
    UNKNOWN;

    /** Whether a person has to look at it. */
    public boolean needsPerson() {
        return this == DIFFERS || this == TWICE || this == UNKNOWN;
    }

    /** @param payment the one of the notice's reference; null where there is none */
    static NoticeOutcome of(Payment payment, PaymentNotice notice) {
        if (payment == null) return UNKNOWN;
        if (notice.result() != PaymentNotice.Result.PAID) return NOT_PAID;
        if (payment.state() == PaymentState.PAID) return sameMoney(payment, notice) ? KNOWN : TWICE;
        return notice.amount() == payment.amount() ? SETTLED : DIFFERS;
    }

    private static boolean sameMoney(Payment payment, PaymentNotice notice) {
        boolean sameWay = notice.transaction().isEmpty() || notice.transaction().equals(payment.transaction());
        return sameWay && notice.amount() == payment.amount();
    }
}
