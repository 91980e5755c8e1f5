package vn.lienthong.portal;

import java.time.Instant;
import vn.lienthong.queue.Effect;

/**
 * A run has come further; it ends when nothing remains and there are no more pages.
 *
 * @param found dossiers found by a page, or less than 0: dossiers that needed nothing after all
 * @param lastPage no page follows
 * @param incomplete dossiers sent without a field that counts for the province's score
 */
record RunMoved(long run, long found, boolean lastPage, long incomplete, Instant at) implements Effect {}
