package vn.lienthong.dossier;

import vn.lienthong.queue.Effect;

/** A new dossier with its first version; a conflict if its number is taken. Made by {@link DossierIntake}. */
public record DossierReceived(Dossier dossier, VersionContent content) implements Effect {
    public DossierReceived {
        if (dossier.version() != 1 || dossier.revision() != 1)
            throw new IllegalArgumentException("a new dossier starts at version and revision 1");
    }
}
