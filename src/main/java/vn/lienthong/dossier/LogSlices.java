package vn.lienthong.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/** Parts of the event log, each row with what it takes to check it again outside of the database. */
public final class LogSlices {
    /** Rows read at once. */
    public static final int PAGE_ROWS = 1_000;

    /** Not a join: PostgreSQL would hash the whole log for each page of it. */
    private static final String ROWS = "select e.seq, e.at, e.kind, e.dossier, e.actor, e.detail, e.hash,"
            + " (select p.hash from event_log p where p.seq = e.seq - 1) as previous from event_log e"
            + " where e.seq >= ? and e.seq <= ?";

    /**
     * One row as it is stored.
     *
     * @param detail JSON as text
     * @param previous hash of the row before; empty where that row is missing
     */
    public record Row(
            long seq,
            Instant at,
            String kind,
            String dossier,
            String actor,
            String detail,
            byte[] previous,
            byte[] hash) {}

    /** The last row of the log at one moment. */
    public record Head(long seq, byte[] hash) {}

    /**
     * Rows that follow each other.
     *
     * @param first above {@code last} when there is none
     * @param startsFrom hash of the row before the first
     * @param head where the log ended then
     */
    public record Slice(long first, long last, byte[] startsFrom, Head head) {}

    private final DataSource dataSource;
    private final LogHash hashes;

    public LogSlices(DataSource dataSource, Vault vault) {
        this.dataSource = dataSource;
        this.hashes = new LogHash(vault);
    }

    /**
     * From the first row of that time on to the last one of that time. Clocks of several processes differ a little, so
     * a row between the two may be from just outside; none inside is left out.
     *
     * @param from earliest time, or null for the beginning
     * @param before the first time no longer wanted, or null for the present end
     */
    public Slice slice(Instant from, Instant before) {
        Head head = head();
        long first = from == null ? 1 : found("select min(seq) from event_log where at >= ?", from, head.seq() + 1);
        long last = before == null ? head.seq() : found("select max(seq) from event_log where at < ?", before, 0);
        return new Slice(first, Math.min(last, head.seq()), hashBefore(first), head);
    }

    /**
     * Rows of the slice from {@code seq} on, in order, at most {@value #PAGE_ROWS}.
     *
     * @param dossier number, or empty for all
     */
    public List<Row> from(long seq, Slice slice, String dossier) {
        boolean one = !dossier.isEmpty();
        // H2 uses an index for order only if the order names its equality column too
        String sql = ROWS + (one ? " and e.dossier = ? order by e.dossier, e.seq" : " order by e.seq") + " fetch first "
                + PAGE_ROWS + " rows only";
        return Statements.query(
                dataSource,
                sql,
                to -> {
                    to.number(Math.max(seq, slice.first())).number(slice.last());
                    if (one) to.text(dossier);
                },
                LogSlices::row);
    }

    /** Whether this is a row that an engine with our key wrote behind that previous one. */
    public boolean isTrue(Row row) {
        byte[] hash =
                hashes.row(row.previous(), row.seq(), row.at(), row.kind(), row.dossier(), row.actor(), row.detail());
        return Arrays.equals(hash, row.hash());
    }

    /** Whether the log still has that row at that place. */
    public boolean stands(Head end) {
        return Arrays.equals(end.hash(), end.seq() == 0 ? LogHash.GENESIS : stored(end.seq()));
    }

    private Head head() {
        return Statements.query(
                        dataSource,
                        "select seq, hash from log_head where id = 1",
                        none -> {},
                        row -> new Head(row.getLong(1), row.getBytes(2)))
                .stream()
                .findFirst()
                .orElse(new Head(0, new byte[0]));
    }

    private long found(String sql, Instant moment, long otherwise) {
        return Statements.query(dataSource, sql, to -> to.instant(moment), row -> {
                    long seq = row.getLong(1);
                    return row.wasNull() ? otherwise : seq;
                })
                .get(0);
    }

    private byte[] hashBefore(long seq) {
        return seq <= 1 ? LogHash.GENESIS : stored(seq - 1);
    }

    private byte[] stored(long seq) {
        return Statements.query(
                        dataSource,
                        "select hash from event_log where seq = ?",
                        to -> to.number(seq),
                        row -> row.getBytes(1))
                .stream()
                .findFirst()
                .orElse(new byte[0]);
    }

    private static Row row(ResultSet row) throws SQLException {
        long seq = row.getLong("seq");
        byte[] previous = seq == 1 ? LogHash.GENESIS : row.getBytes("previous");
        return new Row(
                seq,
                Parameters.instant(row, "at"),
                row.getString("kind"),
                row.getString("dossier"),
                row.getString("actor"),
                row.getString("detail"),
                previous == null ? new byte[0] : previous,
                row.getBytes("hash"));
    }
}
