package vn.lienthong.payment;

import java.time.Instant;

/**
 * A payment as it stands at one revision. Holds no personal data: who pays is read separately.
 *
 * @param reference MaThamChieu: ours, and what the platform knows it by; the idempotency key of the money
 * @param request maYeuCau: the one-stop system's name of what it asked for
 * @param dossier maHoSo as the one-stop system gave it; the engine need not know the dossier
 * @param copies how many are paid for
 * @param amount đồng
 * @param revision grows with every change; a change decided on an older one is refused
 * @param calledAt when the platform was last asked to begin it
 * @param askedAt when the platform last answered what became of it; null before
 * @param paidAmount đồng, as the platform said; null before
 * @param transaction the platform's name of the money's way; null before
 */
public record Payment(
        long id,
        String reference,
        String request,
        String dossier,
        String procedure,
        int copies,
        long amount,
        PaymentState state,
        long revision,
        Instant openedAt,
        Instant calledAt,
        Instant askedAt,
        Instant paidAt,
        Long paidAmount,
        String transaction) {

    Payment called(Instant now) {
        return next(state, now, paidAt, paidAmount, transaction);
    }

    Payment in(PaymentState next) {
        return next(next, calledAt, paidAt, paidAmount, transaction);
    }

    Payment paid(PaymentState next, PaymentNotice notice, Instant at) {
        return next(next, calledAt, at, notice.amount(), notice.transaction());
    }

    private Payment next(PaymentState to, Instant called, Instant paid, Long money, String way) {
        return new Payment(
                id,
                reference,
                request,
                dossier,
                procedure,
                copies,
                amount,
                to,
                revision + 1,
                openedAt,
                called,
                askedAt,
                paid,
                money,
                way);
    }
}
