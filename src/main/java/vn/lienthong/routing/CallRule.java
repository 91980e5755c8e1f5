package vn.lienthong.routing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.lienthong.config.Durations;
import vn.lienthong.config.SettingKey;

/** Addresses: allowed schemes, words, options and their values. */
final class CallRule implements RouteRule {
    private static final Pattern QUEUE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}:]+)(:[^}]*)?}}");
    private static final Set<String> DYNAMIC = Set.of("queue", "direct", "dossier");

    private final Map<String, SettingKey> settings;
    private final Set<String> requestPaths;

    /** @param requestPaths the paths of the partner API's description */
    CallRule(Map<String, SettingKey> settings, Set<String> requestPaths) {
        this.settings = settings;
        this.requestPaths = requestPaths;
    }

    @Override
    public void check(RouteDocument route, FaultList faults) {
        for (Call call : route.calls()) check(route, call, faults);
    }

    private void check(RouteDocument route, Call call, FaultList faults) {
        int line = call.line();
        if (!RouteWord.isScheme(call.scheme())) {
            faults.add(route, line, "scheme", call.scheme(), Reason.of(call.scheme()));
            return;
        }
        if (!RouteWord.allows(call.scheme(), call.isFrom())) {
            faults.add(route, line, call.isFrom() ? "only-to" : "only-from", call.scheme());
            return;
        }
        boolean dynamic = call.name().contains("${");
        if (dynamic && (call.kind() != Call.Kind.TO_DYNAMIC || !DYNAMIC.contains(call.scheme()))) {
            faults.add(route, line, call.kind() == Call.Kind.TO_DYNAMIC ? "dynamic" : "not-dynamic", call.scheme());
            return;
        }
        if (!dynamic) word(route, call, faults);
        if (call.scheme().equals("queue")) queue(route, call, dynamic, faults);
        if (call.scheme().equals("platform-http")) path(route, call, faults);
        if (call.scheme().equals("sql")) sql(route, call, faults);
        if (call.scheme().equals("log") && !"false".equals(call.options().get("showBody")))
            faults.add(route, line, "log-body");
    }

    private static void word(RouteDocument route, Call call, FaultList faults) {
        Optional<RouteWord> word = RouteWord.of(call);
        if (word.isEmpty()) {
            faults.add(route, call.line(), "word", call.uri());
            return;
        }
        for (String option : call.options().keySet()) {
            if (option.toLowerCase(java.util.Locale.ROOT).contains("cors"))
                faults.add(route, call.line(), "cors", option);
            else if (!word.get().options().contains(option))
                faults.add(route, call.line(), "option", option, call.uri());
        }
        for (String option : word.get().required()) {
            if (!call.options().containsKey(option))
                faults.add(route, call.line(), "option-missing", option, call.uri());
        }
    }

    private void queue(RouteDocument route, Call call, boolean dynamic, FaultList faults) {
        if (!dynamic && !QUEUE.matcher(call.name()).matches())
            faults.add(route, call.line(), "queue-name", call.name());
        String delay = call.options().get("delay");
        if (delay != null && !isDuration(delay)) faults.add(route, call.line(), "duration", delay);
    }

    private boolean isDuration(String text) {
        var placeholder = PLACEHOLDER.matcher(text);
        if (!placeholder.matches()) return Durations.parse(text).isPresent();
        SettingKey key = settings.get(placeholder.group(1));
        return key == null || key.type() == SettingKey.Type.DURATION; // an unknown key is the placeholder rule's
    }

    private void path(RouteDocument route, Call call, FaultList faults) {
        String path = call.name().startsWith("/") ? call.name() : "/" + call.name();
        if (path.startsWith("/proxy") || call.name().startsWith("proxy"))
            faults.add(route, call.line(), "proxy", call.name());
        else if (!requestPaths.contains(path)) faults.add(route, call.line(), "path", path);
    }

    private static void sql(RouteDocument route, Call call, FaultList faults) {
        if (call.kind() == Call.Kind.TO_DYNAMIC
                || call.name().contains("{{")
                || call.name().contains("?")
                || call.name().contains(":#$")) faults.add(route, call.line(), "sql-unbound");
    }
}
