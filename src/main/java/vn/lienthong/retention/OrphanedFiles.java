package vn.lienthong.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import vn.lienthong.dossier.DocumentsHold;
import vn.lienthong.dossier.SealBroken;
import vn.lienthong.dossier.Statements;
import vn.lienthong.dossier.StoredFiles;
import vn.lienthong.queue.BodySeal;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/**
 * Documents that nothing names: no row, and no unfinished message (a paper that the registry sent is kept before the
 * step that gives it its row). What was handed in a moment ago is left alone, for its row may still be on its way.
 */
public final class OrphanedFiles {
    /** Whoever hands a document in has committed its row, or its message, or never will, after this time. */
    static final Duration ROW_FOLLOWS_WITHIN = Duration.ofHours(1);

    private static final Pattern ADDRESS = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");
    private static final int PAGE = 500;

    private final DataSource dataSource;
    private final StoredFiles files;
    private final BodySeal seal;
    private final Clock diskClock;

    /**
     * @param files removed
     * @param whole false: stopped, because documents are being copied
     */
    public record Removal(long files, boolean whole) {}

    /** @param diskClock the one that files are dated by */
    public OrphanedFiles(DataSource dataSource, StoredFiles files, BodySeal seal, Clock diskClock) {
        this.dataSource = dataSource;
        this.files = files;
        this.seal = seal;
        this.diskClock = diskClock;
    }

    /** @param hold taken anew for each folder, so that a backup waits for one of them at most */
    Removal remove(Supplier<Optional<DocumentsHold>> hold) {
        // in this order: whose message is committed after it was read has handed its document in after this moment
        Instant before = diskClock.instant().minus(ROW_FOLLOWS_WITHIN);
        Set<String> named = namedByMessages();
        Predicate<String> needed =
                address -> named.contains(address) || unnamed(List.of(address)).isEmpty();
        long removed = 0;
        for (int folder = 0; folder < StoredFiles.FOLDERS; folder++) {
            Optional<DocumentsHold> taken = hold.get();
            if (taken.isEmpty()) return new Removal(removed, false);
            try (DocumentsHold held = taken.get()) {
                if (folder == 0) removed += files.settle(before, needed) + files.removeLeftovers(before);
                for (String address : unnamed(files.untouchedSince(before, folder)))
                    if (files.remove(address, before, needed)) removed++;
            }
        }
        return new Removal(removed, true);
    }

    /** Of these the ones without a row. */
    private Set<String> unnamed(List<String> addresses) {
        Set<String> left = new HashSet<>(addresses);
        for (int start = 0; start < addresses.size(); start += PAGE) {
            List<String> page = addresses.subList(start, Math.min(addresses.size(), start + PAGE));
            Statements.query(
                            dataSource,
                            "select distinct address from dossier_document where address in ("
                                    + Candidates.places(page.size()) + ")",
                            to -> {
                                for (String address : page) to.text(address);
                            },
                            row -> row.getString(1))
                    .forEach(left::remove);
        }
        return left;
    }

    /** @throws StepFailure when one cannot be opened: what it names is not known, so no file is removed */
    private Set<String> namedByMessages() {
        record Body(long id, byte[] sealed) {}
        Set<String> named = new HashSet<>();
        long last = 0;
        while (true) {
            long after = last;
            List<Body> page = Statements.query(
                    dataSource,
                    "select id, body from queue_message where id > ? order by id fetch first " + PAGE + " rows only",
                    to -> to.number(after),
                    row -> new Body(row.getLong(1), row.getBytes(2)));
            if (page.isEmpty()) return named;
            for (Body body : page) {
                Matcher addresses = ADDRESS.matcher(opened(body.sealed()));
                while (addresses.find()) named.add(addresses.group());
                last = body.id();
            }
        }
    }

    private String opened(byte[] sealed) {
        try {
            return seal.open(sealed);
        } catch (SealBroken damaged) {
            throw new StepFailure(ErrorClass.CONFIGURATION, "", "queue.damaged");
        }
    }
}
