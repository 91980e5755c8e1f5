package vn.lienthong.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Component;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.SettingKey;
import vn.lienthong.config.Settings;
import vn.lienthong.config.SettingsFaults;
import vn.lienthong.engine.RouteBench;
import vn.lienthong.queue.Commits;

/**
 * All route tests of a province: files {@code *.test.yaml} beside the routes, its own in the place of shared ones of
 * the same name. They run on a database of their own, empty for each, with partners that answer what each test says, on
 * Monday 21/09/2026 at 10:00; nothing outside of this process is touched.
 */
public final class Trials {
    public static final String ENDING = ".test.yaml";
    /** Of every account at every partner. */
    static final String SECRET = "trial";

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-09-21T03:00:00Z"), ZoneOffset.UTC);
    private static final List<String> ACCOUNTS = List.of("username", "password", "key", "secret", "token");

    private final RouteFiles files;
    private final Function<Map<String, String>, Settings> settings;
    private final List<TrialResult> results = new ArrayList<>();
    private final LongConsumer progress;

    /** @param settings of the province with these values over them */
    public Trials(RouteFiles files, Function<Map<String, String>, Settings> settings) {
        this(files, settings, done -> {});
    }

    /** @param progress is told how many are done, after each */
    public Trials(RouteFiles files, Function<Map<String, String>, Settings> settings, LongConsumer progress) {
        this.files = files;
        this.settings = settings;
        this.progress = progress;
    }

    /** @param route only the tests of this route; empty = all */
    public List<TrialResult> run(String route) throws Exception {
        Map<Map<String, String>, List<Trial>> bySettings = new LinkedHashMap<>();
        for (RouteFiles.RouteFile file : files.list(ENDING)) {
            String place = files.root()
                    .toAbsolutePath()
                    .relativize(file.path().toAbsolutePath())
                    .toString()
                    .replace('\\', '/');
            for (Trial trial : read(place, file.path())) {
                if (route.isEmpty() || route.equals(trial.route()))
                    bySettings
                            .computeIfAbsent(trial.settings(), first -> new ArrayList<>())
                            .add(trial);
            }
        }
        Path folder = Files.createTempDirectory("lienthong-trial");
        try (PartnerStage stage = new PartnerStage()) {
            RouteShelf shelf = new RouteShelf(files);
            for (Map.Entry<Map<String, String>, List<Trial>> group : bySettings.entrySet())
                run(group.getKey(), group.getValue(), stage, shelf, folder);
        } finally {
            delete(folder);
        }
        results.sort(Comparator.comparing(TrialResult::file).thenComparing(TrialResult::line));
        return List.copyOf(results);
    }

    private List<Trial> read(String place, Path file) throws IOException {
        try {
            return Trial.read(place, Files.readString(file));
        } catch (TrialText.Unreadable broken) {
            results.add(new TrialResult(
                    place,
                    broken.line,
                    "",
                    "",
                    List.of(new Finding(broken.line, "unreadable", broken.getMessage(), "", ""))));
            return List.of();
        }
    }

    private void run(Map<String, String> own, List<Trial> trials, PartnerStage stage, RouteShelf shelf, Path folder)
            throws Exception {
        Settings effective;
        try {
            effective = settings.apply(values(own, stage, folder));
        } catch (SettingsFaults wrong) {
            for (Trial trial : trials)
                add(
                        trial,
                        List.of(new Finding(
                                trial.line("/given/settings"),
                                "settings",
                                "",
                                "",
                                String.valueOf(wrong.getMessage()))));
            return;
        }
        Doors doors = new Doors(files, shelf);
        Map<String, Component> components = doors.components();
        Behind behind = new Behind();
        try (RouteBench bench = RouteBench.open(effective, files, components, doors.commits(behind), NOW)) {
            behind.commits = bench.commits();
            shelf.serve(bench);
            for (Trial trial : trials) add(trial, new TrialRun(bench, shelf, doors, stage, NOW, trial).findings());
            bench.empty();
        }
    }

    /** The bench needs it before it has it. */
    private static final class Behind implements Commits {
        private Commits commits;

        @Override
        public void commit(List<? extends vn.lienthong.queue.Effect> effects) {
            commits.commit(effects);
        }

        @Override
        public void commitDurably(List<? extends vn.lienthong.queue.Effect> effects) {
            commits.commitDurably(effects);
        }
    }

    private void add(Trial trial, List<Finding> findings) {
        results.add(new TrialResult(trial.file(), trial.line(""), trial.name(), trial.route(), findings));
        progress.accept(results.size());
    }

    /** Every partner there is, on the stage; a database that nobody else sees. */
    private Map<String, String> values(Map<String, String> own, PartnerStage stage, Path folder) {
        Map<String, String> values = new TreeMap<>();
        Settings province = settings.apply(Map.of());
        Map<String, SettingKey> keys =
                Settings.of(Map.of()).keys().stream().collect(Collectors.toMap(SettingKey::name, Function.identity()));
        for (String key : keys.keySet()) {
            if (!key.matches("partner\\.[a-z-]+\\.url")) continue;
            String prefix = key.substring(0, key.length() - "url".length());
            values.put(key, stage.url(key.split("\\.")[1]));
            for (String account : ACCOUNTS)
                if (keys.containsKey(prefix + account)) values.put(prefix + account, SECRET);
            String agency = prefix + "agency";
            if (keys.containsKey(agency) && province.optional(agency).isEmpty()) values.put(agency, "H92");
            if (keys.containsKey(prefix + "breaker.failures")) values.put(prefix + "breaker.failures", "100");
        }
        values.put("lienthong.environment", "sandbox");
        values.put("lienthong.data-dir", folder.toString());
        values.put("lienthong.master-key-file", folder.resolve("master.key").toString());
        values.put("lienthong.db.url", "jdbc:h2:file:" + folder.resolve("trial").toAbsolutePath());
        values.put("lienthong.db.password", "");
        values.putAll(own);
        return values;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) Files.deleteIfExists(file);
    }
}
