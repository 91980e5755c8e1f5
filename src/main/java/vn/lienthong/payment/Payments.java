package vn.lienthong.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import vn.lienthong.dossier.CanonicalJson;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.OverLimit;
import vn.lienthong.dossier.Parameters;
import vn.lienthong.dossier.SealBroken;
import vn.lienthong.dossier.Vault;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/**
 * Payments of copies. The reference of a payment is on the disk before the platform hears of it, and a call whose
 * answer was lost is asked about before it is made again under the same reference, so that nobody is charged twice.
 */
public final class Payments {
    /** Times a decision is made anew when somebody else was faster. */
    private static final int TRIES = 10;

    public static final int MAX_URL_CHARS = 2_000;
    public static final int MAX_DETAIL_BYTES = 50_000;

    private final PaymentRows rows;
    private final Commits commits;
    private final Vault vault;
    private final FeeTable fees;
    private final Clock clock;
    private final Limits limits;

    /**
     * What the one-stop system asks for.
     *
     * @param request its own name of it: the same again is the same payment
     * @param detail who pays, for which unit; kept sealed
     */
    public record Request(String request, String dossier, String procedure, int copies, ObjectNode detail) {}

    /** What became of a request. */
    public enum Opening {
        /** Opened now: begin it at the platform. */
        NEW,
        /** Opened before, and the platform's answer was lost: ask what it knows before it is begun again. */
        ASK,
        /** Somebody is asking the platform just now. */
        BUSY,
        /** There is an address already, or nothing left to pay. */
        KNOWN,
        /** The same request was made with other content. */
        CONFLICT,
        /** This procedure costs nothing. */
        NOT_CHARGED,
        /** More copies than one payment may be for. */
        TOO_MANY
    }

    /** @param payment null with CONFLICT, NOT_CHARGED and TOO_MANY */
    public record Opened(Opening opening, Payment payment) {}

    /**
     * @param maxCopies most that one payment is for
     * @param callHold after so long a call to the platform has certainly ended
     */
    public record Limits(int maxCopies, Duration callHold) {}

    public Payments(DataSource dataSource, Commits commits, Vault vault, FeeTable fees, Clock clock, Limits limits) {
        this.rows = new PaymentRows(dataSource);
        this.commits = commits;
        this.vault = vault;
        this.fees = fees;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Opens a payment, or finds what became of it. When this returns NEW or ASK the reference is on the disk and the
     * call to the platform is this caller's alone.
     *
     * @throws OverLimit when what is known of the payer is too long to keep
     */
    public Opened open(Request request) {
        byte[] hash = vault.hash(Vault.Purpose.CONTENT, CanonicalJson.bytes(content(request)));
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<Payment> known = rows.byRequest(request.request());
            if (known.isPresent()) return again(known.get(), hash);
            Optional<FeeTable.Fee> fee = fees.of(request.procedure(), PaymentDay.of(clock.instant()));
            if (fee.isEmpty()) return new Opened(Opening.NOT_CHARGED, null);
            if (request.copies() > limits.maxCopies()) return new Opened(Opening.TOO_MANY, null);
            try {
                return new Opened(Opening.NEW, first(request, fee.get(), hash));
            } catch (Conflict sameAtOnce) {
                // now it is known
            }
        }
        throw new Conflict("payment request");
    }

    private Payment first(Request request, FeeTable.Fee fee, byte[] hash) {
        Instant now = Parameters.now(clock);
        String reference = PaymentReference.fresh(now);
        ObjectNode detail = request.detail().deepCopy();
        detail.putObject("fee")
                .put("kind", fee.kind())
                .put("code", fee.code())
                .put("name", fee.name())
                .put("price", fee.price());
        byte[] bytes = CanonicalJson.bytes(detail);
        if (bytes.length > MAX_DETAIL_BYTES) throw new OverLimit("payment", MAX_DETAIL_BYTES);
        Payment payment = new Payment(
                0,
                reference,
                request.request(),
                request.dossier(),
                request.procedure(),
                request.copies(),
                Math.multiplyExact(fee.price(), (long) request.copies()),
                PaymentState.OPENED,
                1,
                now,
                now,
                null,
                null,
                null,
                null);
        commits.commitDurably(List.of(
                new PaymentOpened(payment, hash, vault.sealText(bytes, detailContext(reference))),
                log("payment.opened", payment, Map.of("amount", Long.toString(payment.amount())))));
        return find(reference).orElseThrow();
    }

    private Opened again(Payment payment, byte[] hash) {
        PaymentRows.Sealed sealed = rows.sealed(payment);
        if (!Arrays.equals(sealed.contentHash(), hash)) return new Opened(Opening.CONFLICT, null);
        if (payment.state() != PaymentState.OPENED) {
            // what we have just read may be committed and not yet be on the disk; the answer promises it is
            commits.commitDurably(List.of());
            return new Opened(Opening.KNOWN, payment);
        }
        Instant now = Parameters.now(clock);
        if (now.isBefore(payment.calledAt().plus(limits.callHold()))) return new Opened(Opening.BUSY, payment);
        try {
            commits.commitDurably(List.of(new PaymentMoved(payment.revision(), payment.called(now), null)));
            return new Opened(Opening.ASK, find(payment.reference()).orElseThrow());
        } catch (Conflict anotherCalls) {
            return new Opened(Opening.BUSY, payment);
        }
    }

