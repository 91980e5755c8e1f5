package vn.lienthong.portal.catalogue;

import java.time.Instant;

/**
 * A list as it stands.
 *
 * @param entries in force
 * @param fetchedAt when the portal last gave it, or null: never
 * @param changedAt when the entries in force last changed, or null
 * @param heldAt since when a fetched list waits for a person, or null
 * @param heldEntries how many entries that one has
 */
public record CatalogueState(
        String name, int entries, Instant fetchedAt, Instant changedAt, Instant heldAt, int heldEntries) {
    static CatalogueState never(String name) {
        return new CatalogueState(name, 0, null, null, null, 0);
    }

    public boolean held() {
        return heldAt != null;
    }
}
