package vn.lienthong.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import vn.lienthong.config.DemoSecrets;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Settings;
import vn.lienthong.simulator.Rehearsal;
import vn.lienthong.simulator.RehearsalFile;
import vn.lienthong.simulator.RehearsalPlan;
import vn.lienthong.text.Times;

/** The part of {@code simulate} that plays partners for one province, and a day from a scenario file. */
final class ProvincePlay {
    /** A commune of no province in particular, for a province that has not named one. */
    private static final String SOME_UNIT = "31117";

    /** The one route of a province that says how its one-stop system takes dossiers. */
    private static final String DELIVERY = "partners/one-stop-deliver.camel.yaml";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(Times.VIETNAM);

    @Option(names = "--province", paramLabel = "NAME", descriptionKey = "simulate.option.province")
    private String province;

    @Option(names = "--scenario", paramLabel = "FILE", descriptionKey = "simulate.option.scenario")
    private Path scenario;

    /** @throws CommandFailure naming the place in the file that is wrong */
    Optional<RehearsalPlan> plan() {
        if (scenario == null) return Optional.empty();
        try {
            return Optional.of(RehearsalFile.read(scenario));
        } catch (RehearsalFile.Unusable wrong) {
            throw new CommandFailure(ExitCode.WRONG_USE, "scenario", scenario.toString(), wrong.getMessage());
        }
    }

    /** The province's settings; those of {@code lienthong.province} where none is named. Empty: nothing is played. */
    Optional<Settings> settings(Lienthong root) {
        if (province != null) return Optional.of(root.settings(Map.of("lienthong.province", province)));
        return scenario == null ? Optional.empty() : Optional.of(root.settings());
    }

    /** What an engine of this province needs to meet these partners. */
    Map<String, String> connecting(Settings settings, Map<String, String> partners) {
        Map<String, String> values = new LinkedHashMap<>();
        if (province != null) values.put("lienthong.province", province);
        values.putAll(partners);
        if (hasTables(settings))
            values.keySet().removeIf(key -> key.matches("partner\\.one-stop\\.(db\\.)?(url|token|username|password)"));
        if (pulls(settings)) values.put("partner.dvclt.pull.interval", "1s");
        if (settings.optional("check.unit").isEmpty()) values.put("check.unit", SOME_UNIT);
        return values;
    }

    /**
     * Whether the province's one-stop system is to be played by its tables: its delivery route writes into them, and
     * the settings name none of the province's own.
     */
    static boolean byTables(Settings settings) {
        RouteFiles files = new RouteFiles(settings.path("lienthong.routes-dir"), settings.text("lienthong.province"));
        return !hasTables(settings)
                && files.find(DELIVERY).filter(ProvincePlay::writesIntoTables).isPresent();
    }

    static boolean pulls(Settings settings) {
        return settings.flag("partner.dvclt.pull.enabled");
    }

    private static boolean writesIntoTables(Path route) {
        try {
            return Files.readString(route).contains("uri: sql:");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasTables(Settings settings) {
        String url = "partner.one-stop.db.url";
        return settings.keys().stream().anyMatch(key -> key.name().equals(url))
                && settings.optional(url).isPresent();
    }

    Rehearsal.Play play(Settings settings, URI engine, String callerToken) {
        return new Rehearsal.Play(
                engine,
                callerToken,
                DemoSecrets.of("one-stop"),
                pulls(settings),
                settings.text("partner.one-stop.acceptance").equals("officer"),
                settings.text("partner.one-stop.return").equals("officer"));
    }

    /** Maintenance that partners announce beforehand: what the operator types to be ready for it. */
    static List<String> announcements(RehearsalPlan plan, Clock clock) {
        Instant begin = clock.instant();
        return plan.troubles().stream()
                .filter(one -> one.announced().isPresent())
                .map(one -> "lienthong partner window add " + one.partner().key() + " --from "
                        + MOMENT.format(seconds(begin.plus(plan.real(one.from())))) + " --to "
                        + MOMENT.format(seconds(begin.plus(plan.real(one.until())))) + " --reason \""
                        + one.announced().orElseThrow().replace('"', ' ') + "\"")
                .toList();
    }

    private static Instant seconds(Instant moment) {
        return moment.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }

    /** Hours and minutes of the day played: {@code 01:30}. */
    static String hours(Duration played) {
        return String.format("%02d:%02d", played.toHours(), played.toMinutesPart());
    }
}
