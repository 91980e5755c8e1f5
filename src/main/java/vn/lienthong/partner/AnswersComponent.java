package vn.lienthong.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/**
 * {@code answers:TABLE?partner=NAME} – reads a partner's words by {@code tables/TABLE.csv} (columns text, meaning =
 * done, retry or fail). All texts of the answer count; of the rows they contain, the longest one decides. Done goes
 * on; retry is tried again; fail is parked; words that no row knows are tried again and parked at the cap.
 */
public final class AnswersComponent extends DefaultComponent {
    private final Function<String, List<Map<String, String>>> tables;

    /** @param tables rows of a table by its name; asked at each answer, so that an edited table is used at once */
    public AnswersComponent(Function<String, List<Map<String, String>>> tables) {
        this.tables = tables;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String table, Map<String, Object> parameters) {
        String partner = getAndRemoveParameter(parameters, "partner", String.class, "");
        return new ProcessorEndpoint(uri, this, exchange -> read(exchange, table, partner));
    }

    private void read(Exchange exchange, String table, String partner) {
        JsonNode answer = exchange.getMessage().getBody(JsonNode.class);
        List<String> texts = new ArrayList<>();
        collect(answer, texts);
        Optional<Map<String, String>> row = row(tables.apply(table), fold(String.join(" | ", texts)));
        if (row.isEmpty())
            throw new StepFailure(ErrorClass.PARTNER_BUSY, partner, "partner.answer-unknown", partner, table);
        String meaning = row.get().get("meaning");
        switch (meaning) {
            case "done" -> exchange.getMessage().setHeader("answer", "done");
            case "retry" ->
                throw new StepFailure(
                        ErrorClass.PARTNER_BUSY,
                        partner,
                        "partner.says-later",
                        partner,
                        row.get().get("text"));
            case "fail" ->
                throw new StepFailure(
                        ErrorClass.PARTNER_REFUSED,
                        partner,
                        "partner.says-no",
                        partner,
                        row.get().get("text"));
            default -> throw new StepFailure(ErrorClass.CONFIGURATION, partner, "table.bad-meaning", table, meaning);
        }
    }

    static Optional<Map<String, String>> row(List<Map<String, String>> rows, String words) {
        return rows.stream()
                .filter(row -> words.contains(fold(row.get("text"))))
                .max(java.util.Comparator.comparingInt(
                        row -> fold(row.get("text")).length()));
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual()) texts.add(node.asText());
        else node.forEach(child -> collect(child, texts));
    }

    /** NFC, lower case, white space folded: how partners' words are compared. */
    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("(?U)\\s+", " ")
                .strip();
    }
}
