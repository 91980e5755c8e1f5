package vn.lienthong.portal.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.portal.PortalStore;
import vn.lienthong.queue.Conflict;

/** Now is 05/11/2026 12:00 in Viet Nam; each dossier is received on 20/10 at noon and not appointed. */
@ParameterizedClass
@EnumSource(PortalStore.Kind.class)
class MonthlyFiguresTest {
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @Parameter
    PortalStore.Kind kind;

    @TempDir
    Path directory;

    private PortalStore it;
    private MonthlyFigures figures;
    private int serial;

    @BeforeEach
    void open() {
        it = new PortalStore(kind, directory);
        figures = new MonthlyFigures(it.dataSource(), code -> code.substring(0, 8), it.clock);
    }

    @AfterEach
    void close() {
        it.close();
    }

    private void received(String procedure) {
        serial++;
        String at = "timestamp with time zone '2026-10-20 12:00:00+07'";
        it.execute(
                "insert into dossier (id, front, number, dossier_group, module, procedure_code, unit, status, version,"
                        + " revision, received_at, arrived_at, warnings) values (" + serial + ", 'dvclt', 'N" + serial
                        + "', 'birth', 'KS', '" + procedure + "', '31117', 'RECEIVED', 1, 1, " + at + ", " + at
                        + ", '')");
        it.execute("insert into dossier_status (dossier_id, revision, version, status, stated_at, arrived_at,"
                + " detail_sealed) values (" + serial + ", 1, 1, 'RECEIVED', " + at + ", " + at + ", "
                + (kind == PortalStore.Kind.H2 ? "x'00'" : "'\\x00'") + ")");
    }

    private PeriodFigures freeze() {
        MonthlyFigures.Freezing freezing = figures.freeze(OCTOBER, "test");
        it.commit(freezing.effects());
        return freezing.toSend().orElse(null);
    }

    @Test
    void procedures_are_counted_without_their_local_suffix() {
        received("2.000986");
        received("2.000986.H13");
        received("1.001193");
        PeriodFigures october = figures.shown(OCTOBER);
        assertEquals(Set.of("1.001193", "2.000986"), october.procedures().keySet());
        assertEquals(2, october.procedures().get("2.000986").received());
        assertEquals(new Figures(3, 0, 0, 0, 3, 0), october.total());
        assertEquals(0, october.revision());
    }

    @Test
    void a_running_month_is_judged_at_the_present() {
        received("2.000986");
        PeriodFigures november = figures.shown(YearMonth.of(2026, 11));
        assertEquals(new Figures(0, 1, 0, 0, 1, 0), november.total());
        assertEquals(it.clock.instant(), november.computedAt());
    }

    @Test
    void a_month_to_come_has_no_figures() {
        received("2.000986");
        assertEquals(Figures.NONE, figures.shown(YearMonth.of(2026, 12)).total());
    }

    @Test
    void frozen_figures_do_not_move_with_what_comes_later() {
        received("2.000986");
        freeze();
        received("2.000986");
        assertEquals(1, figures.shown(OCTOBER).total().received());
        assertEquals(2, figures.now(OCTOBER).total().received());
    }

    @Test
    void a_late_correction_makes_a_new_revision_and_both_are_kept() {
        received("2.000986");
        assertEquals(1, freeze().revision());
        received("2.000986");
        assertEquals(2, freeze().revision());
        assertEquals(2, figures.shown(OCTOBER).revision());
        assertEquals(1, figures.frozen(OCTOBER, 1).orElseThrow().total().received());
        assertEquals(2, figures.frozen(OCTOBER, 2).orElseThrow().total().received());
    }

    @Test
    void figures_that_were_sent_and_say_the_same_are_neither_frozen_nor_sent_again() {
        received("2.000986");
        it.commit(figures.sent(freeze(), "test"));
        assertNull(freeze());
        assertEquals(List.of("statistics.frozen", "statistics.sent"), it.logKinds());
    }

    @Test
    void a_revision_that_was_not_sent_is_sent_as_it_is() {
        received("2.000986");
        PeriodFigures first = freeze();
        assertEquals(first, freeze());
        assertEquals(List.of("statistics.frozen"), it.logKinds());
    }

    @Test
    void a_month_without_any_dossier_is_frozen_too() {
        assertEquals(Figures.NONE, freeze().total());
        assertEquals(1, figures.shown(OCTOBER).revision());
    }

    @Test
    void only_a_month_that_is_over_can_be_frozen() {
        assertThrows(IllegalArgumentException.class, () -> figures.freeze(YearMonth.of(2026, 11), "test"));
        assertEquals(OCTOBER, figures.lastMonth());
    }

    @Test
    void a_month_begins_at_midnight_in_vietnam() {
        it.clock.advance(Duration.between(it.clock.instant(), Instant.parse("2026-10-31T16:59:59Z")));
        assertEquals(OCTOBER, figures.thisMonth());
        it.clock.advance(Duration.ofSeconds(1));
        assertEquals(YearMonth.of(2026, 11), figures.thisMonth());
    }

    @Test
    void the_first_time_it_was_sent_stays() {
        PeriodFigures frozen = freeze();
        it.commit(figures.sent(frozen, "test"));
        Instant first = it.clock.instant();
        it.clock.advance(Duration.ofDays(1));
        it.commit(figures.sent(frozen, "test"));
        assertEquals(first, figures.shown(OCTOBER).sentAt());
    }

    @Test
    void two_processes_freeze_a_revision_once() {
        received("2.000986");
        MonthlyFigures.Freezing one = figures.freeze(OCTOBER, "one");
        MonthlyFigures.Freezing other = figures.freeze(OCTOBER, "other");
        it.commit(one.effects());
        assertThrows(Conflict.class, () -> it.commit(other.effects()));
        assertTrue(figures.frozen(OCTOBER, 2).isEmpty());
    }
}
