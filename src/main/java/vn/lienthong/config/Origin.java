package vn.lienthong.config;

import java.util.Locale;
import vn.lienthong.text.Texts;

/**
 * Where the effective value of a setting comes from.
 *
 * @param place the file or the environment variable; empty for a default
 */
public record Origin(Layer layer, String place) {
    /** From the weakest to the strongest. */
    public enum Layer {
        DEFAULT,
        PROVINCE,
        FILE,
        ENVIRONMENT,
        /** Given by the program itself, as the demo and tests do. */
        PROGRAM
    }

    static final Origin DEFAULT = new Origin(Layer.DEFAULT, "");

    public String text(Texts texts) {
        return texts.get("settings.origin." + layer.name().toLowerCase(Locale.ROOT), place);
    }
}
