package vn.lienthong.portal;

import java.time.Instant;

/**
 * One run as an operator sees it.
 *
 * @param startedBy schedule, or the operator
 * @param endedAt null while it is under way
 * @param remaining dossiers found and neither taken nor refused yet
 * @param added dossiers the portal did not have
 * @param progress rows the portal took
 * @param refused dossiers the portal refused, each once
 * @param parked those of them that still wait for a person
 * @param incomplete sent without a field that counts for the province's score
 */
public record PortalRun(
        long id,
        RunKind kind,
        String startedBy,
        Instant startedAt,
        Instant endedAt,
        long remaining,
        long added,
        long updated,
        long progress,
        long refused,
        long parked,
        long incomplete) {
    /** Dossiers, or rows, that the portal took. */
    public long sent() {
        return added + updated + progress;
    }

    public boolean isRunning() {
        return endedAt == null;
    }
}
