package vn.lienthong.routing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import vn.lienthong.config.RouteFiles;

/** What expressions may say: jq that compiles, mapping files that exist, Simple without code or numbers. */
final class ExpressionRule implements RouteRule {
    private static final String RESOURCE = "resource:";
    static final String MAPPING = RESOURCE + RouteResources.SCHEME + ":";
    private static final Pattern FUNCTION = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern HARMLESS =
            Pattern.compile("(header|variable|exchangeProperty)\\.[A-Za-z][A-Za-z0-9-]*");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern NUMERIC = Pattern.compile("(?<![<>=])\\s[<>]=?\\s");

    private final RouteFiles files;

    ExpressionRule(RouteFiles files) {
        this.files = files;
    }

    @Override
    public void check(RouteDocument route, FaultList faults) {
        route.expressions().forEach(entry -> {
            YamlNode node = entry.getValue();
            if (node.text().startsWith(RESOURCE)) resource(route, node, faults);
            else if (entry.getKey().equals("jq")) jq(route, node, faults);
            else if (entry.getKey().equals("simple")) simple(route, node.text(), node.line(), faults);
        });
        for (RouteDocument.StepNode step : route.steps()) {
            if (step.word().equals("toD")) simple(route, step.body().textOf("uri"), step.line(), faults);
            if (step.word().equals("log")) log(route, step, faults);
        }
    }

    private void resource(RouteDocument route, YamlNode node, FaultList faults) {
        if (!node.text().startsWith(MAPPING)) faults.add(route, node.line(), "resource-scheme", node.text());
        else if (files.find(node.text().substring(MAPPING.length())).isEmpty())
            faults.add(route, node.line(), "resource-missing", node.text().substring(MAPPING.length()));
    }

    private static void jq(RouteDocument route, YamlNode node, FaultList faults) {
        Optional<JsonQuery> mapping = compiled(node.text());
        if (mapping.isEmpty()) faults.add(route, node.line(), "jq", node.text());
        mapping.flatMap(JqWords::unknownIn).ifPresent(word -> faults.add(route, node.line(), "jq-word", word));
    }

    /** Empty where the syntax is wrong. */
    static Optional<JsonQuery> compiled(String expression) {
        try {
            return Optional.of(JsonQuery.compile(expression, Versions.JQ_1_6));
        } catch (JsonQueryException broken) {
            return Optional.empty();
        }
    }

    private static void simple(RouteDocument route, String text, int line, FaultList faults) {
        Matcher function = FUNCTION.matcher(text);
        while (function.find()) {
            if (!HARMLESS.matcher(function.group(1)).matches())
                faults.add(route, line, "simple-function", function.group(1));
        }
        if (NUMERIC.matcher(QUOTED.matcher(text).replaceAll("''")).find()) faults.add(route, line, "simple-numeric");
    }

    /** A log line may carry numbers of dossiers, never what they contain. */
    private static void log(RouteDocument route, RouteDocument.StepNode step, FaultList faults) {
        Matcher function = FUNCTION.matcher(step.body().textOf("message"));
        while (function.find()) {
            if (!function.group(1).matches("header\\.(dossier|status|version|group|oneStopNumber)"))
                faults.add(route, step.line(), "log-content", function.group(1));
        }
    }
}
