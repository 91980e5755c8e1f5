package vn.lienthong.dossier;

import java.time.Instant;
import vn.lienthong.queue.Effect;

/**
 * A statement about a later step is kept. A conflict when the same one is kept already. Made by {@link LaterSteps}.
 *
 * @param dossierId null while the dossier is not known
 * @param step null while the step is not known
 * @param contentHash keyed hash of the whole statement: the same again is a repeat
 * @param detailSealed note, reason and result as canonical JSON, at most {@value #MAX_DETAIL_BYTES} bytes before
 *     sealing
 */
public record LaterStepReceived(
        String number,
        Long dossierId,
        String step,
        String agency,
        String procedure,
        String code,
        Instant statedAt,
        Instant arrivedAt,
        byte[] contentHash,
        byte[] detailSealed)
        implements Effect {
    public static final int MAX_DETAIL_BYTES = 1_000_000;
}
