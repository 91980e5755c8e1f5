package vn.lienthong.inbound;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A personal identification number of 12 digits: 3 province or country of birth registration, 1 century and sex, 2
 * year, 6 random (Decree 137/2015, article 13). Nothing about it is certain – people change sex, were registered abroad
 * or corrected – so it can only look unusual.
 */
record IdentityNumber(String digits) {
    private static final Pattern TWELVE = Pattern.compile("[0-9]{12}");
    /** The 63 province codes until 30/06/2025; they stay in the numbers for life. */
    private static final Set<String> PROVINCES = Set.of(
            "001", "002", "004", "006", "008", "010", "011", "012", "014", "015", "017", "019", "020", "022", "024",
            "025", "026", "027", "030", "031", "033", "034", "035", "036", "037", "038", "040", "042", "044", "045",
            "046", "048", "049", "051", "052", "054", "056", "058", "060", "062", "064", "066", "067", "068", "070",
            "072", "074", "075", "077", "079", "080", "082", "083", "084", "086", "087", "089", "091", "092", "093",
            "094", "095", "096");

    static Optional<IdentityNumber> of(String text) {
        return TWELVE.matcher(text).matches() ? Optional.of(new IdentityNumber(text)) : Optional.empty();
    }

    /** Whether the first digits are a province's; codes from 100 on are countries'. */
    boolean hasKnownPrefix() {
        return digits.charAt(0) != '0' || PROVINCES.contains(digits.substring(0, 3));
    }

    /** @param sex 1 male, 2 female, anything else unknown and so not compared */
    boolean agreesWithSex(String sex) {
        int written = (digits.charAt(3) - '0') % 2;
        return switch (sex) {
            case "1" -> written == 0;
            case "2" -> written == 1;
            default -> true;
        };
    }

    /** Whether century and year allow this birth date. */
    boolean agreesWith(FormDate birth) {
        int year = 1900 + (digits.charAt(3) - '0') / 2 * 100 + Integer.parseInt(digits.substring(4, 6));
        return year >= birth.earliest().getYear() && year <= birth.latest().getYear();
    }
}
