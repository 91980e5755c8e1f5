package vn.lienthong.dossier;

import vn.lienthong.queue.Effect;

/**
 * The next version of a dossier that waited for its supplement; moves it back to {@link Status#RECEIVED}. A conflict if
 * the row is not at {@code before}. Made by {@link DossierIntake}.
 */
public record NextVersionReceived(Dossier before, Dossier after, VersionContent content) implements Effect {
    public NextVersionReceived {
        if (after.version() != before.version() + 1 || after.revision() != before.revision() + 1)
            throw new IllegalArgumentException("version and revision must grow by one");
    }
}
