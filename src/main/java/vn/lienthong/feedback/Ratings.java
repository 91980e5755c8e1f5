package vn.lienthong.feedback;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import vn.lienthong.dossier.CanonicalJson;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.OverLimit;
import vn.lienthong.dossier.Parameters;
import vn.lienthong.dossier.SealBroken;
import vn.lienthong.dossier.StatedTime;
import vn.lienthong.dossier.Statements;
import vn.lienthong.dossier.Vault;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.StepFailure;
import vn.lienthong.text.Times;

/** Ratings by citizens: one per dossier and dimension, never changed. */
public final class Ratings {
    public static final int MAX_COMMENT_BYTES = 20_000;
    private final DataSource dataSource;
    private final Commits commits;
    private final Vault vault;
    private final Clock clock;

    /** What became of a rating. */
    public enum Outcome {
        KEPT,
        /** The same was kept before: no effect. */
        REPEAT,
        /** This dimension of the dossier was rated otherwise before. */
        CONFLICT
    }

    /** @param scores how many gave each score, lowest first */
    public record Summary(String dimension, long count, long sum, SortedMap<Integer, Long> scores) {}

    private record Kept(byte[] hash, byte[] comment, Rating rating) {}

    public Ratings(DataSource dataSource, Commits commits, Vault vault, Clock clock) {
        this.dataSource = dataSource;
        this.commits = commits;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Keeps one rating. Returns only when it would survive a power cut.
     *
     * @param at as stated, or null
     * @param next follows from a new rating, in the same transaction
     * @throws OverLimit when the comment is too long to keep
     */
    public Outcome keep(Dossier dossier, String dimension, int score, Instant at, String comment, NewMessage next) {
        byte[] text = comment.getBytes(StandardCharsets.UTF_8);
        if (text.length > MAX_COMMENT_BYTES) throw new OverLimit("comment", MAX_COMMENT_BYTES);
        Instant now = Parameters.now(clock);
        var content = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .put("dimension", dimension)
                .put("score", score)
                .put("at", String.valueOf(at))
                .put("comment", comment);
        byte[] hash = vault.hash(Vault.Purpose.CONTENT, CanonicalJson.bytes(content));
        Optional<Kept> before = find(dossier.id(), dimension);
        if (before.isPresent()) return again(before.get(), hash);
        Rating rating =
                new Rating(dossier.number(), dimension, score, StatedTime.orArrival(at, dossier.receivedAt(), now));
        try {
            commits.commitDurably(List.of(
                    new RatingKept(dossier.id(), rating, now, hash, vault.sealText(text, context(dossier, dimension))),
                    next,
                    new LogEntry(
                            "rating.kept",
                            dossier.number(),
                            "one-stop",
                            Map.of("dimension", dimension, "score", Integer.toString(score)))));
            return Outcome.KEPT;
        } catch (Conflict ratedAtOnce) {
            return again(find(dossier.id(), dimension).orElseThrow(), hash);
        }
    }

    private Outcome again(Kept before, byte[] hash) {
        if (!Arrays.equals(before.hash(), hash)) return Outcome.CONFLICT;
        // what we have just read may be committed and not yet be on the disk; the answer promises it is
        commits.commitDurably(List.of());
        return Outcome.REPEAT;
    }

    public Optional<Rating> find(Dossier dossier, String dimension) {
        return find(dossier.id(), dimension).map(Kept::rating);
    }

    /** All of a dossier, by dimension. */
    public List<Rating> ofDossier(Dossier dossier) {
        return Statements.query(
                dataSource,
                "select number, dimension, score, rated_at from rating where dossier_id = ?"
                        + " order by dossier_id, dimension",
                to -> to.number(dossier.id()),
                row -> new Rating(
                        row.getString(1), row.getString(2), row.getInt(3), Parameters.instant(row, "rated_at")));
    }

    /** What was said beside the score; may be empty. @throws StepFailure (configuration) when it cannot be opened */
    public String comment(Dossier dossier, String dimension) {
        try {
            byte[] sealed = find(dossier.id(), dimension).orElseThrow().comment();
            return new String(vault.open(sealed, context(dossier, dimension)), StandardCharsets.UTF_8);
        } catch (SealBroken e) {
            throw new StepFailure(ErrorClass.CONFIGURATION, "", "dossier-unreadable", dossier.number());
        }
    }

    /** What was rated in that month of Viet Nam, by dimension. */
    public List<Summary> summary(YearMonth period) {
        record Row(String dimension, int score, long count) {}
        List<Row> rows = Statements.query(
                dataSource,
                "select dimension, score, count(*) from rating where rated_at >= ? and rated_at < ?"
                        + " group by dimension, score order by dimension, score",
                to -> to.instant(start(period)).instant(start(period.plusMonths(1))),
                row -> new Row(row.getString(1), row.getInt(2), row.getLong(3)));
        Map<String, SortedMap<Integer, Long>> scores = new LinkedHashMap<>();
        for (Row row : rows)
            scores.computeIfAbsent(row.dimension(), first -> new TreeMap<>()).put(row.score(), row.count());
        List<Summary> summaries = new ArrayList<>();
        scores.forEach((dimension, of) -> summaries.add(new Summary(
                dimension,
                of.values().stream().mapToLong(Long::longValue).sum(),
                of.entrySet().stream()
                        .mapToLong(entry -> entry.getKey() * entry.getValue())
                        .sum(),
                of)));
        return summaries;
    }

    public YearMonth thisMonth() {
        return YearMonth.from(clock.instant().atZone(Times.VIETNAM));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(Times.VIETNAM).toInstant();
    }

    private Optional<Kept> find(long dossierId, String dimension) {
        return Statements.query(
                        dataSource,
                        "select content_hash, comment_sealed, number, score, rated_at from rating"
                                + " where dossier_id = ? and dimension = ?",
                        to -> to.number(dossierId).text(dimension),
                        row -> new Kept(
                                row.getBytes(1),
                                row.getBytes(2),
                                new Rating(
                                        row.getString(3),
                                        dimension,
                                        row.getInt(4),
                                        Parameters.instant(row, "rated_at"))))
                .stream()
                .findFirst();
    }

    private static String context(Dossier dossier, String dimension) {
        return "rating/" + dossier.id() + "/" + dimension;
    }
}
