package vn.lienthong.dossier;

import vn.lienthong.queue.Effect;

/** Moves a dossier row from one revision to the next; refused as a conflict if the row is not at {@code before}. */
public record DossierChange(Dossier before, Dossier after) implements Effect {
    public DossierChange {
        if (after.revision() != before.revision() + 1) throw new IllegalArgumentException("revision must grow by one");
    }
}
