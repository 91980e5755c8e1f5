package vn.lienthong.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.spi.SynchronizationRouteAware;
import org.apache.camel.support.SynchronizationAdapter;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.payment.Payments.Opened;
import vn.lienthong.payment.Payments.Opening;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.QueueComponent;
import vn.lienthong.queue.QueueConsumer;
import vn.lienthong.queue.Step;
import vn.lienthong.queue.StepFailure;
import vn.lienthong.steps.ScheduleComponent;

/** What a route can say about a payment. */
final class PaymentWords {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIES = 10;

    private final Payments payments;
    private final Reconciliation reconciliation;
    private final Commits commits;
    private final Clock clock;

    PaymentWords(PaymentServices services) {
        this.payments = services.payments();
        this.reconciliation = services.reconciliation();
        this.commits = services.commits();
        this.clock = services.clock();
    }

    /**
     * {@code payment:open} – body {@code {request, dossier, procedure, copies, …payer}}; header {@code opening}: NEW,
     * ASK, BUSY, KNOWN, CONFLICT, NOT_CHARGED or TOO_MANY; body afterwards the payment, where there is one.
     */
    void open(Exchange exchange) {
        ObjectNode body = (ObjectNode) body(exchange).deepCopy();
        var request = new Payments.Request(
                body.path("request").asText(),
                body.path("dossier").asText(),
                body.path("procedure").asText(),
                body.path("copies").asInt(),
                body.without(List.of("request", "dossier", "procedure", "copies")));
        Opened opened = payments.open(request);
        exchange.getMessage().setHeader("opening", opened.opening().name());
        if (opened.payment() == null) return;
        if (opened.opening() == Opening.NEW || opened.opening() == Opening.ASK)
            exchange.getExchangeExtension().addOnCompletion(new Release(opened.payment()));
        show(exchange, opened.payment());
    }

    /**
     * If the route fails, the call has ended: the next request may try at once. Released when the route ends, not when
     * the exchange is done: by then the caller has its answer and may have asked again.
     */
    private final class Release extends SynchronizationAdapter implements SynchronizationRouteAware {
        private final Payment called;

        Release(Payment called) {
            this.called = called;
        }

        @Override
        public SynchronizationRouteAware getRouteSynchronization() {
            return this;
        }

        @Override
        public void onBeforeRoute(Route route, Exchange exchange) {
            // nothing to do yet
        }

        @Override
        public void onAfterRoute(Route route, Exchange ended) {
            boolean failed = ended.getException() != null || ended.getProperty(Exchange.EXCEPTION_CAUGHT) != null;
            if (failed) payments.callEnded(called);
        }
    }

    /** {@code payment:initialised} – keeps the address in the body ({@code url}); body afterwards the payment. */
    void initialised(Exchange exchange) {
        show(
                exchange,
                payments.initialised(
                        reference(exchange), body(exchange).path("url").asText()));
    }

    /** {@code payment:read} – body afterwards the payment of the header {@code reference}, else of the body's. */
    void read(Exchange exchange) {
        show(exchange, found(reference(exchange)));
    }

    /** {@code payment:asked} – notes that the platform has answered. */
    void asked(Exchange exchange) {
        commit(exchange, List.of(payments.asked(found(reference(exchange)))));
    }

