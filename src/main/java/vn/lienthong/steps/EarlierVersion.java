package vn.lienthong.steps;

import java.util.List;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries.StatusEntry;
import vn.lienthong.dossier.Status;

/**
 * What the civil registry has of a dossier from before. Where an officer asked for the supplement, the registry did not
 * send its version back: "already received" then means the old one.
 */
final class EarlierVersion {
    private static final String OFFICER = "officer";

    private EarlierVersion() {}

    /** Whether it was given an earlier version that it did not send back itself. */
    static boolean isHeldByRegistry(Dossier dossier, List<StatusEntry> statuses) {
        for (int version = dossier.version() - 1; version >= 1; version--) {
            int of = version;
            List<StatusEntry> entries =
                    statuses.stream().filter(entry -> entry.version() == of).toList();
            if (entries.stream().noneMatch(entry -> entry.status() == Status.FORWARDED)) continue;
            return entries.stream()
                    .filter(entry -> entry.status() == Status.SUPPLEMENT_REQUIRED)
                    .anyMatch(entry -> entry.detail().path("source").asText().equals(OFFICER));
        }
        return false;
    }
}
