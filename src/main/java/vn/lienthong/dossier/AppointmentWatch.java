package vn.lienthong.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import vn.lienthong.dossier.AppointmentRows.Watched;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.Effect;

/**
 * Tells in the event log, once per version of a dossier, that its registration is due soon ({@code dossier.due-soon})
 * and that it is late ({@code dossier.overdue}). Of several processes one does a period's run; were two to run at once,
 * an appointment still moves on only once.
 */
public final class AppointmentWatch {
    private static final String KIND = "appointment-watch";
    private static final String ACTOR = "engine";
    private static final int BATCH = 200;
    /** Of one kind in one run, so that a run has an end; the next one goes on. */
    private static final int MAX_BATCHES = 50;

    private static final Duration RUNS_KEPT = Duration.ofDays(1);

    private final DataSource dataSource;
    private final Commits commits;
    private final Clock clock;
    private final Duration interval;

    /** @param interval length of the period that one run is for */
    public AppointmentWatch(DataSource dataSource, Commits commits, Clock clock, Duration interval) {
        this.dataSource = dataSource;
        this.commits = commits;
        this.clock = clock;
        this.interval = interval;
    }

    private interface Reading {
        List<Watched> next(int limit);
    }

    /** Does the present period's run, unless it was done or another process does it. */
    public void run() {
        Instant now = Parameters.now(clock);
        Instant period = Instant.ofEpochMilli(now.toEpochMilli() - now.toEpochMilli() % interval.toMillis());
        try {
            commits.commit(List.of(new RunTaken(KIND, period, period.minus(RUNS_KEPT))));
        } catch (Conflict takenByAnother) {
            return;
        }
        for (AppointmentStage stage : List.of(AppointmentStage.ON_TIME, AppointmentStage.DUE_SOON))
            moveOn(limit -> AppointmentRows.due(dataSource, stage, now, limit), now);
        for (AppointmentStage stage : List.of(AppointmentStage.DUE_SOON, AppointmentStage.OVERDUE))
            moveOn(limit -> AppointmentRows.ended(dataSource, stage, limit), now);
    }

    private void moveOn(Reading reading, Instant now) {
        for (int batch = 0; batch < MAX_BATCHES; batch++) {
            List<Watched> found = reading.next(BATCH);
            if (found.isEmpty()) return;
            List<Effect> effects = new ArrayList<>();
            for (Watched watched : found) effects.addAll(step(watched, now));
            try {
                commits.commit(effects);
            } catch (Conflict anotherProcessWasFaster) {
                return;
            }
        }
    }

    private static List<Effect> step(Watched watched, Instant now) {
        if (!watched.running()) return List.of(moved(watched, AppointmentStage.CLOSED, now));
        boolean late = !now.isBefore(watched.dueAt());
        AppointmentStage to = late ? AppointmentStage.OVERDUE : AppointmentStage.DUE_SOON;
        Map<String, String> detail = Map.of(
                "version", Integer.toString(watched.version()),
                "due", watched.dueAt().toString());
        String kind = late ? "dossier.overdue" : "dossier.due-soon";
        return List.of(moved(watched, to, watched.dueAt()), new LogEntry(kind, watched.number(), ACTOR, detail));
    }

    private static AppointmentMoved moved(Watched watched, AppointmentStage to, Instant checkAt) {
        return new AppointmentMoved(watched.dossierId(), watched.version(), watched.stage(), to, checkAt);
    }
}
