package vn.lienthong.feedback;

import java.time.Instant;

/**
 * How somebody rated one dimension of a dossier.
 *
 * @param number the dossier's own number
 * @param dimension what was rated, a name of {@code rating.dimensions}
 * @param at when; the comment is read separately
 */
public record Rating(String number, String dimension, int score, Instant at) {}
