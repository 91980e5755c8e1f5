package vn.lienthong.dossier;

import java.time.Instant;
import vn.lienthong.queue.Effect;

/**
 * A version of a dossier has its appointment and is watched from now on.
 *
 * @param dossier as it stands with it
 * @param warnAt when it counts as due soon
 */
record AppointmentMade(Dossier dossier, Instant warnAt) implements Effect {}
