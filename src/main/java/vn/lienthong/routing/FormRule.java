package vn.lienthong.routing;

import java.util.Map;
import java.util.Set;

/** The canonical form that visual editors write: one route, steps with {@code uri} and {@code parameters}. */
final class FormRule implements RouteRule {
    private static final Set<String> ROUTE = Set.of("id", "description", "from");
    private static final Set<String> FROM = Set.of("uri", "parameters", "steps");
    private static final Map<String, Set<String>> STEPS = Map.ofEntries(
            Map.entry("to", Set.of("uri", "parameters")),
            Map.entry("toD", Set.of("uri", "parameters")),
            Map.entry("setBody", Set.of("expression")),
            Map.entry("setHeader", Set.of("name", "expression")),
            Map.entry("setVariable", Set.of("name", "expression")),
            Map.entry("setProperty", Set.of("name", "expression")),
            Map.entry("removeHeader", Set.of("name")),
            Map.entry("removeVariable", Set.of("name")),
            Map.entry("removeProperty", Set.of("name")),
            Map.entry("choice", Set.of("when", "otherwise")),
            Map.entry("filter", Set.of("expression", "steps")),
            Map.entry("split", Set.of("expression", "steps")),
            Map.entry("log", Set.of("message", "loggingLevel", "logName")),
            Map.entry("stop", Set.of()));
    private static final Set<String> EVERYWHERE = Set.of("id", "description", "note");
    private static final Set<String> LANGUAGES = Set.of("constant", "simple", "jq");
    private static final Set<String> RETRY =
            Set.of("onException", "errorHandler", "routeConfiguration", "routeConfigurationId", "onFallback");

    /** Whether the file has one route at all; without it no other rule makes sense. */
    static boolean hasRoute(RouteDocument route, FaultList faults) {
        YamlNode root = route.root();
        if (root.items().size() == 1
                && root.items().get(0).fields().keySet().equals(Set.of("route"))
                && !route.route().fields().isEmpty()
                && !route.route().field("from").fields().isEmpty()) return true;
        faults.add(route, root.line(), "not-one-route");
        return false;
    }

    @Override
    public void check(RouteDocument route, FaultList faults) {
        fields(route, route.route(), ROUTE, "route", faults);
        YamlNode from = route.route().field("from");
        fields(route, from, FROM, "from", faults);
        address(route, from, faults);
        if (from.field("steps").items().isEmpty()) faults.add(route, from.line(), "no-steps");
        for (RouteDocument.StepNode step : route.steps()) step(route, step, faults);
    }

    private static void step(RouteDocument route, RouteDocument.StepNode step, FaultList faults) {
        Set<String> known = STEPS.get(step.word());
        if (known == null) {
            String code = RETRY.contains(step.word()) ? "redelivery" : "step-not-allowed";
            faults.add(route, step.line(), code, step.word(), Reason.of(step.word()));
            return;
        }
        if (step.body().text() != null && !step.body().text().isEmpty()) {
            faults.add(route, step.line(), "not-canonical", step.word());
            return;
        }
        fields(route, step.body(), known, step.word(), faults);
        if (known.contains("uri")) address(route, step.body(), faults);
        if (known.contains("expression")) expression(route, step.body(), step.word(), faults);
        for (YamlNode when : step.body().field("when").items()) {
            fields(route, when, Set.of("expression", "steps"), "when", faults);
            expression(route, when, "when", faults);
        }
        fields(route, step.body().field("otherwise"), Set.of("steps"), "otherwise", faults);
    }

    private static void fields(RouteDocument route, YamlNode node, Set<String> known, String word, FaultList faults) {
        node.fields().forEach((name, value) -> {
            if (known.contains(name) || EVERYWHERE.contains(name)) return;
            String code = RETRY.contains(name) ? "redelivery" : "unknown-field";
            if (LANGUAGES.contains(name)) faults.add(route, value.line(), "not-canonical", word);
            else faults.add(route, value.line(), code, name, word);
        });
    }

    private static void address(RouteDocument route, YamlNode node, FaultList faults) {
        String uri = node.textOf("uri");
        if (uri.isEmpty() || (uri.contains("?") && !uri.startsWith("sql:")))
            faults.add(route, node.line(), "not-canonical", "uri");
    }

    private static void expression(RouteDocument route, YamlNode holder, String word, FaultList faults) {
        YamlNode expression = holder.field("expression");
        if (expression.fields().size() != 1) {
            faults.add(route, holder.line(), "not-canonical", word);
            return;
        }
        expression.fields().forEach((language, body) -> {
            if (!LANGUAGES.contains(language)) {
                faults.add(route, body.line(), "language", language);
                return;
            }
            if (body.field("expression").text() == null) faults.add(route, body.line(), "not-canonical", language);
            fields(route, body, Set.of("expression"), language, faults);
        });
    }
}
