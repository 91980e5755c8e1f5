package vn.lienthong.portal.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void thirteen_measures_follow_from_six_counts() {
        Figures figures = new Figures(10, 2, 5, 4, 2, 1);
        assertEquals(12, figures.total());
        assertEquals(9, figures.completed());
        assertEquals(3, figures.notCompleted());
        assertEquals(new BigDecimal("55.56"), figures.onTimePercent());
        assertEquals(new BigDecimal("44.44"), figures.latePercent());
        assertEquals(new BigDecimal("66.67"), figures.notCompletedWithinPercent());
        assertEquals(new BigDecimal("33.33"), figures.notCompletedOverduePercent());
    }

    @Test
    void a_percentage_of_nothing_is_zero() {
        assertEquals(new BigDecimal("0.00"), Figures.NONE.onTimePercent());
        assertEquals(new BigDecimal("0.00"), Figures.NONE.notCompletedOverduePercent());
    }

    @Test
    void half_a_hundredth_is_rounded_up() {
        // 1 of 32 is 3.125 %, 31 of 32 is 96.875 %
        Figures figures = new Figures(32, 0, 1, 31, 0, 0);
        assertEquals(new BigDecimal("3.13"), figures.onTimePercent());
        assertEquals(new BigDecimal("96.88"), figures.latePercent());
    }

    @Test
    void counts_that_contradict_each_other_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Figures(10, 2, 5, 4, 2, 2));
    }
}
