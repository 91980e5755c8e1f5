package vn.lienthong.check;

import java.util.Locale;

/** What came of a check, the best first. */
public enum Outcome {
    DONE,
    /** Works today; somebody should act before it does not. */
    WARNING,
    /** Not tried: something before it is missing, or it was not allowed. */
    NOT_RUN,
    MISSING;

    /** Whether the step still stands open. */
    public boolean isOpen() {
        return this == NOT_RUN || this == MISSING;
    }

    /** As in texts and JSON: {@code not-run}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Outcome of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
