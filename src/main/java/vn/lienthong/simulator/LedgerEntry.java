package vn.lienthong.simulator;

import java.time.Instant;

/**
 * One thing that happened at a simulated partner.
 *
 * @param number the interlinked (LT) dossier number; empty when the call named none
 * @param code what was reported, answered or assigned: a status code, a one-stop number, a {@link Breach}
 * @param version of the dossier as the partner counts it, from 1; 0 when it has none
 * @param digest SHA-256 of the content, hex; empty when there is none
 * @param detail what the partner stored, or which field or rule is concerned
 */
public record LedgerEntry(
        Instant time, Kind kind, String number, String code, int version, String digest, String detail) {

    /** What happened. {@link #REPEAT} and what stands below it changed nothing at the partner. */
    public enum Kind {
        /** DVCLT sent a dossier, or a new version of it, for the first time. */
        SENT,
        /** DVCLT's push was acknowledged; the one-stop system took a dossier or a new version of it. */
        DELIVERED,
        /** The receiver refused DVCLT's push for good; code is the HTTP status. */
        REFUSED,
        /** DVCLT accepted a status call-back. */
        CALLBACK,
        /** The civil registry accepted a registration request or, after a supplement request, its next version. */
        SUBMITTED,
        /** The civil registry gave out a status for the first time in this version. */
        RESULT,
        /** The civil registry gave out the personal identification number, with the result or later. */
        IDENTIFICATION,
        /** The one-stop system accepted a status. */
        STATUS,
        /**
         * The citizen document store kept a paper, gave out its file, or the one-stop system took it; code is the
         * paper's.
         */
        PAPER,
        /** An officer's decision (code) was sent to the engine; detail is the HTTP status it was answered with. */
        DECISION,
        /** A status of a later step ({@code agency/code}) was sent to the engine; detail is the HTTP status. */
        LATER_STEP,
        /** The portal took a dossier it did not have; code is its TrangThaiHoSo, detail what was sent (JSON text). */
        ADDED,
        /** The portal took the new state of a dossier it has; like {@link #ADDED}. */
        UPDATED,
        /** The portal took a progress row; code is its TrangThai, detail what was sent (JSON text). */
        PROGRESS,
        /**
         * The payment platform began a payment (code: đồng), or the one-stop system was told of one (code: what became
         * of it).
         */
        PAYMENT,
        /** A citizen paid; code is the amount in đồng. */
        PAID,
        /** The payment platform told the engine; code is the amount, detail the HTTP status of the answer. */
        NOTICE,
        /** The one-stop system took a question of a citizen; number is the question's. */
        QUESTION,
        /** The portal took a rating or an answer (code); detail is what was sent (JSON text). */
        FEEDBACK,
        /** The portal took a row of monthly figures; number is {@code statistics-2026-10}, code its LoaiThongKe. */
        FIGURES,
        /** The coordination system took a file (code: its id, digest: its hash); detail is the idempotency key. */
        UPLOADED,
        /** The coordination system gave a dossier number (code); detail is the idempotency key. */
        NUMBERED,
        /** A call that was already done, and whose first answer was lost or is covered by an idempotency key. */
        REPEAT,
        WARNING,
        VIOLATION
    }

    /** What a caller did wrong. */
    public enum Breach {
        OUT_OF_ORDER,
        /** Done twice although the first answer was written to the caller's open line. */
        DOUBLED,
        UNKNOWN_DOSSIER,
        TOO_MANY_IDS,
        CANCELLED_FILE,
        BAD_CREDENTIALS,
        BAD_TOKEN,
        MALFORMED,
        CONTENT,
        UNKNOWN_UNIT,
        WRONG_FORM_GENERATION,
        NO_IDEMPOTENCY_KEY,
        BAD_ACKNOWLEDGEMENT,
        /** The Security Server was not told whom a call is for, or somebody it does not know. */
        BAD_DSTCODE
    }
}
