package vn.lienthong.routing;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.config.SettingKey;

/** Settings that are named, class names that are not: what may stand in any text of a route. */
final class PlaceholderRule implements RouteRule {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([^}]*)}}");
    private static final Pattern CLASS_NAME =
            Pattern.compile("\\b[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)*\\.[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*\\b");
    private static final Pattern PACKAGE = Pattern.compile("\\b(java|javax|jakarta|org|com|net|io|vn)\\.[a-z]");
    private static final Pattern REFERENCE = Pattern.compile("#(class|bean|type|property|autowired|valueAs).*");

    private final Map<String, SettingKey> settings;

    PlaceholderRule(Map<String, SettingKey> settings) {
        this.settings = settings;
    }

    @Override
    public void check(RouteDocument route, FaultList faults) {
        route.texts(node -> {
            placeholders(route, node, faults);
            String text = node.text();
            boolean named =
                    CLASS_NAME.matcher(text).find() && PACKAGE.matcher(text).find();
            if (named || REFERENCE.matcher(text).matches()) faults.add(route, node.line(), "class-name");
        });
    }

    private void placeholders(RouteDocument route, YamlNode node, FaultList faults) {
        Matcher placeholder = PLACEHOLDER.matcher(node.text());
        while (placeholder.find()) {
            String key = placeholder.group(1);
            if (key.matches("(env|sys|service|bean|ref|properties|[a-z]+-?[a-z]*):.*")
                    && !settings.containsKey(name(key))) faults.add(route, node.line(), "placeholder-function", key);
            else if (!settings.containsKey(name(key))) faults.add(route, node.line(), "placeholder-unknown", key);
            else if (settings.get(name(key)).isSecret()) faults.add(route, node.line(), "placeholder-secret", key);
        }
    }

    private static String name(String key) {
        int colon = key.indexOf(':');
        return colon < 0 ? key : key.substring(0, colon);
    }
}
