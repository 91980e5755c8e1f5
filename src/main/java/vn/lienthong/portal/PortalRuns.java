package vn.lienthong.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.Parameters;
import vn.lienthong.dossier.RunTaken;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.text.Times;

/**
 * Starts runs and tells of them. A run is a row and one message; everything after is messages too, so a run goes on
 * after a crash where it stopped, in whichever process. One run of a kind is under way at a time; the daily one starts
 * once a day (Asia/Ho_Chi_Minh), whichever process is first.
 */
public final class PortalRuns {
    private static final String SCHEDULE = "schedule";
    private static final int TRIES = 10;
    private static final Duration DAYS_KEPT = Duration.ofDays(40);

    private final DataSource dataSource;
    private final PortalTables tables;
    private final Commits commits;
    private final Clock clock;
    private final boolean connected;

    /** @param connected whether the portal is configured */
    public PortalRuns(DataSource dataSource, Commits commits, Clock clock, boolean connected) {
        this.dataSource = dataSource;
        this.tables = new PortalTables(dataSource);
        this.commits = commits;
        this.clock = clock;
        this.connected = connected;
    }

    /** @param fresh false: it was under way already */
    public record Started(PortalRun run, boolean fresh) {}

    /** Whether there is a portal to send to. */
    public boolean isConnected() {
        return connected;
    }

    /**
     * Starts a run now, or gives the one that is under way.
     *
     * @param who operator
     * @throws IllegalStateException when the portal is not configured
     */
    public Started start(RunKind kind, String who) {
        if (!connected) throw new IllegalStateException("partner.portal.url is not set");
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<PortalRun> opened = open(kind, who, List.of());
            if (opened.isPresent()) return new Started(opened.get(), true);
            Optional<PortalRun> underWay = tables.running(kind);
            if (underWay.isPresent()) return new Started(underWay.get(), false);
            // the one in the way has ended between the two
        }
        throw new Conflict("runs of this kind begin and end");
    }

    /**
     * The run of a day, unless it was started; nothing where there is no portal.
     *
     * @param due a moment of that day
     * @throws Conflict while another run of the kind is under way: the day's own is still to come
     */
    public Optional<PortalRun> startDaily(RunKind kind, Instant due) {
        if (!connected) return Optional.empty();
        Instant day = LocalDate.ofInstant(due, Times.VIETNAM)
                .atStartOfDay(Times.VIETNAM)
                .toInstant();
        String daily = "portal-" + kind.word();
        Optional<PortalRun> opened = open(kind, SCHEDULE, List.of(new RunTaken(daily, day, day.minus(DAYS_KEPT))));
        if (opened.isEmpty() && !RunTaken.isTaken(dataSource, daily, day)) throw new Conflict("a run is under way");
        return opened;
    }

    private Optional<PortalRun> open(RunKind kind, String who, List<Effect> first) {
        long id = tables.nextRun();
        List<Effect> effects = new ArrayList<>(first);
        effects.add(new RunOpened(id, kind, who, Parameters.now(clock), tables.lastDossier()));
        effects.add(new LogEntry("portal.run-started", "", who, Map.of("kind", kind.word(), "run", Long.toString(id))));
        String line = "portal-" + kind.word();
        String body = "{\"run\":" + id + ",\"after\":0}";
        effects.add(new NewMessage(kind.pages(), line, body, Duration.ZERO, line + "/" + id + "/0"));
        try {
            commits.commitDurably(effects);
        } catch (Conflict underWay) {
            return Optional.empty();
        }
        return tables.run(id);
    }

    /** Newest first, the last hundred. */
    public List<PortalRun> runs() {
        return tables.runs();
    }

    boolean isUnderWay(RunKind kind) {
        return tables.running(kind).isPresent();
    }
}
