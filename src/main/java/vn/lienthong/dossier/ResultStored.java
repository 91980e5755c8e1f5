package vn.lienthong.dossier;

import java.time.Instant;
import vn.lienthong.dossier.VersionContent.DocumentRow;
import vn.lienthong.queue.Effect;

/**
 * The civil registry's result; a later one, e.g. with the identification number, stands for the earlier. Made by
 * {@link Changes}.
 *
 * @param resultSealed canonical JSON, at most {@value #MAX_RESULT_BYTES} bytes before sealing
 * @param paper null when this result came without its paper
 */
public record ResultStored(
        long dossierId, long revision, int version, Instant arrivedAt, byte[] resultSealed, DocumentRow paper)
        implements Effect {
    public static final int MAX_RESULT_BYTES = 1_000_000;
}
