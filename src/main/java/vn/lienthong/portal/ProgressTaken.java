package vn.lienthong.portal;

import java.time.Instant;
import java.util.List;
import vn.lienthong.queue.Effect;

/** The portal took these status rows. */
record ProgressTaken(long run, long rows, List<Taken> dossiers, Instant at) implements Effect {
    /** @param upTo so many rows of the dossier, from the first, are there now; @param complete none is left of those read */
    record Taken(long dossierId, int upTo, boolean complete) {}

    ProgressTaken {
        dossiers = List.copyOf(dossiers);
    }
}
