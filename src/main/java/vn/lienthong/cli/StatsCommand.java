package vn.lienthong.cli;

import java.time.YearMonth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lienthong stats --ratings [--period 2026-10]} */
@Command(name = "stats")
final class StatsCommand extends EngineCommand {
    @Option(names = "--period", paramLabel = "YYYY-MM", descriptionKey = "cli.option.period")
    private YearMonth period;

    @Mixin
    private final RatingsOption ratings = new RatingsOption();

    @Override
    public Integer call() {
        if (!ratings.isAsked()) throw new CommandFailure(ExitCode.WRONG_USE, "value", "--ratings");
        return ratings.print(this, period);
    }
}
