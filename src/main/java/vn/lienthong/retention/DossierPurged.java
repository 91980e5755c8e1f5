package vn.lienthong.retention;

import java.time.Instant;
import vn.lienthong.queue.Effect;

/** The personal data of a dossier goes, decided on its revision under a rule. */
record DossierPurged(Candidate dossier, Candidates.Rule rule, String who, String why, Instant at) implements Effect {}
