package vn.lienthong.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.dossier.DirectCommits;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.Vault;
import vn.lienthong.queue.Conflict;
import vn.lienthong.testing.SetClock;
import vn.lienthong.testing.TestDatabase;

/** Work that the clock starts, at 01:00 of each day in Viet Nam, on both databases. */
@ParameterizedClass
@ValueSource(strings = {"h2", "postgresql"})
class DueRunsTest {
    private static final Instant TEN_O_CLOCK = Instant.parse("2026-09-21T03:00:00Z");
    private static final Instant NEXT_ONE = Instant.parse("2026-09-21T18:00:00Z");

    @Parameter
    String kind;

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock(TEN_O_CLOCK);
    private final List<Instant> begun = new ArrayList<>();
    private TestDatabase database;
    private Vault vault;
    private DirectCommits commits;

    @BeforeEach
    void open() {
        database = kind.equals("h2") ? TestDatabase.h2(directory) : TestDatabase.postgresql();
        vault = Vault.openOrCreate(directory.resolve("master.key"), true);
        commits = new DirectCommits(database.dataSource(), vault, clock, List.of());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private DueRuns process() {
        return new DueRuns("daily", new Timetable("0 0 1 * * ?"), database.dataSource(), commits, clock);
    }

    private void look(DueRuns process) {
        process.look(due -> {
            begun.add(due);
            return List.of(new LogEntry("test.done", "", "test", Map.of()));
        });
    }

    private long lines(String event) {
        return new EventLog(database.dataSource(), vault)
                .read("", event, null, null)
                .lines()
                .size();
    }

    /** There is a process that knows of the moment before {@link #NEXT_ONE}. */
    private DueRuns known() {
        DueRuns process = process();
        look(process);
        return process;
    }

    @Test
    void a_fresh_installation_has_missed_nothing_and_begins_with_the_next_moment() {
        DueRuns process = known();
        assertEquals(List.of(), begun);
        clock.set(NEXT_ONE.minusSeconds(1));
        look(process);
        assertEquals(List.of(), begun);
        clock.set(NEXT_ONE);
        look(process);
        assertEquals(List.of(NEXT_ONE), begun);
        assertEquals(0, lines("schedule.made-up-for"), "it was in time");
    }

    @Test
    void what_was_missed_is_made_up_for_once_at_the_next_start() {
        known();
        clock.set(NEXT_ONE.plus(Duration.ofHours(7)));
        DueRuns restarted = process();
        look(restarted);
        look(restarted);
        look(process());
        assertEquals(List.of(NEXT_ONE), begun);
        assertEquals(1, lines("schedule.made-up-for"));
    }

    @Test
    void of_several_missed_moments_the_last_is_made_up_for() {
        known();
        clock.set(NEXT_ONE.plus(Duration.ofDays(3)));
        look(process());
        assertEquals(List.of(NEXT_ONE.plus(Duration.ofDays(3))), begun);
    }

    @Test
    void of_two_processes_one_does_the_run_and_nothing_of_the_other_stays() {
        DueRuns slow = known();
        clock.set(NEXT_ONE);
        slow.look(due -> {
            look(process());
            return List.of(new LogEntry("test.done", "", "test", Map.of()));
        });
        assertEquals(1, lines("test.done"));
    }

    @Test
    void a_run_that_cannot_begin_yet_begins_when_it_can() {
        DueRuns process = known();
        clock.set(NEXT_ONE);
        process.look(due -> {
            throw new Conflict("an operator's run is under way");
        });
        clock.advance(DueRuns.AGAIN.minusSeconds(1));
        look(process);
        assertEquals(List.of(), begun, "not asked for every second");
        clock.advance(Duration.ofSeconds(1));
        look(process);
        assertEquals(List.of(NEXT_ONE), begun);
    }

    @Test
    void a_run_that_failed_has_done_nothing_and_is_done_again() {
        DueRuns process = known();
        clock.set(NEXT_ONE);
        process.look(due -> {
            throw new IllegalStateException("the database is away");
        });
        look(process());
        assertEquals(List.of(NEXT_ONE), begun);
    }

    @Test
    void a_time_moved_to_an_earlier_hour_is_not_a_run_missed() {
        known();
        clock.set(NEXT_ONE);
        look(process());
        begun.clear();
        look(new DueRuns("daily", new Timetable("0 0 23 * * ?"), database.dataSource(), commits, clock));
        assertEquals(List.of(), begun);
    }
}
