package vn.lienthong.dossier;

import java.time.Instant;
import vn.lienthong.queue.Effect;

/**
 * A partner took a status. Reporting the same again, by an operator, is another row.
 *
 * @param partner at most 40 characters
 * @param code the status in the partner's codes, at most 40 characters
 */
public record Reported(long dossierId, int version, String partner, String code, Instant at) implements Effect {
    public Reported {
        if (partner.length() > 40 || code.length() > 40) throw new IllegalArgumentException("report too long");
    }

    public Reported(Dossier dossier, String partner, String code, Instant at) {
        this(dossier.id(), dossier.version(), partner, code, at);
    }
}
