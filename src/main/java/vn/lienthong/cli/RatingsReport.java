package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code lienthong stats --ratings} prints: how citizens rated a month. */
final class RatingsReport {
    private RatingsReport() {}

    /** @param period like 2026-10; null for this month */
    static void print(EngineCommand command, String period) {
        JsonNode answer = command.client().get("/ratings", period == null ? Map.of() : Map.of("period", period));
        Table table = command.table("dimension", "count", "average", "scores");
        for (JsonNode row : answer.path("ratings"))
            table.row(
                    EngineCommand.cell(row, "dimension"),
                    EngineCommand.cell(row, "count"),
                    EngineCommand.cell(row, "average"),
                    row.path("scores").properties().stream()
                            .map(score -> score.getKey() + ": " + score.getValue().asText())
                            .collect(Collectors.joining(", ")));
        command.print(answer, table);
    }
}
