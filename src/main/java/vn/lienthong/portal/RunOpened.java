package vn.lienthong.portal;

import java.time.Instant;
import vn.lienthong.queue.Effect;

/** A run begins; refused as a conflict while another of its kind is under way. @param lastDossier it goes so far */
record RunOpened(long id, RunKind kind, String startedBy, Instant at, long lastDossier) implements Effect {}
