package vn.lienthong.portal;

import java.time.Instant;
import vn.lienthong.queue.Effect;

/**
 * The portal refused this dossier, or its progress, alone; its message is parked. Counts once a run.
 *
 * @param revision it was sent at
 */
record DossierRefused(long run, RunKind kind, long dossierId, long revision, Instant at) implements Effect {}
