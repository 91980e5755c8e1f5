package vn.lienthong.feedback;

import java.util.function.Function;
import vn.lienthong.dossier.Dossier;

/** What the words about feedback stand on. @param dossiers by either number; null where there is none */
public record FeedbackServices(
        Ratings ratings, Questions questions, RatingRules rules, Function<String, Dossier> dossiers) {}
