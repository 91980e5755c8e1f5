package vn.lienthong.dossier;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.queue.EffectWriter;

/**
 * Appends to the event log. Last of the writers: from here to the commit the head row is locked, so that all processes
 * on one database make one chain.
 */
final class LogChain implements EffectWriter<LogEntry> {
    private record Head(long seq, byte[] hash) {}

    private record Row(long seq, Instant at, LogEntry entry, String detail, byte[] hash) {}

    private final LogHash hashes;
    private final Clock clock;

    LogChain(Vault vault, Clock clock) {
        this.hashes = new LogHash(vault);
        this.clock = clock;
    }

    @Override
    public Class<LogEntry> effect() {
        return LogEntry.class;
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public void write(Connection connection, List<LogEntry> entries) throws SQLException {
        Head head = lockHead(connection);
        Instant at = Parameters.now(clock);
        List<Row> rows = new ArrayList<>(entries.size());
        for (LogEntry entry : entries) {
            long seq = head.seq() + 1;
            String detail = CanonicalJson.text(entry.detail());
            byte[] hash = hashes.row(head.hash(), seq, at, entry.kind(), entry.dossier(), entry.actor(), detail);
            rows.add(new Row(seq, at, entry, detail, hash));
            head = new Head(seq, hash);
        }
        insert(connection, rows);
        Statements.batch(
                connection,
                "update log_head set seq = ?, hash = ?, seal = ? where id = 1",
                List.of(head),
                (to, end) -> to.number(end.seq()).bytes(end.hash()).bytes(hashes.head(end.seq(), end.hash())));
    }

    private static Head lockHead(Connection connection) throws SQLException {
        List<Head> heads = Statements.query(
                connection,
                "select seq, hash from log_head where id = 1 for update",
                none -> {},
                row -> new Head(row.getLong("seq"), row.getBytes("hash")));
        if (heads.isEmpty()) throw new SQLException("the head of the event log is missing", "02000");
        return heads.get(0);
    }

    private static void insert(Connection connection, List<Row> rows) throws SQLException {
        Statements.batch(
                connection,
                "insert into event_log (seq, at, kind, dossier, actor, detail, hash) values (?, ?, ?, ?, ?, ?, ?)",
                rows,
                (to, row) -> to.number(row.seq())
                        .instant(row.at())
                        .text(row.entry().kind())
                        .text(row.entry().dossier())
                        .text(row.entry().actor())
                        .text(row.detail())
                        .bytes(row.hash()));
    }
}
