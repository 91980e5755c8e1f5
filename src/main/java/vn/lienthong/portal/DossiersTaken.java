package vn.lienthong.portal;

import java.time.Instant;
import java.util.List;
import vn.lienthong.queue.Effect;

/** The portal took these dossiers, at these revisions. */
record DossiersTaken(long run, boolean added, List<Taken> dossiers, Instant at) implements Effect {
    record Taken(long dossierId, long revision) {}

    DossiersTaken {
        dossiers = List.copyOf(dossiers);
    }
}
