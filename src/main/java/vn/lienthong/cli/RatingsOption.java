package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** {@code --ratings} of {@code lienthong stats}: how citizens rated a month, instead of its figures. */
final class RatingsOption {
    @Option(names = "--ratings", descriptionKey = "cli.option.ratings")
    private boolean asked;

    boolean isAsked() {
        return asked;
    }

    /** @param period null for this month */
    int print(EngineCommand command, YearMonth period) {
        Map<String, String> query = period == null ? Map.of() : Map.of("period", period.toString());
        JsonNode answer = command.client().get("/ratings", query);
        Table table = command.table("dimension", "count", "average", "scores");
        for (JsonNode row : answer.path("ratings"))
            table.row(
                    EngineCommand.cell(row, "dimension"),
                    EngineCommand.cell(row, "count"),
                    EngineCommand.cell(row, "average"),
                    row.path("scores").properties().stream()
                            .map(score ->
                                    score.getKey() + ": " + score.getValue().asText())
                            .collect(Collectors.joining(", ")));
        command.print(answer, table);
        return ExitCode.DONE;
    }
}
