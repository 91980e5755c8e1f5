package vn.lienthong.steps;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.RunTaken;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.SafeTrace;

/**
 * Which run of one schedule is due. A run is a row for the last moment of the timetable; it is committed together with
 * what the run has decided, so of several processes one does it, and one that was killed in the middle has done
 * nothing. Of several moments that passed unseen only the last is made up for. What is seen for the first time begins
 * with its next moment: a fresh installation has missed nothing.
 */
final class DueRuns {
    private static final Logger LOG = LoggerFactory.getLogger(DueRuns.class);
    private static final Duration ROWS_KEPT = Duration.ofDays(7);
    /** A run begun later than this was missed, and is told of. */
    private static final Duration LATE = Duration.ofMinutes(5);
    /** Between attempts at a run that cannot begin yet: another is under way, the database is away. */
    static final Duration AGAIN = Duration.ofMinutes(1);

    private final String name;
    private final Timetable timetable;
    private final DataSource dataSource;
    private final Commits commits;
    private final Clock clock;
    private Instant lookAt = Instant.MIN;

    /** @param name of the schedule; of all processes, one does each of its runs */
    DueRuns(String name, Timetable timetable, DataSource dataSource, Commits commits, Clock clock) {
        this.name = name;
        this.timetable = timetable;
        this.dataSource = dataSource;
        this.commits = commits;
        this.clock = clock;
    }

    /** The work of one run. */
    interface Work {
        /**
         * @param due the moment the run is for
         * @return to commit with the note that it was done
         * @throws Conflict when it cannot begin yet; it is tried again
         */
        List<Effect> run(Instant due) throws Exception;
    }

    /** Does what is due; one thread a process. Nothing is thrown: the next look goes on. */
    void look(Work work) {
        Instant now = clock.instant();
        if (now.isBefore(lookAt)) return;
        try {
            Optional<Instant> due = timetable.lastUpTo(now);
            if (due.isPresent()) settle(due.get(), now, work);
            lookAt = timetable.nextAfter(now).orElse(Instant.MAX);
        } catch (Conflict notYet) {
            lookAt = now.plus(AGAIN);
        } catch (Exception failure) {
            // thrown on, it would end the schedule for good
            LOG.error("schedule {} failed, tried again in {}: {}", name, AGAIN, SafeTrace.of(failure));
            lookAt = now.plus(AGAIN);
        }
    }

    private void settle(Instant due, Instant now, Work work) throws Exception {
        Optional<Instant> last = RunTaken.last(dataSource, kind());
        if (last.isPresent() && !last.get().isBefore(due)) return;
        List<Effect> effects = new ArrayList<>(List.of(new RunTaken(kind(), due, due.minus(ROWS_KEPT))));
        if (last.isPresent()) {
            effects.addAll(work.run(due));
            if (now.isAfter(due.plus(LATE)))
                effects.add(new LogEntry(
                        "schedule.made-up-for", "", "schedule", Map.of("schedule", name, "due", due.toString())));
        }
        try {
            commits.commitDurably(effects);
        } catch (Conflict overtaken) {
            Optional<Instant> taken = RunTaken.last(dataSource, kind());
            if (taken.isEmpty() || taken.get().isBefore(due)) throw overtaken;
        }
    }

    private String kind() {
        return "schedule-" + name;
    }
}
