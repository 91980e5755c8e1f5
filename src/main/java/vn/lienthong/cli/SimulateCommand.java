package vn.lienthong.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import vn.lienthong.config.DemoSecrets;
import vn.lienthong.config.Settings;
import vn.lienthong.demo.PartnerSettings;
import vn.lienthong.demo.PartnerTotals;
import vn.lienthong.simulator.DossierRun;
import vn.lienthong.simulator.Rehearsal;
import vn.lienthong.simulator.RehearsalPlan;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;

/**
 * {@code lienthong simulate}: the partners, for an engine that somebody runs beside them. Everything printed for people
 * is a comment of a settings file, so that the output itself is one.
 */
@Command(name = "simulate")
final class SimulateCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    @ParentCommand
    private Lienthong root;

    @Mixin
    private final SimulateOptions options = new SimulateOptions();

    @Mixin
    private final ProvincePlay province = new ProvincePlay();

    @Option(names = "--caller-token", paramLabel = "TOKEN", descriptionKey = "simulate.option.caller-token")
    private String callerToken;

    @Option(names = "--caller-token-file", paramLabel = "FILE", descriptionKey = "simulate.option.caller-token-file")
    private Path callerTokenFile;

    @Option(
            names = "--engine-url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            descriptionKey = "simulate.option.engine-url")
    private URI engine;

    @Override
    public Integer call() {
        root.refuseInProduction("simulate");
        QuietLogs.toStandardError();
        String token = token();
        Optional<RehearsalPlan> plan = province.plan();
        Optional<Settings> own = province.settings(root);
        boolean tables = own.filter(ProvincePlay::byTables).isPresent();
        SimulatorOptions asked = options.chosen(
                        engine, token, own.filter(ProvincePlay::pulls).isPresent())
                .change()
                .oneStopTables(tables)
                .build();
        if (plan.isPresent() && asked.dossiers().count() > 0)
            throw new CommandFailure(ExitCode.WRONG_USE, "value", "--scenario, --dossiers");
        SimulatorOptions chosen = plan.map(day -> day.on(asked)).orElse(asked);
        try (Interrupt interrupt = Interrupt.listen();
                Simulators partners = Simulators.start(chosen, Clock.systemUTC())) {
            Map<String, String> general = PartnerSettings.of(partners, chosen.credentials(), token);
            Map<String, String> settings =
                    own.map(played -> province.connecting(played, general)).orElse(general);
            partners.payment().behave(options.payments(), engine, DemoSecrets.of("payment"));
            root.out().println("# " + root.texts().get("simulate.started"));
            settings.forEach((key, value) -> root.out().println(key + "=" + value));
            root.out().println("# " + root.texts().get("simulate.ctrl-c"));
            root.out().flush();
            if (plan.isPresent())
                rehearse(partners, plan.get(), province.play(own.orElseThrow(), engine, token), interrupt);
            else report(partners, chosen.dossiers().count(), interrupt);
        }
        return ExitCode.DONE;
    }

    /** The day from now on, a line whenever something has changed, until the process is to end. */
    private void rehearse(Simulators partners, RehearsalPlan plan, Rehearsal.Play play, Interrupt interrupt) {
        for (String line : ProvincePlay.announcements(plan, Clock.systemUTC()))
            root.out().println("# " + root.texts().get("rehearsal.announced", line));
        Rehearsal rehearsal = partners.rehearse(plan, play);
        String last = "";
        boolean told = false;
        do {
            String now = line(rehearsal, PartnerTotals.of(partners));
            if (!now.equals(last)) root.out().println("# " + ProvincePlay.hours(rehearsal.played()) + " " + now);
            if (!told && rehearsal.isOver())
                root.out().println("# " + root.texts().get("rehearsal.over"));
            told = rehearsal.isOver();
            root.out().flush();
            last = now;
        } while (!interrupt.within(BETWEEN_LINES));
    }

    private String line(Rehearsal rehearsal, PartnerTotals totals) {
        String troubled = String.join(", ", rehearsal.troubled());
        return root.texts()
                .get(
                        "rehearsal.line",
                        rehearsal.filed(),
                        rehearsal.planned(),
                        rehearsal.finished(),
                        rehearsal.refused(),
                        totals.breaches(),
                        troubled.isEmpty() ? "–" : troubled);
    }

    private String token() {
        if (callerToken != null && callerTokenFile != null)
            throw new CommandFailure(ExitCode.WRONG_USE, "value", "--caller-token-file");
        if (callerTokenFile == null) return callerToken != null ? callerToken : DemoSecrets.of("dvclt");
        try {
            return Files.readString(callerTokenFile).strip();
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.WRONG_USE, "token-file", callerTokenFile.toString());
        }
    }

    /** A line whenever something has changed, until the process is to end. */
    private void report(Simulators partners, int dossiers, Interrupt interrupt) {
        DossierRun run = dossiers > 0 ? partners.runDossiers() : null;
        String last = "";
        do {
            String now = line(run, PartnerTotals.of(partners));
            if (!now.equals(last)) root.out().println("# " + now);
            root.out().flush();
            last = now;
        } while (!interrupt.within(BETWEEN_LINES));
    }

    private String line(DossierRun run, PartnerTotals totals) {
        return root.texts()
                .get(
                        "simulate.line",
                        run == null ? 0 : run.acknowledged(),
                        run == null ? 0 : run.refused(),
                        totals.delivered(),
                        totals.submitted(),
                        totals.reported(),
                        totals.finished(),
                        totals.breaches(),
                        totals.reportedToCoordination());
    }
}
