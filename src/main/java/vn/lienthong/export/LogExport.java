package vn.lienthong.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import vn.lienthong.config.Sha256;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.LogSlices;
import vn.lienthong.dossier.LogSlices.Head;
import vn.lienthong.dossier.LogSlices.Row;
import vn.lienthong.dossier.LogSlices.Slice;
import vn.lienthong.dossier.Vault;
import vn.lienthong.queue.Commits;

/**
 * Writes a part of the event log for an auditor, and checks such a part later. A row's own hash shows that it is true;
 * the seal in the last line shows that none was taken out, which a part of one dossier's rows could not show by itself.
 */
public final class LogExport {
    private static final HexFormat HEX = HexFormat.of();

    private final LogSlices log;
    private final Vault vault;
    private final Commits commits;
    private final Clock clock;

    /**
     * What part is asked for.
     *
     * @param from earliest time, or null
     * @param before the first time no longer wanted, or null
     * @param dossier the front's number, or empty for all
     */
    public record Wanted(Instant from, Instant before, String dossier) {}

    /**
     * The last line of an exported log, with the hash of everything before it.
     *
     * @param digest SHA-256 of all lines before, in hexadecimal
     */
    public record End(String digest, long rows, Head head, String seal) {}

    /**
     * What can be said of an end.
     *
     * @param sealed an engine with our key wrote exactly these lines
     * @param stands the log still has the row that was its last then
     */
    public record EndCheck(boolean sealed, boolean stands) {}

    public LogExport(LogSlices log, Vault vault, Commits commits, Clock clock) {
        this.log = log;
        this.vault = vault;
        this.commits = commits;
        this.clock = clock;
    }

    /** Notes in the event log who asked, then writes; never more than {@link LogSlices#PAGE_ROWS} rows are held. */
    public void write(Wanted wanted, String who, OutputStream out) throws IOException {
        Map<String, String> detail = new HashMap<>();
        if (wanted.from() != null) detail.put("from", wanted.from().toString());
        if (wanted.before() != null) detail.put("before", wanted.before().toString());
        commits.commitDurably(List.of(new LogEntry("log.exported", wanted.dossier(), who, detail)));
        lines(wanted, who, out);
    }

    /** The lines alone, for who has noted it already. */
    void lines(Wanted wanted, String who, OutputStream out) throws IOException {
        Slice slice = log.slice(wanted.from(), wanted.before());
        MessageDigest digest = Sha256.digest();
        put(LogLines.first(wanted, slice, clock.instant(), who), digest, out);
        long rows = 0;
        List<Row> page = log.from(slice.first(), slice, wanted.dossier());
        while (!page.isEmpty()) {
            for (Row row : page) put(LogLines.row(row), digest, out);
            rows += page.size();
            page = log.from(page.get(page.size() - 1).seq() + 1, slice, wanted.dossier());
        }
        ObjectNode end = LogLines.end(rows, slice.head());
        end.put("seal", seal(Sha256.hex(digest), rows, slice.head()));
        put(end, Sha256.digest(), out);
    }

    /** The first of these rows that no engine with our key wrote so; empty if all are true. */
    public OptionalLong firstBad(List<Row> rows) {
        return rows.stream().filter(row -> !log.isTrue(row)).mapToLong(Row::seq).findFirst();
    }

    public EndCheck check(End end) {
        String seal = seal(end.digest(), end.rows(), end.head());
        boolean sealed = MessageDigest.isEqual(
                seal.getBytes(StandardCharsets.US_ASCII), end.seal().getBytes(StandardCharsets.US_ASCII));
        return new EndCheck(sealed, log.stands(end.head()));
    }

    private String seal(String digest, long rows, Head head) {
        String sealed = digest + " " + rows + " " + head.seq() + " " + HEX.formatHex(head.hash());
        return HEX.formatHex(vault.hash(Vault.Purpose.EXPORT, sealed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void put(ObjectNode line, MessageDigest digest, OutputStream out) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        digest.update(bytes);
        out.write(bytes);
    }
}
