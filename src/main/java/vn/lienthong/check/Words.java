package vn.lienthong.check;

import java.util.List;
import java.util.Locale;
import vn.lienthong.text.Texts;

/** One sentence in both languages: minutes are kept and read by programs in either. */
public record Words(String vi, String en) {
    static Words of(String key, List<String> arguments) {
        return new Words(
                Texts.vietnamese().get(key, arguments), Texts.in(Locale.ENGLISH).get(key, arguments));
    }

    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : vi;
    }
}
