package vn.lienthong.feedback;

import java.time.Instant;
import vn.lienthong.queue.Effect;

/** A dimension of a dossier is rated. A conflict when it is rated already. */
record RatingKept(long dossierId, Rating rating, Instant arrivedAt, byte[] contentHash, byte[] commentSealed)
        implements Effect {}