    /**
     * {@code payment:take?next=QUEUE} – body {@code {reference, amount, transaction, result, at}}; header
     * {@code outcome}. What settles a payment or needs a person goes to the queue, in the same transaction; on the disk
     * when this returns, or with the step.
     */
    void take(Exchange exchange, String next) {
        PaymentNotice notice = notice(body(exchange));
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Payments.Taken taken = payments.take(notice, actor(exchange));
            List<Effect> effects = new ArrayList<>(taken.effects());
            if (!effects.isEmpty() && tells(taken.outcome())) effects.add(message(next, notice, taken));
            try {
                commit(exchange, effects);
                exchange.getMessage().setHeader("outcome", taken.outcome().name());
                return;
            } catch (Conflict changedMeanwhile) {
                // decide again from what it is now
            }
        }
        throw new Conflict("payment notice");
    }

    private static boolean tells(NoticeOutcome outcome) {
        return outcome == NoticeOutcome.SETTLED || outcome.needsPerson();
    }

    private static NewMessage message(String next, PaymentNotice notice, Payments.Taken taken) {
        ObjectNode body = JSON.createObjectNode()
                .put("reference", notice.reference())
                .put("outcome", taken.outcome().name())
                .put("amount", notice.amount())
                .put("transaction", notice.transaction());
        String line = taken.payment().map(Payment::dossier).orElse(notice.reference());
        String key = notice.reference() + "/" + next + "/" + taken.outcome() + "/" + notice.transaction();
        return new NewMessage(next, line, body.toString(), Duration.ZERO, key);
    }

    /**
     * {@code payment:hold} – parks what a person has to look at; goes on when the platform has corrected the same
     * transaction.
     */
    void hold(Exchange exchange) {
        JsonNode body = body(exchange);
        String reference = body.path("reference").asText();
        switch (NoticeOutcome.valueOf(body.path("outcome").asText())) {
            case DIFFERS -> {
                Payment payment = found(reference);
                boolean corrected = payment.state() == PaymentState.PAID
                        && payment.transaction().equals(body.path("transaction").asText());
                if (corrected) return;
                throw new StepFailure(
                        ErrorClass.PARTNER_REFUSED, "payment", "payment.amount-differs", reference, payment.dossier());
            }
            case TWICE -> throw new StepFailure(ErrorClass.PARTNER_REFUSED, "payment", "payment.paid-twice", reference);
            case UNKNOWN ->
                throw new StepFailure(ErrorClass.PARTNER_REFUSED, "payment", "payment.unknown-reference", reference);
            default -> throw new IllegalStateException("nothing to hold");
        }
    }

    /** {@code payment:forged} – a line in the event log about a notice whose signature is not the platform's. */
    void forged(Exchange exchange) {
        String reference = body(exchange).path("MaThamChieu").asText("");
        commit(
                exchange,
                List.of(new LogEntry(
                        "payment.signature-refused", "", actor(exchange), Map.of("reference", shortened(reference)))));
    }

    /** {@code payment:daily?next=QUEUE} – begins the day's comparison, unless it was begun before. */
    void daily(Exchange exchange, String next) {
        LocalDate day = PaymentDay.of(ScheduleComponent.due(exchange, clock));
        String body = JSON.createObjectNode().put("day", day.toString()).toString();
        reconciliation.begin(
                day, new NewMessage(next, Reconciliation.line(day), body, Duration.ZERO, Reconciliation.line(day)));
    }

    /**
     * {@code payment:still-open} – body before {@code {day, after}}; afterwards {@code {day, payments: [{reference}],
     * after}}, {@code after} being null when these are the last.
     */
    void stillOpen(Exchange exchange) {
        JsonNode before = body(exchange);
        Optional<Payment> after =
                Optional.ofNullable(before.path("after").textValue()).flatMap(payments::find);
        Reconciliation.Part part = reconciliation.open(after);
        ObjectNode body = JSON.createObjectNode().put("day", before.path("day").asText());
        ArrayNode list = body.putArray("payments");
        part.open().forEach(payment -> list.addObject().put("reference", payment.reference()));
        body.put("after", part.last() == null ? null : part.last().reference());
        exchange.getMessage().setBody(body);
    }

    /** {@code payment:report} – the figures of the day in the body, and of the day before, into the event log. */
    void report(Exchange exchange) {
        LocalDate day = LocalDate.parse(body(exchange).path("day").asText());
        commit(
                exchange,
                List.of(
                        reconciliation.report(day.minusDays(1), actor(exchange)),
                        reconciliation.report(day, actor(exchange))));
    }

    private void commit(Exchange exchange, List<? extends Effect> effects) {
        Step step = QueueConsumer.step(exchange);
        if (step == null) commits.commitDurably(effects);
        else effects.forEach(step::add);
    }

    private void show(Exchange exchange, Payment payment) {
        ObjectNode json = payments.detail(payment)
                .put("reference", payment.reference())
                .put("request", payment.request())
                .put("dossier", payment.dossier())
                .put("procedure", payment.procedure())
                .put("copies", payment.copies())
                .put("amount", payment.amount())
                .put("state", payment.state().name())
                .put("paidAmount", payment.paidAmount())
                .put("transaction", payment.transaction())
                .put(
                        "paidAt",
                        payment.paidAt() == null ? null : payment.paidAt().toString())
                .put("url", payments.url(payment).orElse(null))
                .put("now", clock.instant().toString());
        var message = exchange.getMessage();
        message.setBody(json);
        message.setHeader("reference", payment.reference());
        message.setHeader("paymentState", payment.state().name());
        message.setHeader(QueueComponent.LINE_HEADER, payment.dossier());
    }

    private Payment found(String reference) {
        return payments.find(reference)
                .orElseThrow(() -> new StepFailure(
                        ErrorClass.PARTNER_REFUSED, "payment", "payment.unknown-reference", shortened(reference)));
    }

    private static String reference(Exchange exchange) {
        String header = exchange.getMessage().getHeader("reference", String.class);
        return header != null ? header : body(exchange).path("reference").asText();
    }

    private static PaymentNotice notice(JsonNode body) {
        String result = body.path("result").asText("PENDING").toUpperCase(Locale.ROOT);
        return new PaymentNotice(
                body.path("reference").asText(),
                body.path("amount").asLong(-1),
                body.path("transaction").asText(""),
                PaymentNotice.Result.valueOf(result),
                moment(body.path("at")));
    }

    private static Instant moment(JsonNode text) {
        try {
            return text.isTextual() ? Instant.parse(text.asText()) : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static String actor(Exchange exchange) {
        return exchange.getFromRouteId();
    }

    private static String shortened(String reference) {
        return reference.length() > PaymentNotice.MAX_REFERENCE_CHARS ? "" : reference;
    }

    private static JsonNode body(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        return body instanceof JsonNode json ? json : JSON.createObjectNode();
    }
}
