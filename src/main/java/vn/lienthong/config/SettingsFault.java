package vn.lienthong.config;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.text.Texts;

/**
 * One thing that is wrong with the settings. Never holds the value of a secret.
 *
 * @param key the setting, or the file that could not be read
 * @param code the text is {@code settings.fault.<code>}; its first argument is the key
 */
public record SettingsFault(String key, String code, List<String> arguments) {
    static SettingsFault of(String key, String code, Object... arguments) {
        return new SettingsFault(
                key, code, List.of(arguments).stream().map(String::valueOf).toList());
    }

    /** One line for a person. */
    public String text(Texts texts) {
        var all = new ArrayList<String>();
        all.add(key);
        all.addAll(arguments);
        return texts.get("settings.fault." + code, all);
    }
}
