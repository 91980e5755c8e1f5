package vn.lienthong.inbound;

import java.text.Normalizer;

/** Which characters text may hold, and its one spelling. */
final class Characters {
    private Characters() {}

    /** False for NUL, which PostgreSQL cannot store, and for half a surrogate pair, which UTF-8 cannot write. */
    static boolean areStorable(String text) {
        int length = text.length();
        for (int at = 0; at < length; at++) {
            char c = text.charAt(at);
            if (c == 0) return false;
            if (!Character.isSurrogate(c)) continue;
            if (!Character.isHighSurrogate(c) || at + 1 == length || !Character.isLowSurrogate(text.charAt(at + 1))) {
                return false;
            }
            at++;
        }
        return true;
    }

    /** Storable, and every character one that XML 1.0 allows (its section 2.2). */
    static boolean areXmlText(String text) {
        return areStorable(text)
                && text.chars()
                        .noneMatch(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r' || c == 0xFFFE || c == 0xFFFF);
    }

    /** Composed (NFC) and otherwise unchanged, so that one name has one spelling. */
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
