package vn.lienthong.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.config.Origin.Layer;
import vn.lienthong.config.SettingKey.Type;
import vn.lienthong.config.Settings.Effective;

/** Puts the layers over each other and collects everything that is wrong with them. */
final class SettingsLayers {
    private static final String PROVINCE = "lienthong.province";
    private static final String ROUTES_DIR = "lienthong.routes-dir";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-z0-9.-]+)}");

    private final SettingSchema schema;
    private final Map<Layer, Map<String, Effective>> layers = new EnumMap<>(Layer.class);
    private final List<SettingsFault> faults = new ArrayList<>();

    SettingsLayers(SettingSchema schema) {
        this.schema = schema;
        Map<String, Effective> defaults = new LinkedHashMap<>();
        schema.keys().forEach(key -> defaults.put(key.name(), new Effective(key.fallback(), Origin.DEFAULT)));
        layers.put(Layer.DEFAULT, defaults);
    }

    /** @param file null for none */
    void file(Path file) {
        if (file != null) layers.put(Layer.FILE, read(file, Layer.FILE));
    }

    void environment(Map<String, String> environment) {
        Map<String, Effective> layer = new LinkedHashMap<>();
        for (SettingKey key : schema.keys()) {
            String value = environment.get(key.variable());
            if (value != null)
                layer.put(key.name(), new Effective(value.strip(), new Origin(Layer.ENVIRONMENT, key.variable())));
        }
        layers.put(Layer.ENVIRONMENT, layer);
    }

    void given(Map<String, String> given) {
        Map<String, Effective> layer = new LinkedHashMap<>();
        new TreeMap<>(given).forEach((name, value) -> put(layer, name, value, new Origin(Layer.PROGRAM, "")));
        layers.put(Layer.PROGRAM, layer);
    }

    /** The province's own settings: last, because the stronger layers say which province it is and where. */
    void province() {
        String name = strongest(PROVINCE).value();
        if (!name.matches("[a-z0-9][a-z0-9-]*")) {
            faults.add(SettingsFault.of(PROVINCE, "province-name"));
            return;
        }
        Path folder;
        try {
            folder = Path.of(strongest(ROUTES_DIR).value(), "provinces", name);
        } catch (InvalidPathException e) {
            return; // the check of routes-dir says so
        }
        if (!Files.isDirectory(folder)) {
            faults.add(SettingsFault.of(PROVINCE, "province-missing", name, folder));
            return;
        }
        Path file = folder.resolve("province.properties");
        if (!Files.exists(file)) return;
        Map<String, Effective> layer = read(file, Layer.PROVINCE);
        for (String fixed : List.of(PROVINCE, ROUTES_DIR))
            if (layer.remove(fixed) != null) faults.add(SettingsFault.of(fixed, "not-in-province", file));
        layers.put(Layer.PROVINCE, layer);
    }

    /** @throws SettingsFaults if anything was wrong in any layer */
    Settings settings() {
        Map<String, Effective> effective = new LinkedHashMap<>();
        for (SettingKey key : schema.keys()) effective.put(key.name(), resolved(key, strongest(key.name())));
        for (SettingKey key : schema.keys())
            ValueCheck.fault(key, effective.get(key.name()).value()).ifPresent(faults::add);
        faults.addAll(new SettingsRules(schema, effective).faults());
        if (!faults.isEmpty()) throw new SettingsFaults(faults);
        return new Settings(schema, effective);
    }

    boolean nameProduction() {
        return strongest("lienthong.environment").value().equals("production");
    }

    /** The value that stands over the default, as it is written there. */
    Optional<String> named(String key) {
        return Optional.of(strongest(key))
                .filter(value -> value.origin().layer() != Layer.DEFAULT)
                .map(Effective::value);
    }

    private Effective strongest(String key) {
        Effective strongest = null;
        for (Map<String, Effective> layer : layers.values()) strongest = layer.getOrDefault(key, strongest);
        return strongest;
    }

    private Effective resolved(SettingKey key, Effective raw) {
        if (raw.origin().layer() == Layer.DEFAULT)
            return new Effective(
                    REFERENCE
                            .matcher(raw.value())
                            .replaceAll(found -> Matcher.quoteReplacement(referred(found.group(1)))),
                    raw.origin());
        if (key.isSecret() && raw.value().startsWith("file:"))
            return new Effective(fileContent(key, raw.value().substring("file:".length())), raw.origin());
        return raw;
    }

    private String referred(String name) {
        String value = strongest(name).value();
        if (schema.find(name).type() != Type.PATH) return value;
        try {
            return Path.of(value).toAbsolutePath().normalize().toString();
        } catch (InvalidPathException e) {
            return value; // the check of that key says so
        }
    }

    private String fileContent(SettingKey key, String file) {
        try {
            String content = Files.readString(Path.of(file)).strip();
            if (content.isEmpty()) faults.add(SettingsFault.of(key.name(), "secret-file", file));
            return content;
        } catch (IOException | InvalidPathException e) {
            faults.add(SettingsFault.of(key.name(), "secret-file", file));
            return file;
        }
    }

    private Map<String, Effective> read(Path file, Layer layer) {
        Map<String, Effective> values = new LinkedHashMap<>();
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(ByteOrderMark.removed(Files.readString(file))));
        } catch (NoSuchFileException e) {
            faults.add(SettingsFault.of(file.toString(), "file-missing"));
        } catch (IOException | IllegalArgumentException e) { // the second is a broken backslash-u
            faults.add(SettingsFault.of(file.toString(), "file-unreadable"));
            return values;
        }
        for (String name : new TreeSet<>(properties.stringPropertyNames()))
            put(values, name, properties.getProperty(name), new Origin(layer, file.toString()));
        return values;
    }

    private void put(Map<String, Effective> layer, String name, String value, Origin origin) {
        if (schema.find(name) == null)
            faults.add(SettingsFault.of(name, "unknown", origin.place(), schema.nearest(name)));
        else layer.put(name, new Effective(value.strip(), origin));
    }
}
