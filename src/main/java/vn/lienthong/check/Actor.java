package vn.lienthong.check;

import java.util.List;
import java.util.Locale;

/** Who has to act. Texts {@code minutes.who.<word>}. */
public enum Actor {
    /** Ministry of Public Security, Department C06: the interlinked-services software. */
    C06,
    /** Ministry of Justice: the civil registry and its key. */
    JUSTICE,
    /** The province: its one-stop system, network, offices. */
    PROVINCE,
    /** Government Office: the national portal. */
    GOVERNMENT_OFFICE,
    /** Whoever runs this engine. */
    US;

    /** As in tables and JSON: {@code government-office}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for another word */
    static Actor of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whose system a partner is. */
    static Actor ownerOf(String partner) {
        return switch (partner) {
            case "dvclt" -> C06;
            case "ndxp" -> JUSTICE;
            case "portal" -> GOVERNMENT_OFFICE;
            default -> PROVINCE;
        };
    }

    public Words words() {
        return Words.of("minutes.who." + word(), List.of());
    }
}
