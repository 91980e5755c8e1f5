package vn.lienthong.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.config.SettingKey.Type;

/**
 * The effective settings, read once and checked. Layers from weak to strong: {@code application.properties} in the jar,
 * {@code routes/provinces/<province>/province.properties}, the file of {@code --config}, the environment.
 */
public final class Settings {
    private final SettingSchema schema;
    private final Map<String, Effective> values;

    /** @param value with references and {@code file:} resolved; empty = not set */
    record Effective(String value, Origin origin) {}

    Settings(SettingSchema schema, Map<String, Effective> values) {
        this.schema = schema;
        this.values = Map.copyOf(values);
    }

    /**
     * @param config the file of {@code --config}, or null for none
     * @param environment as of {@link System#getenv()}; only variables that name a known key count
     * @throws SettingsFaults with everything that is wrong
     */
    public static Settings load(Path config, Map<String, String> environment) {
        return load(config, environment, Map.of());
    }

    /** As {@link #load(Path, Map)}, with values that are stronger than all layers: the demo's ports and partners. */
    public static Settings load(Path config, Map<String, String> environment, Map<String, String> given) {
        var layers = new SettingsLayers(SettingSchema.shipped());
        layers.file(config);
        layers.environment(environment);
        layers.given(given);
        layers.province();
        return layers.settings();
    }

    /** These values over the defaults, without province, file or environment: for tests. */
    public static Settings of(Map<String, String> given) {
        var layers = new SettingsLayers(SettingSchema.shipped());
        layers.given(given);
        return layers.settings();
    }

    /** Whether these layers name the production environment, however faulty the rest of them is. */
    public static boolean nameProduction(Path config, Map<String, String> environment) {
        return layers(config, environment).nameProduction();
    }

    /** What somebody has set, unchecked, however faulty the rest of the layers is; empty while the default stands. */
    public static Optional<String> named(Path config, Map<String, String> environment, String key) {
        return layers(config, environment).named(key);
    }

    private static SettingsLayers layers(Path config, Map<String, String> environment) {
        var layers = new SettingsLayers(SettingSchema.shipped());
        layers.file(config);
        layers.environment(environment);
        layers.province();
        return layers;
    }

    /** @throws IllegalStateException if the key is not set; keys with a default always are */
    public String text(String key) {
        return optional(key).orElseThrow(() -> new IllegalStateException(key + " is not set"));
    }

    public Optional<String> optional(String key) {
        if (key(key).isSecret()) throw new IllegalArgumentException(key + " is a secret");
        return present(key);
    }

    public Duration duration(String key) {
        return Durations.parse(typed(key, Type.DURATION)).orElseThrow();
    }

    public int number(String key) {
        return Integer.parseInt(typed(key, Type.NUMBER));
    }

    /** In bytes. */
    public long bytes(String key) {
        return ByteSizes.parse(typed(key, Type.BYTES)).orElseThrow();
    }

    public boolean flag(String key) {
        return Boolean.parseBoolean(typed(key, Type.FLAG));
    }

    /** A day; empty if not set. */
    public Optional<LocalDate> date(String key) {
        expect(key, Type.DATE);
        return present(key).map(LocalDate::parse);
    }

    /** Without blanks around the entries; empty if not set. */
    public List<String> list(String key) {
        expect(key, Type.LIST);
        return present(key)
                .map(value -> Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(entry -> !entry.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** Relative paths are relative to the folder the process was started in. */
    public Path path(String key) {
        return Path.of(typed(key, Type.PATH));
    }

    public Optional<Secret> secret(String key) {
        expect(key, Type.SECRET);
        return present(key).map(Secret::new);
    }

    public boolean isProduction() {
        return "production".equals(text("lienthong.environment"));
    }

    public Origin origin(String key) {
        return values.get(key(key).name()).origin();
    }

    /** All known keys, in the order of {@code application.properties}. */
    public Collection<SettingKey> keys() {
        return schema.keys();
    }

    /** The value for people: secrets as {@code ***}, and so are passwords inside an address; empty if not set. */
    public String shown(String key) {
        String value = values.get(key(key).name()).value();
        if (key(key).isSecret()) return value.isEmpty() ? "" : "***";
        return value.replaceAll("(?i)(password=)[^&;]*", "$1***").replaceAll("//[^/@]*@", "//***@");
    }

    /** All values as {@link #shown}. */
    @Override
    public String toString() {
        Map<String, String> all = new LinkedHashMap<>();
        keys().forEach(key -> all.put(key.name(), shown(key.name())));
        return all.toString();
    }

    private Optional<String> present(String key) {
        return Optional.of(values.get(key(key).name()).value()).filter(value -> !value.isEmpty());
    }

    private String typed(String key, Type type) {
        expect(key, type);
        return text(key);
    }

    private void expect(String key, Type type) {
        if (key(key).type() != type) throw new IllegalArgumentException(key + " is a " + key(key).type());
    }

    private SettingKey key(String name) {
        SettingKey key = schema.find(name);
        if (key == null) throw new IllegalArgumentException("no such setting: " + name);
        return key;
    }
}
