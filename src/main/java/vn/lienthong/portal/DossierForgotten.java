package vn.lienthong.portal;

import java.time.Instant;
import vn.lienthong.queue.Effect;

/** The portal does not know a dossier whose progress it was sent: the next run adds it. */
record DossierForgotten(long run, long dossierId, Instant at) implements Effect {}
