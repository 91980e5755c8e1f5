package vn.lienthong.payment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import vn.lienthong.dossier.CanonicalJson;

/**
 * What the platform said of a payment, by a notice or in answer to a question; the receipt block, which no signature
 * covers, is no part of it.
 *
 * @param amount đồng; -1 where it said none
 * @param transaction its name of the money's way; may be empty
 * @param at the time it states, or null
 */
public record PaymentNotice(String reference, long amount, String transaction, Result result, Instant at) {
    public static final int MAX_REFERENCE_CHARS = 40;
    public static final int MAX_TRANSACTION_CHARS = 100;

    /** What became of the money. */
    public enum Result {
        PAID,
        FAILED,
        /** Nothing yet, or a word no table knows. */
        PENDING
    }

    public PaymentNotice {
        if (reference.isEmpty() || reference.length() > MAX_REFERENCE_CHARS)
            throw new IllegalArgumentException("reference length");
        if (transaction.length() > MAX_TRANSACTION_CHARS) throw new IllegalArgumentException("transaction length");
    }

    /** What makes two notices the same; the time is left out, so that an answer repeats a notice. */
    byte[] content() {
        return CanonicalJson.bytes(JsonNodeFactory.instance
                .objectNode()
                .put("reference", reference)
                .put("amount", amount)
                .put("transaction", transaction)
                .put("result", result.name()));
    }
}
