package vn.lienthong.payment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.Parameters;
import vn.lienthong.dossier.RunTaken;
import vn.lienthong.dossier.Statements;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.QueueAdmin;

/**
 * Comparing with the platform: once a day, whichever process is first, every payment that is still open is asked about;
 * and what a day's payments came to.
 */
public final class Reconciliation {
    /** Payments read at once; the run goes on after the last of them. */
    public static final int BATCH = 200;

    public static final int MOST_ROWS = 500;
    /** The queue whose route compares, {@code routes/portal/48-reconcile-payments}. */
    private static final String QUEUE = "payment-reconcile";

    private static final String KIND = "payment-reconcile";
    private static final Duration RUNS_KEPT = Duration.ofDays(60);

    private final DataSource dataSource;
    private final PaymentRows rows;
    private final Commits commits;
    private final QueueAdmin queues;
    private final Clock clock;
    private final int days;

    /** @param days a payment is asked about for so many days */
    public Reconciliation(DataSource dataSource, Commits commits, QueueAdmin queues, Clock clock, int days) {
        this.dataSource = dataSource;
        this.rows = new PaymentRows(dataSource);
        this.commits = commits;
        this.queues = queues;
        this.clock = clock;
        this.days = days;
    }

    /** A number of payments and what they come to in đồng. */
    public record Sum(long count, long amount) {
        static final Sum NONE = new Sum(0, 0);
    }

    /** @param unmatched paid to references that are none of ours, or twice */
    public record Totals(Sum paid, Sum unpaid, Sum mismatched, Sum unmatched) {}

    /** Money the platform spoke of that fits no payment. */
    public record Unmatched(
            String reference, long amount, String transaction, NoticeOutcome outcome, Instant arrivedAt) {}

    /** Each day's comparison has a line of its own: one that is parked does not hold the next day's. */
    static String line(LocalDate day) {
        return KIND + "/" + day;
    }

    /** One part of the open payments. @param last where the next part begins; null when this is the last */
    public record Part(List<Payment> open, Payment last) {}

    /**
     * Begins the run of this day with a message, once.
     *
     * @return false when it was begun before
     */
    public boolean begin(LocalDate day, NewMessage first) {
        Instant period = PaymentDay.start(day);
        try {
            commits.commitDurably(List.of(new RunTaken(KIND, period, period.minus(RUNS_KEPT)), first));
            return true;
        } catch (Conflict begunBefore) {
            return false;
        }
    }

    /**
     * Compares again now, whoever did it today before.
     *
     * @param who an operator
     * @return false while a comparison is under way
     */
    public boolean beginNow(String who) {
        boolean underWay = queues.queues().stream()
                .anyMatch(queue -> queue.name().equals(QUEUE) && queue.waiting() + queue.working() > 0);
        if (underWay) return false;
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("day", today().toString())
                .toString();
        String line = line(today()) + "/" + clock.instant();
        commits.commitDurably(List.of(
                new NewMessage(QUEUE, line, body, Duration.ZERO, line),
                new LogEntry("payment.reconcile-asked", "", who, Map.of())));
        return true;
    }

    public LocalDate today() {
        return PaymentDay.of(clock.instant());
    }

    /** Open payments, oldest first, after that one. */
    public Part open(Optional<Payment> after) {
        Instant now = Parameters.now(clock);
        List<Payment> open = rows.opened(
                PaymentState.OPEN,
                PaymentDay.start(today().minusDays(days)),
                now.plusMillis(1),
                after.map(Payment::openedAt).orElse(Instant.EPOCH),
                after.map(Payment::id).orElse(0L),
                BATCH);
        return new Part(open, open.size() < BATCH ? null : open.get(open.size() - 1));
    }

    /** Payments in one of these states that were opened on that day, at most {@value #MOST_ROWS}, oldest first. */
    public List<Payment> opened(LocalDate day, Set<PaymentState> states) {
        return rows.opened(
                states, PaymentDay.start(day), PaymentDay.start(day.plusDays(1)), Instant.EPOCH, 0, MOST_ROWS);
    }

    /** What arrived on that day and fits no payment, at most {@value #MOST_ROWS}. */
    public List<Unmatched> unmatched(LocalDate day) {
        return Statements.query(
                dataSource,
                "select reference, amount, transaction_code, outcome, arrived_at from payment_notice where outcome in"
                        + " ('UNKNOWN', 'TWICE') and arrived_at >= ? and arrived_at < ? order by arrived_at, id"
                        + " fetch first " + MOST_ROWS + " rows only",
                to -> to.instant(PaymentDay.start(day)).instant(PaymentDay.start(day.plusDays(1))),
                row -> new Unmatched(
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3),
                        NoticeOutcome.valueOf(row.getString(4)),
                        Parameters.instant(row, "arrived_at")));
    }

    public Totals totals(LocalDate day) {
        Map<PaymentState, Sum> sums = new EnumMap<>(PaymentState.class);
        Statements.query(
                        dataSource,
                        "select state, count(*), sum(amount) from payment where opened_at >= ? and opened_at < ?"
                                + " group by state",
                        to -> to.instant(PaymentDay.start(day)).instant(PaymentDay.start(day.plusDays(1))),
                        row -> Map.entry(PaymentState.valueOf(row.getString(1)), sum(row, 2)))
                .forEach(entry -> sums.put(entry.getKey(), entry.getValue()));
        Sum opened = sums.getOrDefault(PaymentState.OPENED, Sum.NONE);
        Sum initialised = sums.getOrDefault(PaymentState.INITIALISED, Sum.NONE);
        Sum unmatched = Statements.query(
                        dataSource,
                        "select count(*), coalesce(sum(amount), 0) from payment_notice where outcome in ('UNKNOWN',"
                                + " 'TWICE') and arrived_at >= ? and arrived_at < ?",
                        to -> to.instant(PaymentDay.start(day)).instant(PaymentDay.start(day.plusDays(1))),
                        row -> sum(row, 1))
                .get(0);
        return new Totals(
                sums.getOrDefault(PaymentState.PAID, Sum.NONE),
                new Sum(opened.count() + initialised.count(), opened.amount() + initialised.amount()),
                sums.getOrDefault(PaymentState.MISMATCHED, Sum.NONE),
                unmatched);
    }

    /** The day's figures for the event log. */
    public LogEntry report(LocalDate day, String actor) {
        Totals totals = totals(day);
        return new LogEntry(
                "payment.reconciled",
                "",
                actor,
                Map.of(
                        "day", day.toString(),
                        "paid", Long.toString(totals.paid().count()),
                        "paidAmount", Long.toString(totals.paid().amount()),
                        "unpaid", Long.toString(totals.unpaid().count()),
                        "unpaidAmount", Long.toString(totals.unpaid().amount()),
                        "mismatched", Long.toString(totals.mismatched().count()),
                        "unmatched", Long.toString(totals.unmatched().count())));
    }

    private static Sum sum(ResultSet row, int first) throws java.sql.SQLException {
        return new Sum(row.getLong(first), row.getLong(first + 1));
    }
}