    /** The call has certainly ended without an address: the next request need not wait for the hold to pass. */
    public void callEnded(Payment payment) {
        try {
            commits.commit(List.of(new PaymentMoved(payment.revision(), payment.called(Instant.EPOCH), null)));
        } catch (Conflict somethingHappened) {
            // a notice came, or it is begun: nothing to release
        }
    }

    /**
     * The platform gave the address where the citizen pays. A notice may have been faster; then only the address is
     * kept.
     *
     * @throws StepFailure when this is no address
     */
    public Payment initialised(String reference, String url) {
        if (url.length() > MAX_URL_CHARS || !url.matches("https?://[\\x21-\\x7e]+"))
            throw new StepFailure(ErrorClass.PARTNER_REFUSED, "payment", "payment.no-address", reference);
        byte[] sealed = vault.sealText(url.getBytes(java.nio.charset.StandardCharsets.UTF_8), urlContext(reference));
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Payment payment = find(reference).orElseThrow();
            boolean first = payment.state() == PaymentState.OPENED;
            Payment next = payment.in(first ? PaymentState.INITIALISED : payment.state());
            try {
                commits.commitDurably(List.of(
                        new PaymentMoved(payment.revision(), next, sealed),
                        log(
                                "payment.initialised",
                                next,
                                Map.of("state", next.state().name()))));
                return next;
            } catch (Conflict changedMeanwhile) {
                // decide again from what it is now
            }
        }
        throw new Conflict("payment " + reference);
    }

    /** What a notice does, and the effects that make it so; none when the same was taken before. */
    public record Taken(NoticeOutcome outcome, Optional<Payment> payment, List<Effect> effects) {}

    /** Decides; the caller commits. @param actor who said it */
    public Taken take(PaymentNotice notice, String actor) {
        byte[] hash = vault.hash(Vault.Purpose.CONTENT, notice.content());
        Optional<Payment> found = find(notice.reference());
        Optional<NoticeOutcome> before = rows.outcome(notice.reference(), hash);
        if (before.isPresent()) return new Taken(before.get(), found, List.of());
        Instant now = Parameters.now(clock);
        NoticeOutcome outcome = NoticeOutcome.of(found.orElse(null), notice);
        List<Effect> effects = new ArrayList<>();
        effects.add(new NoticeKept(notice, hash, outcome, now));
        if (outcome == NoticeOutcome.SETTLED || outcome == NoticeOutcome.DIFFERS) {
            Payment payment = found.orElseThrow();
            PaymentState next = outcome == NoticeOutcome.SETTLED ? PaymentState.PAID : PaymentState.MISMATCHED;
            Instant at = notice.at() == null || notice.at().isAfter(now) ? now : Parameters.toColumn(notice.at());
            effects.add(new PaymentMoved(payment.revision(), payment.paid(next, notice, at), null));
        }
        Map<String, String> detail = Map.of(
                "reference", notice.reference(),
                "amount", Long.toString(notice.amount()),
                "due", found.map(payment -> Long.toString(payment.amount())).orElse(""));
        String kind =
                "payment." + outcome.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        effects.add(new LogEntry(kind, found.map(Payment::dossier).orElse(""), actor, detail));
        return new Taken(outcome, found, effects);
    }

    /** The platform answered a question about this payment. */
    public Effect asked(Payment payment) {
        return new PaymentAsked(payment.id(), Parameters.now(clock));
    }

    public Optional<Payment> find(String reference) {
        return rows.byReference(reference);
    }

    /** Of a dossier by either of its numbers, oldest first; for an export, not for a step. */
    public List<Payment> ofDossier(String number, String otherNumber) {
        return rows.ofDossier(number, otherNumber);
    }

    /** Who pays and which fee. @throws StepFailure (configuration) when it cannot be opened */
    public ObjectNode detail(Payment payment) {
        return (ObjectNode) CanonicalJson.read(
                opened(rows.sealed(payment).detail(), detailContext(payment.reference()), payment.reference()));
    }

    /** Where the citizen pays, if the platform gave an address. */
    public Optional<String> url(Payment payment) {
        return Optional.ofNullable(rows.sealed(payment).url())
                .map(url -> opened(url, urlContext(payment.reference()), payment.reference()))
                .map(bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
    }

    private byte[] opened(byte[] sealed, String context, String reference) {
        try {
            return vault.open(sealed, context);
        } catch (SealBroken e) {
            throw new StepFailure(ErrorClass.CONFIGURATION, "", "dossier-unreadable", reference);
        }
    }

    private static ObjectNode content(Request request) {
        ObjectNode whole = request.detail().deepCopy();
        whole.put("request", request.request())
                .put("dossier", request.dossier())
                .put("procedure", request.procedure())
                .put("copies", request.copies());
        return whole;
    }

    private static LogEntry log(String kind, Payment payment, Map<String, String> more) {
        Map<String, String> detail = new java.util.HashMap<>(more);
        detail.put("reference", payment.reference());
        return new LogEntry(kind, payment.dossier(), "one-stop", detail);
    }

    private static String detailContext(String reference) {
        return "payment/" + reference + "/detail";
    }

    private static String urlContext(String reference) {
        return "payment/" + reference + "/url";
    }
}
