package vn.lienthong.portal;

import java.time.Instant;
import java.util.List;
import vn.lienthong.queue.Effect;

/**
 * The portal took these status rows. Committed after its answer: where that is lost they go once more, the same rows in
 * the same order. It takes no key and can be asked for none of them, so there is nothing by which a repeat could be
 * avoided.
 */
record ProgressTaken(long run, long rows, List<Taken> dossiers, Instant at) implements Effect {
    /**
     * @param upTo so many rows of the dossier, from the first, are there now;
     * @param complete none is left of those read
     */
    record Taken(long dossierId, int upTo, boolean complete) {}

    ProgressTaken {
        dossiers = List.copyOf(dossiers);
    }
}
