package vn.lienthong.dossier;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import vn.lienthong.dossier.VersionContent.SearchHash;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.StepFailure;

/**
 * Takes dossiers in, by the repeat table of 2-contracts.md, under any concurrency: decides from what is stored,
 * commits, and decides again when another was faster. The database's unique number and revision are the judges, not
 * this class.
 */
public final class DossierIntake {
    /** Each time it is overtaken another one went through, so this many in a row means something is wrong. */
    private static final int MAX_DECISIONS = 20;

    private record Stored(Dossier dossier, List<byte[]> contentHashes) {}

    private final DataSource dataSource;
    private final Commits commits;
    private final Vault vault;
    private final DocumentStore documents;
    private final Clock clock;
    private final Fronts fronts;
    private final DossierIds ids;

    public DossierIntake(
            DataSource dataSource, Commits commits, Vault vault, DocumentStore documents, Clock clock, Fronts fronts) {
        this.dataSource = dataSource;
        this.commits = commits;
        this.vault = vault;
        this.documents = documents;
        this.clock = clock;
        this.fronts = fronts;
        this.ids = new DossierIds(dataSource);
    }

    /**
     * Takes one dossier. Returns only when what the receipt says would survive a power cut.
     *
     * @param next the messages that follow from a new dossier or a next version; not asked for otherwise
     * @throws OverLimit when it is larger than {@link DossierLimits}
     */
    public Receipt receive(IncomingDossier incoming, Function<Dossier, List<NewMessage>> next) {
        IncomingContent content = new IncomingContent(incoming, vault, documents);
        for (int decision = 0; decision < MAX_DECISIONS; decision++) {
            try {
                return decide(incoming, content, next);
            } catch (Conflict overtaken) {
                continue;
            }
        }
        throw new StepFailure(ErrorClass.BUG, "", "intake-overtaken", incoming.number());
    }

    private Receipt decide(
            IncomingDossier incoming, IncomingContent content, Function<Dossier, List<NewMessage>> next) {
        Optional<Stored> found = stored(incoming.number());
        if (found.isEmpty()) return takeNew(incoming, content, next);
        Dossier dossier = found.get().dossier();
        if (!dossier.front().equals(incoming.front())) return refuse(incoming, dossier);
        int sameVersion = versionOf(content.hash(), found.get().contentHashes());
        if (sameVersion > 0) {
            // what we have just read may be committed and not yet be on the disk; the answer promises it is
            commits.commitDurably(List.of());
            return new Receipt(incoming.number(), sameVersion, Receipt.Outcome.REPEAT);
        }
        if (dossier.status() == Status.SUPPLEMENT_REQUIRED) return takeNext(incoming, content, dossier, next);
        return refuse(incoming, dossier);
    }

    private Receipt takeNew(
            IncomingDossier incoming, IncomingContent content, Function<Dossier, List<NewMessage>> next) {
        Instant arrivedAt = Parameters.now(clock);
        Instant receivedAt = StatedTime.orArrival(incoming.receivedAt(), null, arrivedAt);
        if (!fronts.takesNew(incoming.front(), receivedAt)) return closed(incoming);
        long id = ids.next();
        Dossier dossier = new Dossier(
                id,
                incoming.front(),
                incoming.number(),
                null,
                "",
                incoming.module(),
                incoming.procedure(),
                incoming.unit(),
                Status.RECEIVED,
                1,
                1,
                receivedAt,
                arrivedAt,
                null,
                null,
                warnings(incoming, content, id, arrivedAt));
        DossierReceived received = new DossierReceived(dossier, content.sealedFor(id, 1, receivedAt, arrivedAt));
        commit(incoming, content, received, dossier, arrivedAt, "dossier.received", next);
        return new Receipt(incoming.number(), 1, Receipt.Outcome.NEW);
    }

    private Receipt takeNext(
            IncomingDossier incoming,
            IncomingContent content,
            Dossier before,
            Function<Dossier, List<NewMessage>> next) {
        Instant arrivedAt = Parameters.now(clock);
        // the clock restarts with this version, so its reception cannot lie before the request for it
        Instant receivedAt = StatedTime.orArrival(incoming.receivedAt(), supplementRequiredAt(before), arrivedAt);
        int version = before.version() + 1;
        Dossier after = NextRevision.of(before)
                .procedure(incoming.module(), incoming.procedure(), incoming.unit())
                .group(incoming.procedure().equals(before.procedure()) ? before.group() : "")
                .status(Status.RECEIVED)
                .version(version)
                .receivedAt(receivedAt)
                .due(null, null)
                .warnings(warnings(incoming, content, before.id(), arrivedAt))
                .build();
        NextVersionReceived received =
                new NextVersionReceived(before, after, content.sealedFor(before.id(), version, receivedAt, arrivedAt));
        commit(incoming, content, received, after, arrivedAt, "dossier.next-version", next);
        return new Receipt(incoming.number(), version, Receipt.Outcome.NEXT_VERSION);
    }

