package vn.lienthong.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import vn.lienthong.demo.Demo;
import vn.lienthong.demo.DemoFolder;
import vn.lienthong.demo.DemoOptions;
import vn.lienthong.demo.Progress;
import vn.lienthong.simulator.SimulatorOptions.Partner;

/**
 * {@code lienthong demo}: engine and simulated partners in one process, dossiers through all of it, and a summary
 * checked against the partners' ledgers. Ends 0 only if every dossier reached the state it should.
 */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
    private static final Duration REDRAW = Duration.ofMillis(250);
    private static final Duration LINE = Duration.ofSeconds(1);
    private static final int SEEDS = 1_000_000;

    @ParentCommand
    private Lienthong root;

    @Option(names = "--dossiers", paramLabel = "COUNT", defaultValue = "20", descriptionKey = "demo.option.dossiers")
    private int dossiers;

    @Option(names = "--rate", paramLabel = "PER_SECOND", defaultValue = "5", descriptionKey = "demo.option.rate")
    private double rate;

    @Option(names = "--seed", paramLabel = "NUMBER", descriptionKey = "demo.option.seed")
    private Long seed;

    @Option(
            names = "--broken",
            paramLabel = "dvclt|ndxp|one-stop|portal|payment|coordination",
            converter = Converters.OfPartner.class,
            descriptionKey = "demo.option.broken")
    private List<Partner> broken = List.of();

    @Option(names = "--faults", descriptionKey = "demo.option.faults")
    private boolean faults;

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            defaultValue = "20s",
            converter = Converters.OfDuration.class,
            descriptionKey = "demo.option.patience")
    private Duration patience;

    @Option(names = "--data-dir", paramLabel = "DIR", descriptionKey = "demo.option.data-dir")
    private Path dataDirectory;

    @Option(names = "--exit-when-done", descriptionKey = "demo.option.exit-when-done")
    private boolean exitWhenDone;

    @Override
    public Integer call() throws Exception {
        root.refuseInProduction("demo");
        DemoOptions options = options();
        try (Interrupt interrupt = Interrupt.listen();
                DemoFolder folder = DemoFolder.open(options.dataDirectory());
                QuietLogs logs = QuietLogs.into(folder.path().resolve("demo.log"))) {
            DemoScreen screen = new DemoScreen(root, options);
            screen.introduce();
            try (Demo demo = Demo.start(folder, options, root::settings, Clock.systemUTC())) {
                screen.opened(demo, logs.file());
                demo.send();
                return watch(demo, screen, interrupt);
            }
        }
    }

    private DemoOptions options() {
        if (dossiers < 1) throw new CommandFailure(ExitCode.WRONG_USE, "value", "--dossiers");
        if (!(rate >= 0)) throw new CommandFailure(ExitCode.WRONG_USE, "value", "--rate");
        return new DemoOptions(
                dossiers,
                rate,
                seed != null ? seed : new Random().nextInt(SEEDS),
                Set.copyOf(broken),
                faults,
                patience,
                Optional.ofNullable(dataDirectory),
                namedPorts());
    }

    private Map<String, String> namedPorts() {
        Map<String, String> named = new LinkedHashMap<>();
        for (String port : DemoOptions.PORTS) root.named(port).ifPresent(value -> named.put(port, value));
        return named;
    }

    /** The simulated day ends with the sync. @return false when the demonstration is to end now */
    private boolean synced(Demo demo, Interrupt interrupt) {
        long begin = System.nanoTime();
        demo.startSync();
        while (!demo.isSynced() && System.nanoTime() - begin < patience.toNanos()) {
            if (interrupt.within(REDRAW)) return false;
        }
        return true;
    }

    private int watch(Demo demo, DemoScreen screen, Interrupt interrupt) {
        long begin = System.nanoTime();
        long movedAt = begin;
        long done = -1;
        boolean complete = false;
        boolean stuck = false;
        while (!complete && !stuck) {
            Progress progress = demo.progress();
            long now = System.nanoTime();
            if (progress.done() != done) movedAt = now;
            done = progress.done();
            complete = progress.isIdle()
                    && progress.acknowledged() + progress.refused() == dossiers
                    && demo.check().complete() + progress.refused() >= dossiers;
            stuck = now - movedAt >= patience.toNanos();
            screen.show(progress, demo.engine().partners(), Duration.ofNanos(now - begin));
            if (interrupt.within(root.terminal().interactive() ? REDRAW : LINE)) return ExitCode.FOUND_FAULTS;
        }
        if (!stuck && !synced(demo, interrupt)) return ExitCode.FOUND_FAULTS;
        boolean asItShould = new DemoReport(root, demo, dossiers, stuck ? patience : null)
                .print(Duration.ofNanos(System.nanoTime() - begin));
        if (!exitWhenDone) {
            screen.invite(demo);
            interrupt.within(Duration.ofNanos(Long.MAX_VALUE));
            screen.goodbye();
        }
        return asItShould ? ExitCode.DONE : ExitCode.FOUND_FAULTS;
    }
}
