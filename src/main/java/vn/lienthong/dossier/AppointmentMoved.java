package vn.lienthong.dossier;

import java.time.Instant;
import vn.lienthong.queue.Effect;

/**
 * The watch over an appointment goes on to another stage; refused as a conflict if another process was faster.
 *
 * @param checkAt when to look at it next
 */
record AppointmentMoved(long dossierId, int version, AppointmentStage from, AppointmentStage to, Instant checkAt)
        implements Effect {}
