package vn.lienthong.inbound;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.lienthong.text.Times;

/**
 * The marriage form (KH): two people, each under the prefix that the configuration names. Both names are required; what
 * the law asks of the couple is for the officer to judge, so an age below the legal one is a warning.
 */
final class MarriageForm {
    /** Law on marriage and family 2014, article 8. */
    private static final int HUSBAND_YEARS = 20;

    private static final int WIFE_YEARS = 18;

    private MarriageForm() {}

    static void check(RegistrationForm form, OneStopRules rules, Findings findings) {
        for (String spouse : List.of(rules.husbandPrefix(), rules.wifePrefix())) {
            if (!form.hasName(spouse)) findings.invalid(FormReader.FIELD + "." + spouse + "HoTen", "required");
        }
    }

    /** Codes of {@code warning.<code>} texts. The age counts on the day of reception. */
    static List<String> warnings(RegistrationForm form, OneStopRules rules, Instant receivedAt) {
        LocalDate day = LocalDate.ofInstant(receivedAt, Times.VIETNAM);
        List<String> codes = new ArrayList<>();
        if (below(form, rules.husbandPrefix(), HUSBAND_YEARS, day) || below(form, rules.wifePrefix(), WIFE_YEARS, day))
            codes.add("spouse-below-marriage-age");
        if (unreadable(form, rules.husbandPrefix()) || unreadable(form, rules.wifePrefix())) codes.add("date-unusual");
        return codes;
    }

    private static boolean below(RegistrationForm form, String spouse, int years, LocalDate day) {
        Optional<FormDate> born = form.date(spouse, "Sinh");
        return born.isPresent() && born.get().isSurelyYoungerThan(years, new FormDate(day, day));
    }

    private static boolean unreadable(RegistrationForm form, String spouse) {
        return form.mentionsDate(spouse, "Sinh") && form.date(spouse, "Sinh").isEmpty();
    }
}
