package vn.lienthong.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.portal.figures.FiguresJson;
import vn.lienthong.portal.figures.MonthlyFigures;
import vn.lienthong.portal.figures.PeriodFigures;
import vn.lienthong.queue.NewMessage;

/** Seeing a month's figures, and having them frozen and sent. */
final class StatisticsOperations {
    private static final String QUEUE = "portal-statistics";

    private final PortalDesk desk;

    StatisticsOperations(PortalDesk desk) {
        this.desk = desk;
    }

    Map<String, Operation> operations() {
        return Map.of("statistics", this::show, "syncStatistics", this::send);
    }

    private Answer show(Call call) {
        YearMonth period = YearMonth.parse(call.query().get("period"));
        if (period.isAfter(desk.figures().thisMonth())) throw Refusal.invalid("period", "month-to-come");
        String revision = call.query().get("revision");
        PeriodFigures figures = revision == null
                ? desk.figures().shown(period)
                : desk.figures().frozen(period, Integer.valueOf(revision)).orElseThrow(Refusal::unknown);
        return Answer.json(FiguresJson.numbers(figures));
    }

    private Answer send(Call call) {
        desk.requireConnection();
        MonthlyFigures figures = desk.figures();
        YearMonth period = call.body().has("period")
                ? YearMonth.parse(call.body().get("period").asText())
                : figures.lastMonth();
        if (!period.isBefore(figures.thisMonth())) throw Refusal.invalid("period", "month-not-over");
        String line = "statistics-" + period;
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("period", period.toString())
                .toString();
        desk.commits()
                .commitDurably(List.of(
                        new NewMessage(QUEUE, line, body, Duration.ZERO, line + "/" + QUEUE),
                        new LogEntry(
                                "statistics.asked-for",
                                "",
                                call.operator().name(),
                                Map.of("period", period.toString()))));
        return Answer.json(
                202,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("kind", "statistics")
                        .put("period", period.toString())
                        .put("queued", 1));
    }
}
