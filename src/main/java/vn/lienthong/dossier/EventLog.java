package vn.lienthong.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** Reading the event log, and proving that nobody rewrote it. Appending is an effect, {@link LogEntry}. */
public final class EventLog {
    public static final int PAGE_ROWS = 100;
    private static final int VERIFY_ROWS = 1_000;
    private static final String COLUMNS = "seq, at, kind, dossier, actor, detail, hash";

    /**
     * @param detail codes, counts and versions as a JSON object; JSON null where the row was changed so that it cannot
     *     be read
     */
    public record Line(long seq, Instant at, String kind, String dossier, String actor, JsonNode detail) {}

    /** @param cursor opaque; null on the last page */
    public record Page(List<Line> lines, String cursor) {}

    /**
     * @param rows rows that were found in order and unchanged, up to the first fault
     * @param firstBad number of the first row that was changed, removed, inserted or put elsewhere; empty if none
     */
    public record Verification(boolean verified, long rows, OptionalLong firstBad) {}

    private record StoredLine(
            long seq, Instant at, String kind, String dossier, String actor, String detail, byte[] hash) {}

    private record Head(long seq, byte[] hash, byte[] seal, long firstRow, long lastRow) {}

    private final DataSource dataSource;
    private final LogHash hashes;

    public EventLog(DataSource dataSource, Vault vault) {
        this.dataSource = dataSource;
        this.hashes = new LogHash(vault);
    }

    /**
     * Newest first, {@value #PAGE_ROWS} a page.
     *
     * @param dossier the front's number, or null for all
     * @param kind or null for all
     * @param from earliest time, or null
     * @param cursor of the page before, or null; an unreadable one is an IllegalArgumentException
     */
    public Page read(String dossier, String kind, Instant from, String cursor) {
        long before = cursor == null ? Long.MAX_VALUE : position(cursor);
        StringBuilder sql = new StringBuilder("select " + COLUMNS + " from event_log where seq < ?");
        if (dossier != null) sql.append(" and dossier = ?");
        if (kind != null) sql.append(" and kind = ?");
        if (from != null) sql.append(" and at >= ?");
        sql.append(" order by ");
        // H2 uses an index for order only if the order names its equality column too
        if (dossier != null) sql.append("dossier, ");
        else if (kind != null) sql.append("kind, ");
        sql.append("seq desc fetch first ").append(PAGE_ROWS + 1).append(" rows only");
        List<StoredLine> found = Statements.query(
                dataSource,
                sql.toString(),
                to -> {
                    to.number(before);
                    if (dossier != null) to.text(dossier);
                    if (kind != null) to.text(kind);
                    if (from != null) to.instant(from);
                },
                EventLog::line);
        List<StoredLine> page = found.subList(0, Math.min(PAGE_ROWS, found.size()));
        String next =
                found.size() > PAGE_ROWS ? Long.toString(page.get(PAGE_ROWS - 1).seq()) : null;
        return new Page(page.stream().map(EventLog::shown).toList(), next);
    }

    /** Appends to the chain in this connection's transaction, where no engine runs that could commit it. */
    public static void append(Connection connection, Vault vault, Clock clock, LogEntry entry) throws SQLException {
        new LogChain(vault, clock).write(connection, List.of(entry));
    }

    /**
     * Reads the whole chain, {@value #VERIFY_ROWS} rows at a time; what is appended meanwhile is left for next time.
     */
    public Verification verify() {
        Head head = head();
        if (head.firstRow() < 1) return bad(0);
        byte[] previous = LogHash.GENESIS;
        long verified = 0;
        while (verified < head.seq()) {
            List<StoredLine> lines = after(verified, head.seq());
            if (lines.isEmpty()) return bad(verified);
            for (StoredLine line : lines) {
                byte[] hash = hash(previous, line);
                if (line.seq() != verified + 1 || !Arrays.equals(hash, line.hash())) return bad(verified);
                previous = hash;
                verified++;
            }
        }
        boolean headIsTrue = Arrays.equals(previous, head.hash()) && sealed(head) && head.lastRow() == head.seq();
        return headIsTrue ? new Verification(true, verified, OptionalLong.empty()) : bad(verified);
    }

    /** Whether nothing was ever written; needs no key. */
    public static boolean isEmpty(DataSource dataSource) {
        return Statements.query(dataSource, "select seq from log_head where id = 1", none -> {}, row -> row.getLong(1))
                .stream()
                .allMatch(seq -> seq < 1);
    }

    /**
     * Whether this database was written with our key; one without a row fits any. A head or a last row that somebody
     * changed is left to {@link #verify}: here both would have to be.
     */
    public boolean isOfOurKey() {
        Head head = head();
        if (head.seq() < 1 || sealed(head)) return true;
        byte[] previous = LogHash.GENESIS;
        boolean ours = false;
        for (StoredLine line : after(Math.max(0, head.seq() - 2), head.seq())) {
            ours = Arrays.equals(hash(previous, line), line.hash());
            previous = line.hash();
        }
        return ours;
    }

    private byte[] hash(byte[] previous, StoredLine line) {
        return hashes.row(previous, line.seq(), line.at(), line.kind(), line.dossier(), line.actor(), line.detail());
    }

    private boolean sealed(Head head) {
        return head.seq() == 0 ? head.seal() == null : Arrays.equals(hashes.head(head.seq(), head.hash()), head.seal());
    }

    private Head head() {
        List<Head> heads = Statements.query(
                dataSource,
                "select seq, hash, seal, (select coalesce(min(seq), 1) from event_log) as first_row,"
                        + " (select coalesce(max(seq), 0) from event_log) as last_row from log_head where id = 1",
                none -> {},
                row -> new Head(
                        row.getLong("seq"),
                        row.getBytes("hash"),
                        row.getBytes("seal"),
                        row.getLong("first_row"),
                        row.getLong("last_row")));
        // without its head the chain proves nothing: every row counts as one too many
        return heads.isEmpty() ? new Head(0, new byte[0], null, 1, -1) : heads.get(0);
    }

    private List<StoredLine> after(long seq, long upTo) {
        return Statements.query(
                dataSource,
                "select " + COLUMNS + " from event_log where seq > ? and seq <= ? order by seq fetch first "
                        + VERIFY_ROWS + " rows only",
                to -> to.number(seq).number(upTo),
                EventLog::line);
    }

    private static Verification bad(long verified) {
        return new Verification(false, verified, OptionalLong.of(verified + 1));
    }

    private static StoredLine line(ResultSet row) throws SQLException {
        return new StoredLine(
                row.getLong("seq"),
                Parameters.instant(row, "at"),
                row.getString("kind"),
                row.getString("dossier"),
                row.getString("actor"),
                row.getString("detail"),
                row.getBytes("hash"));
    }

    private static Line shown(StoredLine line) {
        return new Line(line.seq(), line.at(), line.kind(), line.dossier(), line.actor(), detail(line));
    }

    private static JsonNode detail(StoredLine line) {
        try {
            return CanonicalJson.read(line.detail().getBytes(StandardCharsets.UTF_8));
        } catch (SealBroken changed) {
            return NullNode.getInstance();
        }
    }

    private static long position(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a cursor of this log");
        }
    }
}
