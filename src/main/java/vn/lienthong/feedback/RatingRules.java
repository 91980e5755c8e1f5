package vn.lienthong.feedback;

import java.util.Set;

/** Which dimensions may be rated, and with which scores; both bounds count. */
public record RatingRules(Set<String> dimensions, int least, int most) {
    public RatingRules {
        dimensions = Set.copyOf(dimensions);
        if (least > most) throw new IllegalArgumentException("rating.least over rating.most");
    }

    boolean allows(int score) {
        return score >= least && score <= most;
    }
}
