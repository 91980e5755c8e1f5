package vn.lienthong.dossier;

import java.time.Instant;
import vn.lienthong.queue.Effect;

/**
 * A row of the status history. Made by {@link Changes} and {@link DossierIntake}, together with the move it records.
 *
 * @param revision the revision at which the dossier entered the status
 * @param at the stated time when sane, else {@code arrivedAt}
 * @param detailSealed who, unit and note as canonical JSON, at most {@value #MAX_DETAIL_BYTES} bytes before sealing
 */
public record StatusEntered(
        long dossierId, long revision, int version, Status status, Instant at, Instant arrivedAt, byte[] detailSealed)
        implements Effect {
    public static final int MAX_DETAIL_BYTES = 50_000;
}
