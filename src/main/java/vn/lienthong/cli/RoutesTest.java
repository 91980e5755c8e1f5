package vn.lienthong.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Settings;
import vn.lienthong.routing.RouteCheck;
import vn.lienthong.routing.RouteSummary;
import vn.lienthong.text.Texts;
import vn.lienthong.trial.Finding;
import vn.lienthong.trial.RouteExamples;
import vn.lienthong.trial.TrialResult;
import vn.lienthong.trial.Trials;

/** {@code lienthong routes test [ROUTE] [--province X]}: a province's own route tests; exit code 1 if one fails. */
@Command(name = "test")
final class RoutesTest implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ROUTE", arity = "0..1", defaultValue = "", descriptionKey = "cli.option.route")
    private String route;

    @Option(names = "--province", paramLabel = "PROVINCE", descriptionKey = "cli.option.province-folder")
    private String province;

    @Override
    public Integer call() throws Exception {
        Lienthong root = (Lienthong) spec.root().userObject();
        Settings settings = province == null ? root.settings() : root.settings(Map.of("lienthong.province", province));
        String name = settings.text("lienthong.province");
        RouteFiles files = new RouteFiles(settings.path("lienthong.routes-dir"), name);
        RouteCheck.of(settings).require(files);
        Map<String, String> fixed = Map.of(
                "lienthong.routes-dir", settings.path("lienthong.routes-dir").toString(), "lienthong.province", name);
        List<TrialResult> results;
        CountProgress progress = new CountProgress(root, "trial.progress", 10);
        try (Silence silence = Silence.begin()) {
            results = new Trials(files, values -> with(fixed, values), progress).run(route);
        }
        progress.end();
        if (results.isEmpty()) throw new CommandFailure(ExitCode.WRONG_USE, "no-route-tests", route);
        if (root.isJson()) root.out().println(json(results, root.texts()).toPrettyString());
        else {
            print(results, root);
            if (route.isEmpty()) print(RouteExamples.of(files, results), root);
            root.out().flush();
        }
        return results.stream().allMatch(TrialResult::passed) ? ExitCode.DONE : ExitCode.FOUND_FAULTS;
    }

    /** The province's settings, not those of this server: a test gives the same result wherever it runs. */
    private static Settings with(Map<String, String> fixed, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(fixed);
        all.putAll(values);
        return Settings.load(null, Map.of(), all);
    }

    private static void print(List<TrialResult> results, Lienthong root) {
        Texts texts = root.texts();
        long failed = 0;
        for (TrialResult result : results) {
            if (result.passed()) continue;
            failed++;
            root.out().println(result.file() + ":" + result.line() + " " + result.route() + " – " + result.test());
            for (Finding finding : result.findings()) {
                root.out()
                        .println("  " + result.file() + ":" + finding.line() + " "
                                + texts.get("trial." + finding.code(), finding.what()));
                if (finding.expected().isEmpty() && finding.got().isEmpty()) continue;
                root.out().println("    " + texts.get("trial.expected", finding.expected()));
                root.out().println("    " + texts.get("trial.got", finding.got()));
            }
        }
        root.out().println(texts.get("trial.all", results.size() - failed, failed));
    }

    /** A route without a test is no fault; the province's own are named. */
    private static void print(RouteExamples examples, Lienthong root) {
        Texts texts = root.texts();
        root.out()
                .println(texts.get(
                        "trial.examples",
                        examples.with().size(),
                        examples.without().size()));
        for (RouteSummary route : examples.wanted())
            root.out().println(texts.get("trial.example-wanted", route.file(), RouteExamples.place(route)));
    }

    private static ArrayNode json(List<TrialResult> results, Texts texts) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (TrialResult result : results) {
            ObjectNode one = all.addObject()
                    .put("file", result.file())
                    .put("line", result.line())
                    .put("route", result.route())
                    .put("test", result.test())
                    .put("passed", result.passed());
            ArrayNode findings = one.putArray("findings");
            for (Finding finding : result.findings())
                findings.addObject()
                        .put("line", finding.line())
                        .put("code", finding.code())
                        .put("text", texts.get("trial." + finding.code(), finding.what()))
                        .put("what", finding.what())
                        .put("expected", finding.expected())
                        .put("got", finding.got());
        }
        return all;
    }
}
