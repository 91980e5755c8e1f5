package vn.lienthong.inbound;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What is particular to stand-alone registrations from the one-stop system (2-contracts, S5).
 *
 * @param numberPattern regular expression a one-stop number must match as a whole; numbers of interlinked dossiers are
 *     refused whatever it says
 * @param husbandPrefix how the fields of the husband begin in the marriage form
 * @param wifePrefix how the fields of the wife begin in the marriage form
 */
public record OneStopRules(String numberPattern, String husbandPrefix, String wifePrefix) {
    /** As shipped: the accept pattern of domain facts §6.1; the prefixes are unverified. */
    public static final OneStopRules SHIPPED = new OneStopRules(
            "^(?:\\d{3}\\.\\d{2}\\.\\d{2}\\.[A-Y]\\d{2}|[A-Y]\\d{2}(?:\\.\\d{2,3}){0,3})-(?:\\d{6}|\\d{8})-\\d{4,7}$",
            "chong", "vo");

    public OneStopRules {
        try {
            Pattern.compile(numberPattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("numberPattern is not a regular expression", e);
        }
        if (husbandPrefix.isEmpty() || wifePrefix.isEmpty() || husbandPrefix.equals(wifePrefix))
            throw new IllegalArgumentException("husband and wife need two different prefixes");
    }
}
