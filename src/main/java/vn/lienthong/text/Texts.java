package vn.lienthong.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * Everything a person may read, in Vietnamese and English, from {@code texts/texts_vi.properties} and {@code
 * texts/texts_en.properties}. Patterns are {@link MessageFormat}: {@code {0}}, and {@code ''} for an apostrophe.
 */
public final class Texts {
    public static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private final ResourceBundle bundle;

    private Texts(Locale locale) {
        bundle = ResourceBundle.getBundle(
                "texts.texts",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Any locale but English reads Vietnamese. */
    public static Texts in(Locale locale) {
        return new Texts("en".equals(locale.getLanguage()) ? Locale.ENGLISH : VIETNAMESE);
    }

    public static Texts vietnamese() {
        return new Texts(VIETNAMESE);
    }

    /** The raw texts, for a library that brings its own formatting (the usage help of the command line). */
    public ResourceBundle bundle() {
        return bundle;
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** @throws MissingResourceException for a key that no file has: a fault of ours, caught by a test over all keys */
    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
    }

    public String get(String key, List<String> arguments) {
        return get(key, arguments.toArray());
    }
}
