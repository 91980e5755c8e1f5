package vn.lienthong.dossier;

import vn.lienthong.queue.Effect;

/**
 * What was decided holds only while no dossier has this number; a conflict when one came meanwhile. Belongs to a step
 * that worked on a message of that line, so that it and the arrival of the dossier see each other.
 */
public record DossierStillUnknown(String number) implements Effect {}
