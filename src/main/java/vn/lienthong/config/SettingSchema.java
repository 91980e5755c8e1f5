package vn.lienthong.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.config.SettingKey.Type;

/**
 * The known settings, in the order of {@code application.properties}: that file is the schema, the defaults and the
 * documentation at once. A key without its comment line is a fault of ours and stops the start.
 */
public final class SettingSchema {
    private static final Pattern COMMENT = Pattern.compile(
            "# (text|secret|duration|number|flag|list|path|url|regex|cron|date|bytes|choice\\(([a-z,-]+)\\))"
                    + "( or nothing)?( (\\S+)\\.\\.(\\S*?))?(, ([^–]+))? – (.+)");

    private final Map<String, SettingKey> keys;

    private SettingSchema(Map<String, SettingKey> keys) {
        this.keys = keys;
    }

    /** The schema in this jar. */
    public static SettingSchema shipped() {
        try (InputStream file = SettingSchema.class.getResourceAsStream("/application.properties")) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SettingSchema parse(String text) {
        Map<String, SettingKey> keys = new LinkedHashMap<>();
        Properties defaults = properties(text);
        String comment = "";
        for (String line : text.lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String name = line.substring(0, line.indexOf('='));
                var described = COMMENT.matcher(comment);
                if (!described.matches()) throw new IllegalStateException("no description above " + name);
                if (keys.put(name, key(name, described, defaults.getProperty(name))) != null)
                    throw new IllegalStateException("twice: " + name);
            }
            comment = line;
        }
        return new SettingSchema(keys);
    }

    private static SettingKey key(String name, Matcher described, String fallback) {
        String choices = described.group(2);
        Type type =
                choices != null ? Type.CHOICE : Type.valueOf(described.group(1).toUpperCase(Locale.ROOT));
        return new SettingKey(
                name,
                type,
                choices == null ? List.of() : List.of(choices.split(",")),
                bound(type, described.group(5), 1),
                bound(type, described.group(6), type == Type.NUMBER ? Integer.MAX_VALUE : Long.MAX_VALUE),
                described.group(8) == null ? "" : described.group(8),
                described.group(9),
                fallback.strip(),
                fallback.isBlank() || described.group(3) != null);
    }

    private static long bound(Type type, String text, long otherwise) {
        if (text == null || text.isEmpty()) return otherwise;
        return type == Type.BYTES ? ByteSizes.parse(text).orElseThrow() : Long.parseLong(text);
    }

    private static Properties properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    public Collection<SettingKey> keys() {
        return keys.values();
    }

    /** @return null if there is no such key */
    SettingKey find(String name) {
        return keys.get(name);
    }

    /** The known key most like this one, for the person who mistyped it. */
    String nearest(String name) {
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (String known : keys.keySet()) {
            int distance = distance(name, known);
            if (distance < least) {
                least = distance;
                nearest = known;
            }
        }
        return nearest;
    }

    /** Edits (insert, delete, replace) from one text to the other. */
    private static int distance(String from, String to) {
        List<Integer> row = new ArrayList<>();
        for (int j = 0; j <= to.length(); j++) row.add(j);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row.get(0);
            row.set(0, i);
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row.get(j);
                row.set(j, Math.min(replaced, 1 + Math.min(diagonal, row.get(j - 1))));
            }
        }
        return row.get(to.length());
    }
}
