package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lienthong payment}: what citizens paid for copies, and comparing with the platform. */
@Command(
        name = "payment",
        subcommands = {PaymentCommand.All.class, PaymentCommand.Reconcile.class})
final class PaymentCommand extends CommandGroup {

    /**
     * {@code lienthong payment list [--state paid|unpaid|mismatched] [--day DAY]}: exit code 1 if something does not
     * match
     */
    @Command(name = "list")
    static final class All extends EngineCommand {
        @Option(names = "--state", paramLabel = "paid|unpaid|mismatched", descriptionKey = "cli.option.payment-state")
        private String state;

        @Option(names = "--day", paramLabel = "DAY", descriptionKey = "cli.option.payment-day")
        private String day;

        @Override
        public Integer call() {
            Map<String, String> query = new LinkedHashMap<>();
            if (state != null) query.put("state", state);
            if (day != null) query.put("day", day);
            JsonNode answer = client().get("/payments", query);
            Table table = table("reference", "number", "copies", "amount", "payment-state", "opened", "paid");
            for (JsonNode payment : answer.path("payments"))
                table.row(
                        cell(payment, "maThamChieu"),
                        cell(payment, "maHoSo"),
                        cell(payment, "soBanSao"),
                        cell(payment, "soTien"),
                        cell(payment, "state"),
                        moment(payment, "openedAt"),
                        moment(payment, "paidAt"));
            print(answer, table);
            JsonNode totals = answer.path("totals");
            if (!root().isJson())
                root().out()
                        .println(texts().get(
                                        "cli.payment.totals",
                                        cell(answer, "day"),
                                        totals.at("/paid/count").asText(),
                                        totals.at("/paid/amount").asText(),
                                        totals.at("/unpaid/count").asText(),
                                        totals.at("/mismatched/count").asText(),
                                        totals.at("/unmatched/count").asText()));
            boolean matches = totals.at("/mismatched/count").asLong()
                            + totals.at("/unmatched/count").asLong()
                    == 0;
            return matches ? ExitCode.DONE : ExitCode.FOUND_FAULTS;
        }
    }

    /** {@code lienthong payment reconcile}: asks the platform about every payment that is still open, now */
    @Command(name = "reconcile")
    static final class Reconcile extends EngineCommand {
        @Override
        public Integer call() {
            JsonNode answer = client().post("/payments/reconcile", JsonNodeFactory.instance.objectNode());
            boolean begun = answer.path("begun").asBoolean();
            print(answer, texts().get(begun ? "cli.payment.begun" : "cli.payment.under-way"));
            return ExitCode.DONE;
        }
    }
}
