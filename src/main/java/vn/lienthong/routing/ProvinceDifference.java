package vn.lienthong.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.lienthong.config.SettingKey;
import vn.lienthong.config.Settings;

/**
 * What one province has changed: the values of its {@code province.properties} and every file it puts beside or in the
 * place of a shared one.
 */
public record ProvinceDifference(String province, List<Value> values, List<Replaced> files) {
    private static final String PROPERTIES = "province.properties";
    private static final int DEPTH = 6;

    /** A setting. @param common the default; empty = not set; secrets are masked in both */
    public record Value(String key, String common, String own) {}

    /** What a file is to the engine. */
    public enum Kind {
        ROUTE,
        MAPPING,
        TABLE,
        TEST,
        OTHER
    }

    /** How it stands to the shared file of the same name. */
    public enum Act {
        REPLACES,
        ADDS,
        /** Word for word the shared file: it could go. */
        REPEATS
    }

    /**
     * One file of the province.
     *
     * @param name relative, as for a shared file
     * @param before hash of the shared file; empty where there is none
     * @param diff unified, from the shared file to this one
     */
    public record Replaced(String name, Kind kind, Act act, String before, String after, String diff) {}

    /** @return empty where {@code routes/provinces/} has no such folder */
    public static Optional<ProvinceDifference> of(Path routesDirectory, String province, Settings settings)
            throws IOException {
        if (!RouteCheck.provinces(routesDirectory).contains(province)) return Optional.empty();
        Path folder = routesDirectory.resolve("provinces").resolve(province);
        List<Replaced> files = new ArrayList<>();
        List<Path> found;
        try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
            found = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : found) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (!name.equals(PROPERTIES)) files.add(replaced(name, routesDirectory.resolve(name), file));
        }
        return Optional.of(new ProvinceDifference(province, values(folder.resolve(PROPERTIES), settings), files));
    }

    private static Replaced replaced(String name, Path shared, Path own) throws IOException {
        String before = Files.isRegularFile(shared) ? Files.readString(shared) : null;
        String after = Files.readString(own);
        Act act = before == null ? Act.ADDS : before.equals(after) ? Act.REPEATS : Act.REPLACES;
        return new Replaced(
                name,
                kind(name),
                act,
                before == null ? "" : ContentHash.of(before),
                ContentHash.of(after),
                TextDifference.unified(before == null ? "" : before, after));
    }

    private static Kind kind(String name) {
        if (name.endsWith(RouteCheck.TEST)) return Kind.TEST;
        if (name.endsWith(RouteCheck.ENDING)) return Kind.ROUTE;
        if (name.endsWith(".jq")) return Kind.MAPPING;
        return name.toLowerCase(Locale.ROOT).endsWith(".csv") ? Kind.TABLE : Kind.OTHER;
    }

    private static List<Value> values(Path file, Settings settings) throws IOException {
        List<Value> values = new ArrayList<>();
        if (!Files.isRegularFile(file)) return values;
        Properties own = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            own.load(reader);
        }
        for (String key : new TreeSet<>(own.stringPropertyNames())) {
            Optional<SettingKey> known = settings.keys().stream()
                    .filter(each -> each.name().equals(key))
                    .findFirst();
            boolean secret = known.map(SettingKey::isSecret).orElse(false);
            String common = known.map(SettingKey::fallback).orElse("");
            values.add(new Value(
                    key, secret && !common.isEmpty() ? "***" : common, secret ? "***" : own.getProperty(key)));
        }
        return values;
    }
}
