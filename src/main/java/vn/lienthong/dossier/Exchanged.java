package vn.lienthong.dossier;

import java.time.Instant;
import vn.lienthong.queue.Effect;

/**
 * One call of a partner on behalf of a dossier.
 *
 * @param at start of the call
 * @param partner at most 40 characters
 * @param service what was asked for, at most 100 characters
 * @param code the partner's status or error code, or the HTTP status; at most 40 characters
 * @param reason our reason code, never the partner's words; at most 100 characters
 * @param attempt from 1
 */
public record Exchanged(
        long dossierId,
        Instant at,
        String partner,
        String service,
        String code,
        String reason,
        int attempt,
        long milliseconds)
        implements Effect {
    public Exchanged {
        if (partner.length() > 40 || service.length() > 100 || code.length() > 40 || reason.length() > 100)
            throw new IllegalArgumentException("exchange too long");
    }
}
