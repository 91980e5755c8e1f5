package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.lienthong.text.Times;

/** {@code lienthong stats --period 2026-10 [--revision N] [--csv FILE] [--xlsx FILE]}, or {@code stats --ratings} */
@Command(name = "stats")
final class StatsCommand extends EngineCommand {
    @Option(names = "--period", paramLabel = "YYYY-MM", descriptionKey = "cli.option.period")
    private YearMonth period;

    @Option(names = "--revision", paramLabel = "N", descriptionKey = "cli.option.revision")
    private Integer revision;

    @Option(names = "--csv", paramLabel = "FILE", descriptionKey = "cli.option.csv")
    private Path csv;

    @Option(names = "--xlsx", paramLabel = "FILE", descriptionKey = "cli.option.xlsx")
    private Path xlsx;

    @Mixin
    private final RatingsOption ratings = new RatingsOption();

    @Override
    public Integer call() {
        if (ratings.isAsked()) return ratings.print(this, period);
        Map<String, String> query = new TreeMap<>();
        query.put("period", (period == null ? YearMonth.now(Times.VIETNAM) : period).toString());
        if (revision != null) query.put("revision", revision.toString());
        JsonNode statistics = client().get("/statistics", query);
        FiguresTable figures = FiguresTable.of(statistics, texts());
        if (csv != null) write(csv, () -> FiguresFile.csv(figures, csv));
        if (xlsx != null)
            write(
                    xlsx,
                    () -> FiguresFile.xlsx(figures, statistics.path("period").asText(), xlsx));
        if (root().isJson()) root().out().println(statistics.toPrettyString());
        else if (csv == null && xlsx == null) show(statistics, figures);
        return ExitCode.DONE;
    }

    /** People read measures downwards; a column per procedure. */
    private void show(JsonNode statistics, FiguresTable figures) {
        boolean frozen = statistics.path("revision").asInt() > 0;
        root().out()
                .println(texts().get(
                                frozen ? "cli.stats.title" : "cli.stats.title-live",
                                cell(statistics, "period"),
                                cell(statistics, "revision")));
        String[] headers = new String[figures.rows().size() + 1];
        headers[0] = texts().get("cli.column.measure");
        for (int row = 0; row < figures.rows().size(); row++)
            headers[row + 1] = figures.rows().get(row).name();
        Table table = new Table(headers);
        for (int measure = 0; measure < FiguresTable.MEASURES.size(); measure++) {
            String[] cells = new String[headers.length];
            cells[0] = figures.headers().get(measure + 1);
            for (int row = 0; row < figures.rows().size(); row++)
                cells[row + 1] = FiguresTable.text(
                        measure, figures.rows().get(row).values().get(measure));
            table.row(cells);
        }
        table.print(root().terminal());
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void write(Path file, Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.WRONG_USE, "file-write", file.toString());
        }
        if (!root().isJson()) root().out().println(texts().get("cli.stats.written", file.toString()));
    }
}
