package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.text.Texts;

/** A month's figures as rows: the total first, then one row per procedure; every column a measure. */
record FiguresTable(List<String> headers, List<Row> rows) {
    static final List<String> MEASURES = List.of(
            "received",
            "carriedOver",
            "total",
            "completed",
            "onTime",
            "onTimePercent",
            "late",
            "latePercent",
            "notCompleted",
            "notCompletedWithin",
            "notCompletedWithinPercent",
            "notCompletedOverdue",
            "notCompletedOverduePercent");

    /** @param values in the order of {@link #MEASURES} */
    record Row(String name, List<Double> values) {}

    /** @param statistics as the operations API answers */
    static FiguresTable of(JsonNode statistics, Texts texts) {
        List<String> headers = new ArrayList<>();
        headers.add(texts.get("cli.column.procedure"));
        MEASURES.forEach(measure -> headers.add(texts.get("statistics." + measure)));
        List<Row> rows = new ArrayList<>();
        rows.add(row(texts.get("cli.stats.total"), statistics.path("total")));
        for (JsonNode procedure : statistics.path("procedures"))
            rows.add(row(procedure.path("maTTHC").asText(), procedure));
        return new FiguresTable(headers, rows);
    }

    private static Row row(String name, JsonNode measures) {
        return new Row(
                name,
                MEASURES.stream()
                        .map(measure -> measures.path(measure).asDouble())
                        .toList());
    }

    /** Counts without decimals, percentages with two. */
    static String text(int measure, double value) {
        return isPercent(measure) ? String.format(java.util.Locale.ROOT, "%.2f", value) : Long.toString((long) value);
    }

    static boolean isPercent(int measure) {
        return MEASURES.get(measure).endsWith("Percent");
    }
}
