package vn.lienthong.retention;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import vn.lienthong.dossier.DocumentsHold;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.Parameters;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.IdleLine;
import vn.lienthong.retention.Candidates.Rule;

/** The purge. Rows first, forced to the disk; files that no row names any more at the end. */
public final class Purge implements PurgeDesk {
    /** In one transaction, so that live work waits for it some tens of milliseconds at most. */
    static final int MAX_DOSSIERS_AT_ONCE = 50;

    private final DataSource dataSource;
    private final Commits commits;
    private final OrphanedFiles files;
    private final Path documents;
    private final Optional<Duration> retention;
    private final boolean portalIsTold;
    private final Clock clock;
    private final Candidates candidates;

    /**
     * @param documents folder of the store, where the hold on it is taken
     * @param retention how long a finished dossier is kept; empty: for ever
     * @param portalIsTold whether a national portal is configured
     */
    public Purge(
            DataSource dataSource,
            Commits commits,
            OrphanedFiles files,
            Path documents,
            Optional<Duration> retention,
            boolean portalIsTold,
            Clock clock) {
        this.dataSource = dataSource;
        this.commits = commits;
        this.files = files;
        this.documents = documents;
        this.retention = retention;
        this.portalIsTold = portalIsTold;
        this.clock = clock;
        this.candidates = new Candidates(dataSource);
    }

    private record Found(List<Candidate> going, long after) {}

    @Override
    public Optional<Preview> preview() {
        return rule().map(this::preview);
    }

    private Preview preview(Rule rule) {
        Map<String, Long> goes = new LinkedHashMap<>();
        Map<String, Long> stays = new LinkedHashMap<>();
        goes.put("dossiers", 0L);
        HeldData.KINDS.keySet().forEach(kind -> goes.put(kind, 0L));
        stays.put("unfinished", candidates.unfinished());
        for (Kept reason : Kept.values()) stays.put(reason.word(), 0L);
        long after = 0;
        for (Candidates.Page page = candidates.page(rule, after); !page.end(); page = candidates.page(rule, after)) {
            List<Candidate> going =
                    page.candidates().stream().filter(Candidate::mayGo).toList();
            goes.merge("dossiers", (long) going.size(), Long::sum);
            HeldData.count(dataSource, Candidate.ids(going))
                    .forEach((kind, count) -> goes.merge(kind, count, Long::sum));
            for (Candidate candidate : page.candidates())
                candidate.kept().stream().findFirst().ifPresent(reason -> stays.merge(reason.word(), 1L, Long::sum));
            after = page.after();
        }
        return new Preview(rule.endedBefore(), goes, stays);
    }

    @Override
    public Optional<Piece> purge(long after, String who, String why) {
        return rule().map(rule -> purge(rule, after, who, why));
    }

    private Piece purge(Rule rule, long after, String who, String why) {
        Found found = find(rule, after);
        if (found.going().isEmpty()) return removeFiles(found.after());
        Optional<DocumentsHold> hold = DocumentsHold.toRemove(documents);
        if (hold.isEmpty()) return new Piece(Outcome.BUSY, 0, 0, after);
        try (DocumentsHold held = hold.get()) {
            return new Piece(Outcome.GOES_ON, commit(found.going(), rule, who, why), 0, found.after());
        }
    }

    /** The next dossiers that may go; none, and then no more come. */
    private Found find(Rule rule, long after) {
        List<Candidate> going = new ArrayList<>();
        long last = after;
        while (going.size() < MAX_DOSSIERS_AT_ONCE) {
            Candidates.Page page = candidates.page(rule, last);
            if (page.end()) break;
            for (Candidate candidate : page.candidates()) {
                if (candidate.mayGo()) going.add(candidate);
                if (going.size() == MAX_DOSSIERS_AT_ONCE) return new Found(going, candidate.id());
            }
            last = page.after();
        }
        return new Found(going, last);
    }

    /** Those that something has come for meanwhile stay, and the others go. Returns how many went. */
    private long commit(List<Candidate> going, Rule rule, String who, String why) {
        try {
            commits.commitDurably(going.stream()
                    .flatMap(candidate -> effects(candidate, rule, who, why).stream())
                    .toList());
            return going.size();
        } catch (Conflict oneHasChanged) {
            return going.stream()
                    .filter(candidate -> committed(effects(candidate, rule, who, why)))
                    .count();
        }
    }

    private boolean committed(List<Effect> effects) {
        try {
            commits.commitDurably(effects);
            return true;
        } catch (Conflict hasChanged) {
            return false;
        }
    }

    private List<Effect> effects(Candidate dossier, Rule rule, String who, String why) {
        Map<String, String> detail =
                Map.of("status", dossier.status(), "version", Integer.toString(dossier.version()), "reason", why);
        return List.of(
                new IdleLine(dossier.number()),
                new DossierPurged(dossier, rule, who, why, Parameters.now(clock)),
                new LogEntry("dossier.purged", dossier.number(), who, detail));
    }

    private Piece removeFiles(long after) {
        OrphanedFiles.Removal removal = files.remove(() -> DocumentsHold.toRemove(documents));
        return new Piece(removal.whole() ? Outcome.DONE : Outcome.BUSY, 0, removal.files(), after);
    }

    private Optional<Rule> rule() {
        return retention.map(kept -> new Rule(Parameters.now(clock).minus(kept), portalIsTold));
    }
}
