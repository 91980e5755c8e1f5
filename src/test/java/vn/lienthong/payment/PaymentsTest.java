package vn.lienthong.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.dossier.DirectCommits;
import vn.lienthong.dossier.OverLimit;
import vn.lienthong.dossier.Vault;
import vn.lienthong.payment.Payments.Opening;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.StepFailure;
import vn.lienthong.testing.MutableClock;
import vn.lienthong.testing.TestDatabase;

/** What payments promise, on both databases. */
@ParameterizedClass
@ValueSource(strings = {"h2", "postgresql"})
class PaymentsTest {
    private static final Duration HOLD = Duration.ofMinutes(2);

    @Parameter
    String database;

    @TempDir
    Path directory;

    private final MutableClock clock = new MutableClock();
    private TestDatabase opened;
    private DirectCommits commits;
    private Payments payments;
    private Reconciliation reconciliation;

    @BeforeEach
    void open() {
        opened = database.equals("h2") ? TestDatabase.h2(directory) : TestDatabase.postgresql();
        Vault vault = Vault.openOrCreate(directory.resolve("master.key"), true);
        commits = new DirectCommits(opened.dataSource(), vault, clock, PaymentWriters.all());
        FeeTable fees = new FeeTable(new RouteFiles(Path.of("routes"), "none"));
        payments = new Payments(opened.dataSource(), commits, vault, fees, clock, new Payments.Limits(50, HOLD));
        reconciliation = new Reconciliation(opened.dataSource(), commits, null, clock, 7);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private static Payments.Request request(String name, int copies) {
        ObjectNode payer = JsonNodeFactory.instance.objectNode().put("payerName", "H'Hen Niê");
        return new Payments.Request(name, "H21.129-260921-0001", "2.000635", copies, payer);
    }

    private Payment begun(String name) {
        Payment payment = payments.open(request(name, 2)).payment();
        return payments.initialised(payment.reference(), "https://pay.example/" + payment.reference());
    }

    private static PaymentNotice paid(Payment payment, long amount, String transaction) {
        return new PaymentNotice(payment.reference(), amount, transaction, PaymentNotice.Result.PAID, null);
    }

    private NoticeOutcome take(PaymentNotice notice) {
        Payments.Taken taken = payments.take(notice, "test");
        commits.commitDurably(taken.effects());
        return taken.outcome();
    }

    private PaymentState state(Payment payment) {
        return payments.find(payment.reference()).orElseThrow().state();
    }

    /** Runs the same at the same moment, as two processes would. */
    private static <T> List<T> together(int times, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<T>> all = new ArrayList<>();
            for (int i = 0; i < times; i++) all.add(work);
            List<T> results = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(all)) results.add(one.get());
            return results;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void each_payment_has_a_reference_of_its_own_and_costs_what_the_table_says() {
        Payment first = payments.open(request("MC-1", 2)).payment();
        Payment second = payments.open(request("MC-2", 3)).payment();

        assertNotEquals(first.reference(), second.reference());
        assertEquals(16_000, first.amount());
        assertEquals(24_000, second.amount());
        assertEquals("H'Hen Niê", payments.detail(first).path("payerName").asText());
    }

    @Test
    void of_the_same_request_at_the_same_moment_one_calls_the_platform() throws Exception {
        List<Payments.Opened> opened = together(8, () -> payments.open(request("MC-1", 2)));

        assertEquals(
                1, opened.stream().filter(one -> one.opening() == Opening.NEW).count());
        assertEquals(
                7, opened.stream().filter(one -> one.opening() == Opening.BUSY).count());
        assertEquals(
                1,
                opened.stream().map(one -> one.payment().reference()).distinct().count());
    }

    @Test
    void a_call_whose_answer_was_lost_is_asked_about_once_its_time_has_passed() throws Exception {
        payments.open(request("MC-1", 2));
        clock.advance(HOLD.minusSeconds(10));
        assertEquals(Opening.BUSY, payments.open(request("MC-1", 2)).opening());

        clock.advance(Duration.ofSeconds(20));
        List<Payments.Opened> again = together(4, () -> payments.open(request("MC-1", 2)));

        assertEquals(
                1, again.stream().filter(one -> one.opening() == Opening.ASK).count());
    }

    @Test
    void a_call_that_failed_is_asked_about_at_once() {
        payments.callEnded(payments.open(request("MC-1", 2)).payment());

        assertEquals(Opening.ASK, payments.open(request("MC-1", 2)).opening());
    }

    @Test
    void a_request_that_was_answered_has_the_same_address_for_ever() {
        Payment payment = begun("MC-1");

        Payments.Opened again = payments.open(request("MC-1", 2));

        assertEquals(Opening.KNOWN, again.opening());
        assertEquals(Optional.of("https://pay.example/" + payment.reference()), payments.url(again.payment()));
        assertEquals(Opening.CONFLICT, payments.open(request("MC-1", 3)).opening());
    }

    @Test
    void what_is_no_address_is_refused() {
        Payment payment = payments.open(request("MC-1", 2)).payment();

        for (String url : List.of("", "javascript:alert(1)", "https://pay example/", "https://" + "x".repeat(2_000)))
            assertThrows(StepFailure.class, () -> payments.initialised(payment.reference(), url), url);
        assertEquals(PaymentState.OPENED, state(payment));
    }

    @Test
    void the_longest_address_is_kept_and_one_character_more_is_not() {
        Payment payment = payments.open(request("MC-1", 2)).payment();
        String longest = "https://" + "x".repeat(Payments.MAX_URL_CHARS - 8);

        payments.initialised(payment.reference(), longest);

        assertEquals(Optional.of(longest), payments.url(payment));
        assertThrows(StepFailure.class, () -> payments.initialised(payment.reference(), longest + "x"));
    }

    @Test
    void what_is_known_of_the_payer_is_bounded() {
        Payments.Request long1 = request("MC-1", 1);
        long1.detail().put("payerAddress", "x".repeat(Payments.MAX_DETAIL_BYTES));
        assertThrows(OverLimit.class, () -> payments.open(long1));
    }

    @Test
    void the_right_amount_settles_a_payment_even_before_the_platform_has_answered() {
        Payment payment = payments.open(request("MC-1", 2)).payment();

        assertEquals(NoticeOutcome.SETTLED, take(paid(payment, 16_000, "GD1")));

        Payment answered = payments.initialised(payment.reference(), "https://pay.example/late");
        assertEquals(PaymentState.PAID, answered.state());
        assertEquals(16_000L, answered.paidAmount());
    }

    @Test
    void one_dong_more_or_less_does_not_settle_it() {
        Payment less = begun("MC-1");
        Payment more = begun("MC-2");

        assertEquals(NoticeOutcome.DIFFERS, take(paid(less, 15_999, "GD1")));
        assertEquals(NoticeOutcome.DIFFERS, take(paid(more, 16_001, "GD2")));

        assertEquals(PaymentState.MISMATCHED, state(less));
        assertEquals(PaymentState.MISMATCHED, state(more));
    }

    @Test
    void the_same_notice_again_says_the_same_and_changes_nothing() {
        Payment payment = begun("MC-1");
        take(paid(payment, 15_000, "GD1"));
        take(paid(payment, 16_000, "GD2"));

        Payments.Taken again = payments.take(paid(payment, 15_000, "GD1"), "test");

        assertEquals(NoticeOutcome.DIFFERS, again.outcome());
        assertTrue(again.effects().isEmpty());
        assertEquals(PaymentState.PAID, state(payment));
    }

    @Test
    void of_the_same_notice_at_the_same_moment_one_has_an_effect() throws Exception {
        Payment payment = begun("MC-1");

        List<Boolean> committed = together(8, () -> {
            Payments.Taken taken = payments.take(paid(payment, 16_000, "GD1"), "test");
            try {
                commits.commitDurably(taken.effects());
                return !taken.effects().isEmpty();
            } catch (Conflict another) {
                return false;
            }
        });

        assertEquals(1, committed.stream().filter(done -> done).count());
        assertEquals(PaymentState.PAID, state(payment));
    }

    @Test
    void a_second_transaction_is_money_that_came_twice() {
        Payment payment = begun("MC-1");
        take(paid(payment, 16_000, "GD1"));

        assertEquals(NoticeOutcome.TWICE, take(paid(payment, 16_000, "GD2")));
        assertEquals("GD1", payments.find(payment.reference()).orElseThrow().transaction());
    }

    @Test
    void what_failed_at_the_platform_leaves_the_payment_open() {
        Payment payment = begun("MC-1");
        var failed = new PaymentNotice(payment.reference(), 16_000, "GD1", PaymentNotice.Result.FAILED, null);

        assertEquals(NoticeOutcome.NOT_PAID, take(failed));
        assertEquals(NoticeOutcome.SETTLED, take(paid(payment, 16_000, "GD1")));
    }

    @Test
    void a_reference_that_is_none_of_ours_is_kept_and_shown() {
        var notice = new PaymentNotice("LT-NONE", 8_000, "GD9", PaymentNotice.Result.PAID, null);

        assertEquals(NoticeOutcome.UNKNOWN, take(notice));

        assertEquals(
                List.of("LT-NONE"),
                reconciliation.unmatched(reconciliation.today()).stream()
                        .map(Reconciliation.Unmatched::reference)
                        .toList());
    }

    @Test
    void a_day_adds_up() {
        Payment settled = begun("MC-1");
        Payment differs = begun("MC-2");
        begun("MC-3");
        payments.open(request("MC-4", 1));
        take(paid(settled, 16_000, "GD1"));
        take(paid(settled, 16_000, "GD2"));
        take(paid(differs, 1, "GD3"));

        LocalDate today = reconciliation.today();
        Reconciliation.Totals totals = reconciliation.totals(today);

        assertEquals(new Reconciliation.Sum(1, 16_000), totals.paid());
        assertEquals(new Reconciliation.Sum(2, 24_000), totals.unpaid());
        assertEquals(new Reconciliation.Sum(1, 16_000), totals.mismatched());
        assertEquals(new Reconciliation.Sum(1, 16_000), totals.unmatched());
        assertEquals(
                new Reconciliation.Sum(0, 0),
                reconciliation.totals(today.plusDays(1)).paid());
    }

    @Test
    void a_payment_of_a_state_is_found_behind_more_of_others_than_are_shown() {
        for (int i = 0; i < Reconciliation.MOST_ROWS; i++) payments.open(request("MC-" + i, 1));
        Payment differs = begun("MC-differs");
        take(paid(differs, 1, "GD"));

        LocalDate today = reconciliation.today();
        assertEquals(
                List.of(differs.reference()),
                reconciliation.opened(today, Set.of(PaymentState.MISMATCHED)).stream()
                        .map(Payment::reference)
                        .toList());
        assertEquals(
                Reconciliation.MOST_ROWS,
                reconciliation.opened(today, PaymentState.OPEN).size());
    }

    @Test
    void only_one_process_begins_a_days_comparison() throws Exception {
        LocalDate day = reconciliation.today();
        List<Boolean> begun = together(
                6,
                () -> reconciliation.begin(
                        day, new NewMessage("payment-reconcile", "payment-reconcile", "{}", Duration.ZERO, "k")));

        assertEquals(1, begun.stream().filter(first -> first).count());
        assertEquals(1, commits.messages.size());
        assertFalse(reconciliation.begin(day, new NewMessage("q", "l", "{}", Duration.ZERO, "k")));
    }

    @Test
    void each_days_comparison_has_a_line_of_its_own() throws Exception {
        var words = new PaymentWords(new PaymentServices(payments, reconciliation, commits, clock, "secret"));
        try (var context = new org.apache.camel.impl.DefaultCamelContext()) {
            words.daily(new org.apache.camel.support.DefaultExchange(context), "payment-reconcile");
            clock.advance(Duration.ofDays(1));
            words.daily(new org.apache.camel.support.DefaultExchange(context), "payment-reconcile");
        }

        assertEquals(
                2, commits.messages.stream().map(NewMessage::line).distinct().count());
    }

    @Test
    void open_payments_are_asked_about_part_by_part_and_each_once() {
        int count = Reconciliation.BATCH + 3;
        for (int i = 0; i < count; i++) payments.open(request("MC-" + i, 1));
        take(paid(payments.open(request("MC-0", 1)).payment(), 8_000, "GD"));

        List<String> asked = new ArrayList<>();
        Optional<Payment> after = Optional.empty();
        int parts = 0;
        do {
            Reconciliation.Part part = reconciliation.open(after);
            part.open().forEach(payment -> asked.add(payment.reference()));
            after = Optional.ofNullable(part.last());
            parts++;
        } while (after.isPresent());

        assertEquals(2, parts);
        assertEquals(count - 1, asked.size());
        assertEquals(asked.size(), asked.stream().distinct().count());
    }

    @Test
    void a_payment_is_asked_about_for_seven_days() {
        payments.open(request("MC-1", 1));

        clock.advance(Duration.ofDays(7));
        assertEquals(1, reconciliation.open(Optional.empty()).open().size());
        clock.advance(Duration.ofDays(1));
        assertEquals(0, reconciliation.open(Optional.empty()).open().size());
    }

    @Test
    void a_time_in_the_future_counts_as_now() {
        Payment payment = begun("MC-1");
        Instant later = clock.instant().plus(Duration.ofDays(1));

        take(new PaymentNotice(payment.reference(), 16_000, "GD1", PaymentNotice.Result.PAID, later));

        assertFalse(payments.find(payment.reference()).orElseThrow().paidAt().isAfter(clock.instant()));
    }
}
