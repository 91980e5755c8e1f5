package vn.lienthong.portal.figures;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.Parameters;
import vn.lienthong.dossier.PeriodCounts;
import vn.lienthong.queue.Effect;
import vn.lienthong.text.Times;

/**
 * The monthly figures: computed from the history at any time, frozen when they are to be sent. A frozen revision is
 * never changed; when a month's figures come out otherwise later, they become its next revision.
 */
public final class MonthlyFigures {
    private final DataSource dataSource;
    private final PeriodCounts counts;
    private final UnaryOperator<String> withoutSuffix;
    private final Clock clock;

    /** @param withoutSuffix a procedure code without what the province has added to it */
    public MonthlyFigures(DataSource dataSource, UnaryOperator<String> withoutSuffix, Clock clock) {
        this.dataSource = dataSource;
        this.counts = new PeriodCounts(dataSource);
        this.withoutSuffix = withoutSuffix;
        this.clock = clock;
    }

    /**
     * @param toSend the revision to send, or empty when the newest one says the same and was sent: nothing is to be
     *     done
     * @param effects to commit with the message that will send it
     */
    public record Freezing(Optional<PeriodFigures> toSend, List<Effect> effects) {}

    /** The month that ended last. */
    public YearMonth lastMonth() {
        return thisMonth().minusMonths(1);
    }

    /** The present month, which has no end yet. */
    public YearMonth thisMonth() {
        return YearMonth.now(clock.withZone(Times.VIETNAM));
    }

    /** As they stand now; of a running month, judged at the present. A month to come has none: all zero. */
    public PeriodFigures now(YearMonth period) {
        Instant present = Parameters.now(clock);
        Instant start = start(period);
        Instant end = start(period.plusMonths(1));
        Map<String, Figures> procedures = new TreeMap<>();
        if (start.isAfter(present)) return PeriodFigures.live(period, present, procedures);
        for (PeriodCounts.Row row : counts.between(start, end.isAfter(present) ? present : end))
            procedures.merge(withoutSuffix.apply(row.procedure()), figures(row), Figures::plus);
        return PeriodFigures.live(period, present, procedures);
    }

    /** The newest frozen revision, else as they stand now. */
    public PeriodFigures shown(YearMonth period) {
        return frozen(period, null).orElseGet(() -> now(period));
    }

    /** @param revision null for the newest */
    public Optional<PeriodFigures> frozen(YearMonth period, Integer revision) {
        return FiguresRows.find(dataSource, period, revision);
    }

    /**
     * Freezes the figures of a month that is over, unless the newest revision says the same already.
     *
     * @throws IllegalArgumentException for a month that is not over
     */
    public Freezing freeze(YearMonth period, String actor) {
        if (!period.isBefore(thisMonth())) throw new IllegalArgumentException("the month is not over");
        PeriodFigures now = now(period);
        Optional<PeriodFigures> newest = frozen(period, null);
        if (newest.isPresent() && newest.get().procedures().equals(now.procedures()))
            return new Freezing(newest.filter(same -> same.sentAt() == null), List.of());
        PeriodFigures next = now.frozenAs(newest.map(PeriodFigures::revision).orElse(0) + 1);
        LogEntry told = new LogEntry("statistics.frozen", "", actor, codes(next));
        return new Freezing(Optional.of(next), List.of(new FiguresFrozen(next), told));
    }

    /** The portal has taken this revision. */
    public List<Effect> sent(PeriodFigures figures, String actor) {
        return List.of(
                new FiguresSent(figures.period(), figures.revision(), Parameters.now(clock)),
                new LogEntry("statistics.sent", "", actor, codes(figures)));
    }

    private static Map<String, String> codes(PeriodFigures figures) {
        return Map.of(
                "period", figures.period().toString(),
                "revision", Integer.toString(figures.revision()),
                "total", Long.toString(figures.total().total()));
    }

    private static Instant start(YearMonth period) {
        return period.atDay(1).atStartOfDay(Times.VIETNAM).toInstant();
    }

    private static Figures figures(PeriodCounts.Row row) {
        return new Figures(
                row.received(),
                row.carriedOver(),
                row.onTime(),
                row.late(),
                row.notCompletedWithin(),
                row.notCompletedOverdue());
    }
}
