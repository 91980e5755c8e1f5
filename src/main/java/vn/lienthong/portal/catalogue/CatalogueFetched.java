package vn.lienthong.portal.catalogue;

import java.time.Instant;
import java.util.List;
import vn.lienthong.queue.Effect;

/**
 * A list was fetched, or a held one accepted; a conflict if the list has been changed since it was compared.
 *
 * @param before the state it was compared with
 * @param after the state from now on
 * @param at when what follows takes effect
 * @param opened entries in force from now on
 * @param closed codes whose present entry ends now; a changed one is closed and opened
 * @param held what is kept for a person instead, empty if nothing is
 */
record CatalogueFetched(
        CatalogueState before,
        CatalogueState after,
        Instant at,
        List<Entry> opened,
        List<String> closed,
        List<Entry> held)
        implements Effect {}
