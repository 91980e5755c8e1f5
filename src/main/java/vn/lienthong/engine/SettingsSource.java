package vn.lienthong.engine;

import org.apache.camel.spi.PropertiesSource;
import vn.lienthong.config.SettingKey;
import vn.lienthong.config.Settings;

/** {@code {{key}}} in a route is the effective setting of that name; a secret is none a route may read. */
final class SettingsSource implements PropertiesSource {
    private final Settings settings;

    SettingsSource(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String getName() {
        return "lienthong";
    }

    @Override
    public String getProperty(String name) {
        boolean readable = settings.keys().stream()
                .filter(key -> !key.isSecret())
                .map(SettingKey::name)
                .anyMatch(name::equals);
        return readable ? settings.optional(name).orElse(null) : null;
    }
}
