package vn.lienthong.retention;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Removing the personal data of dossiers whose time of retention is over, a bounded piece at a time. */
public interface PurgeDesk {
    /**
     * What would go and what would stay.
     *
     * @param endedBefore dossiers whose last status came before this moment
     * @param goes how many of each kind: dossiers, versions, documents, results, laterSteps, ratings, payments
     * @param stays how many dossiers for each reason; {@code unfinished} and the words of {@link Kept}
     */
    record Preview(Instant endedBefore, Map<String, Long> goes, Map<String, Long> stays) {}

    /** What became of one piece. */
    enum Outcome {
        /** There may be more: ask again with {@code after}. */
        GOES_ON,
        /** No dossier is left that may go, and no file that nothing names. */
        DONE,
        /** Documents are being copied by a backup, or removed by another purge: nothing, or less than all, was done. */
        BUSY
    }

    /**
     * @param dossiers purged in this piece
     * @param files removed in this piece
     * @param after where the next piece begins
     */
    record Piece(Outcome outcome, long dossiers, long files, long after) {}

    /** Empty where no time of retention is set: then nothing is ever purged. */
    Optional<Preview> preview();

    /**
     * Does one piece; returns once it would survive a power cut. Killed at any moment, it leaves whole dossiers, purged
     * or not, and at worst files that nothing names, which a later piece removes.
     *
     * @param after 0 at first
     * @return empty where no time of retention is set
     */
    Optional<Piece> purge(long after, String who, String why);
}
