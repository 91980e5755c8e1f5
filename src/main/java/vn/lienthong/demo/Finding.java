package vn.lienthong.demo;

import java.util.List;
import vn.lienthong.text.Texts;

/**
 * Something that is not as it should be, in one dossier or at one partner.
 *
 * @param code the text is {@code demo.finding.<code>}
 * @param arguments codes and counts, never anything about a person
 */
public record Finding(String code, List<String> arguments) {
    static Finding of(String code, Object... arguments) {
        return new Finding(
                code, List.of(arguments).stream().map(String::valueOf).toList());
    }

    public String text(Texts texts) {
        return texts.get("demo.finding." + code, arguments);
    }
}
