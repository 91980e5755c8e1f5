package vn.lienthong.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.payment.Payment;
import vn.lienthong.payment.PaymentState;
import vn.lienthong.payment.Reconciliation;
import vn.lienthong.text.Times;

/** What a day's payments came to, and asking the platform about those still open. Amounts in đồng. */
final class PaymentOperations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Reconciliation reconciliation;

    PaymentOperations(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    Map<String, Operation> operations() {
        return Map.of("payments", this::list, "reconcilePayments", this::reconcile);
    }

    private Answer list(Call call) {
        LocalDate day = day(call);
        String state = call.query().getOrDefault("state", "");
        Reconciliation.Totals totals = reconciliation.totals(day);
        ObjectNode answer = JSON.objectNode().put("day", day.toString());
        ObjectNode sums = answer.putObject("totals");
        sums.set("paid", sum(totals.paid()));
        sums.set("unpaid", sum(totals.unpaid()));
        sums.set("mismatched", sum(totals.mismatched()));
        sums.set("unmatched", sum(totals.unmatched()));
        ArrayNode payments = answer.putArray("payments");
        Set<PaymentState> states = Stream.of(PaymentState.values())
                .filter(each -> state.isEmpty() || state.equals(word(each)))
                .collect(Collectors.toSet());
        reconciliation.opened(day, states).forEach(payment -> payments.add(shown(payment)));
        ArrayNode unmatched = answer.putArray("unmatched");
        for (Reconciliation.Unmatched one : reconciliation.unmatched(day))
            unmatched
                    .addObject()
                    .put("maThamChieu", one.reference())
                    .put("soTien", one.amount())
                    .put("maGiaoDich", one.transaction())
                    .put("outcome", one.outcome().name())
                    .put("arrivedAt", Times.iso(one.arrivedAt()));
        return Answer.json(answer);
    }

    private Answer reconcile(Call call) {
        boolean begun = reconciliation.beginNow(call.operator().name());
        return Answer.json(JSON.objectNode().put("begun", begun));
    }

    private LocalDate day(Call call) {
        String day = call.query().get("day");
        try {
            return day == null ? reconciliation.today() : LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw Refusal.invalid("day", "pattern");
        }
    }

    private static String word(PaymentState state) {
        return switch (state) {
            case OPENED, INITIALISED -> "unpaid";
            case PAID -> "paid";
            case MISMATCHED -> "mismatched";
        };
    }

    private static ObjectNode sum(Reconciliation.Sum sum) {
        return JSON.objectNode().put("count", sum.count()).put("amount", sum.amount());
    }

    private static ObjectNode shown(Payment payment) {
        return JSON.objectNode()
                .put("maThamChieu", payment.reference())
                .put("maYeuCau", payment.request())
                .put("maHoSo", payment.dossier())
                .put("maTTHC", payment.procedure())
                .put("soBanSao", payment.copies())
                .put("soTien", payment.amount())
                .put("state", word(payment.state()))
                .put("begun", payment.state() != PaymentState.OPENED)
                .put("openedAt", Times.iso(payment.openedAt()))
                .put("askedAt", Times.iso(payment.askedAt()))
                .put("paidAt", Times.iso(payment.paidAt()))
                .put("soTienDaNop", payment.paidAmount())
                .put("maGiaoDich", payment.transaction());
    }
}