    private void commit(
            IncomingDossier incoming,
            IncomingContent content,
            Effect received,
            Dossier dossier,
            Instant arrivedAt,
            String kind,
            Function<Dossier, List<NewMessage>> next) {
        content.keepDocuments(documents);
        List<Effect> effects = new ArrayList<>();
        effects.add(received);
        effects.add(Changes.entered(vault, dossier, dossier.receivedAt(), arrivedAt, null));
        Map<String, String> codes = Map.of(
                "version", Integer.toString(dossier.version()),
                "documents", Integer.toString(incoming.documents().size()),
                "warnings", String.join(",", dossier.warnings()));
        effects.add(new LogEntry(kind, dossier.number(), incoming.front(), codes));
        effects.addAll(next.apply(dossier));
        commits.commitDurably(effects);
    }

    private Receipt closed(IncomingDossier incoming) {
        commits.commit(
                List.of(new LogEntry("dossier.front-closed-refused", incoming.number(), incoming.front(), Map.of())));
        return new Receipt(incoming.number(), 0, Receipt.Outcome.FRONT_CLOSED);
    }

    private Receipt refuse(IncomingDossier incoming, Dossier dossier) {
        Map<String, String> codes =
                Map.of("status", dossier.status().name(), "version", Integer.toString(dossier.version()));
        commits.commit(
                List.of(new LogEntry("dossier.other-content-refused", dossier.number(), incoming.front(), codes)));
        return new Receipt(incoming.number(), dossier.version(), Receipt.Outcome.CONFLICT);
    }

    private Optional<Stored> stored(String number) {
        List<Dossier> dossiers = Statements.query(
                dataSource,
                "select " + DossierRows.COLUMNS + " from dossier where number = ?",
                to -> to.text(number),
                DossierRows::read);
        if (dossiers.isEmpty()) return Optional.empty();
        // read after the dossier: a version that came in between is found too, and then this is its repeat
        List<byte[]> hashes = Statements.query(
                dataSource,
                "select content_hash from dossier_version where dossier_id = ? order by version",
                to -> to.number(dossiers.get(0).id()),
                row -> row.getBytes(1));
        return Optional.of(new Stored(dossiers.get(0), hashes));
    }

    private static int versionOf(byte[] hash, List<byte[]> contentHashes) {
        for (int i = contentHashes.size() - 1; i >= 0; i--) if (Arrays.equals(contentHashes.get(i), hash)) return i + 1;
        return 0;
    }

    private Instant supplementRequiredAt(Dossier dossier) {
        List<Instant> times = Statements.query(
                dataSource,
                "select stated_at from dossier_status where dossier_id = ? order by dossier_id, revision desc"
                        + " fetch first 1 row only",
                to -> to.number(dossier.id()),
                row -> Parameters.instant(row, "stated_at"));
        return times.isEmpty() ? dossier.receivedAt() : times.get(0);
    }

    private List<String> warnings(IncomingDossier incoming, IncomingContent content, long id, Instant arrivedAt) {
        Set<String> warnings = new LinkedHashSet<>(incoming.warnings());
        if (!StatedTime.sane(incoming.receivedAt(), null, arrivedAt)) warnings.add("received-in-the-future");
        for (SearchHash hash : content.searchHashes())
            if (hash.kind().equals(SearchHash.PERSON) && knownElsewhere(hash, id)) warnings.add("twin-or-repeat");
        return List.copyOf(warnings);
    }

    private boolean knownElsewhere(SearchHash hash, long id) {
        return !Statements.query(
                        dataSource,
                        "select dossier_id from dossier_search where keyed_hash = ? and kind = ? and dossier_id <> ?"
                                + " fetch first 1 row only",
                        to -> to.bytes(hash.hash()).text(hash.kind()).number(id),
                        row -> row.getLong(1))
                .isEmpty();
    }
}
