package vn.lienthong.portal.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The thirteen measures of a period (1-product.md), from the six counts they follow from, so that they cannot
 * contradict each other: received + carried over = completed + not completed, completed = on time + late, not completed
 * = within time + overdue.
 */
public record Figures(
        long received, long carriedOver, long onTime, long late, long notCompletedWithin, long notCompletedOverdue) {
    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0);

    private static final int DECIMALS = 2;

    public Figures {
        if (received < 0
                || carriedOver < 0
                || onTime < 0
                || late < 0
                || notCompletedWithin < 0
                || notCompletedOverdue < 0) throw new IllegalArgumentException("a count is below zero");
        if (received + carriedOver != onTime + late + notCompletedWithin + notCompletedOverdue)
            throw new IllegalArgumentException("received and carried over are not completed and not completed");
    }

    public Figures plus(Figures other) {
        return new Figures(
                received + other.received,
                carriedOver + other.carriedOver,
                onTime + other.onTime,
                late + other.late,
                notCompletedWithin + other.notCompletedWithin,
                notCompletedOverdue + other.notCompletedOverdue);
    }

    public long total() {
        return received + carriedOver;
    }

    public long completed() {
        return onTime + late;
    }

    public long notCompleted() {
        return notCompletedWithin + notCompletedOverdue;
    }

    public BigDecimal onTimePercent() {
        return percent(onTime, completed());
    }

    public BigDecimal latePercent() {
        return percent(late, completed());
    }

    public BigDecimal notCompletedWithinPercent() {
        return percent(notCompletedWithin, notCompleted());
    }

    public BigDecimal notCompletedOverduePercent() {
        return percent(notCompletedOverdue, notCompleted());
    }

    /** Rounded half up to two decimals; 0 of nothing is 0. */
    private static BigDecimal percent(long part, long base) {
        if (base == 0) return BigDecimal.ZERO.setScale(DECIMALS);
        return BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(base), DECIMALS, RoundingMode.HALF_UP);
    }
}
