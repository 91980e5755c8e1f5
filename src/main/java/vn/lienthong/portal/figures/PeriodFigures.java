package vn.lienthong.portal.figures;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of one month: as they stand now, or as one revision froze them.
 *
 * @param revision 1, 2, …; 0 while they are not frozen
 * @param sentAt when the national portal took this revision, or null
 * @param procedures by procedure code without its local suffix
 */
public record PeriodFigures(
        YearMonth period, int revision, Instant computedAt, Instant sentAt, SortedMap<String, Figures> procedures) {
    public PeriodFigures {
        procedures = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(procedures));
    }

    static PeriodFigures live(YearMonth period, Instant computedAt, Map<String, Figures> procedures) {
        return new PeriodFigures(period, 0, computedAt, null, new TreeMap<>(procedures));
    }

    PeriodFigures frozenAs(int number) {
        return new PeriodFigures(period, number, computedAt, null, procedures);
    }

    public Figures total() {
        return procedures.values().stream().reduce(Figures.NONE, Figures::plus);
    }
}
