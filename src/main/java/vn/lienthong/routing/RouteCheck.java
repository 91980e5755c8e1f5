package vn.lienthong.routing;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.SettingKey;
import vn.lienthong.config.Settings;
import vn.lienthong.inbound.OpenApiDescription;

/**
 * The check of all files under {@code routes/}, the same at start and as {@code lienthong routes check}. It refuses
 * what loses messages, hides where they go, runs code or leaks data, and what Camel would silently ignore.
 */
public final class RouteCheck {
    static final String ENDING = ".camel.yaml";
    /** Tests of routes stand beside them; they never run in the engine. */
    static final String TEST = ".test.yaml";

    private static final String PROVINCES = "provinces";

    private final Map<String, SettingKey> settings;
    private final Set<String> requestPaths;

    private RouteCheck(Map<String, SettingKey> settings, Set<String> requestPaths) {
        this.settings = settings;
        this.requestPaths = requestPaths;
    }

    /** @param settings whose keys routes may name; their values do not matter */
    public static RouteCheck of(Settings settings) {
        return new RouteCheck(
                settings.keys().stream().collect(Collectors.toMap(SettingKey::name, Function.identity())),
                OpenApiDescription.paths());
    }

    /** As one province sees the files: all faults and warnings. */
    public List<RouteFault> check(RouteFiles files) throws IOException {
        FaultList faults = new FaultList();
        List<RouteDocument> routes = new ArrayList<>();
        List<RouteRule> rules = List.of(
                new HeadRule(),
                new FormRule(),
                new CallRule(settings, requestPaths),
                new ExpressionRule(files),
                new PlaceholderRule(settings));
        for (RouteFiles.RouteFile file : files.list("ml")) {
            if (!file.name().endsWith(".yaml") && !file.name().endsWith(".yml")) continue;
            if (file.name().endsWith(TEST)) continue;
            if (!file.name().endsWith(ENDING)) {
                faults.file(place(files, file), 0, "ending");
                continue;
            }
            RouteDocument route = read(files, file, faults);
            if (route == null || !FormRule.hasRoute(route, faults)) continue;
            rules.forEach(rule -> rule.check(route, faults));
            routes.add(route);
        }
        new WholeRule(files).check(routes, faults);
        new BesideRule(files).check(faults);
        return faults.all();
    }

    /** For every province under {@code routes/provinces/}, and for one that changes nothing. */
    public List<RouteFault> checkAll(Path routesDirectory) throws IOException {
        FaultList faults = new FaultList();
        faults.addAll(check(new RouteFiles(routesDirectory, PROVINCES + "-none")));
        for (String province : provinces(routesDirectory)) {
            faults.addAll(check(new RouteFiles(routesDirectory, province)));
        }
        return faults.all();
    }

    /** @throws RouteFaults with everything that is wrong; returns the warnings */
    public List<RouteFault> require(RouteFiles files) throws IOException {
        List<RouteFault> found = check(files);
        List<RouteFault> faults =
                found.stream().filter(fault -> !fault.warning()).toList();
        if (!faults.isEmpty()) throw new RouteFaults(faults);
        return found;
    }

    static List<String> provinces(Path routesDirectory) throws IOException {
        Path provinces = routesDirectory.resolve(PROVINCES);
        if (!Files.isDirectory(provinces)) return List.of();
        try (Stream<Path> folders = Files.list(provinces)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** Relative to {@code routes/}, with the province in front where it is a province's file. */
    static String place(RouteFiles files, RouteFiles.RouteFile file) {
        return files.root()
                .toAbsolutePath()
                .relativize(file.path().toAbsolutePath())
                .toString()
                .replace('\\', '/');
    }

    private static RouteDocument read(RouteFiles files, RouteFiles.RouteFile file, FaultList faults)
            throws IOException {
        String place = place(files, file);
        try {
            return RouteDocument.parse(file.name(), place, Files.readString(file.path()));
        } catch (YamlNode.Unreadable broken) {
            faults.file(place, broken.line(), "yaml", String.valueOf(broken.getMessage()));
        } catch (CharacterCodingException notUtf8) {
            faults.file(place, 0, "yaml", "UTF-8");
        }
        return null;
    }
}
