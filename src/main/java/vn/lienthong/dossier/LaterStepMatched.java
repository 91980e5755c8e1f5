package vn.lienthong.dossier;

import vn.lienthong.queue.Effect;

/** A kept statement belongs to this dossier and step. A conflict when it was matched already. */
public record LaterStepMatched(long id, long dossierId, String step) implements Effect {}
