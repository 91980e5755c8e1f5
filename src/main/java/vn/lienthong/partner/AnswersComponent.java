package vn.lienthong.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
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
 *
 * <p>With {@code code=FIELD} the answer's field of that name decides by the column code instead of its words, and two
 * meanings more are known: configuration is parked as a fault of ours; later goes on with the header {@code answer} =
 * later where the route says {@code later=true}, and is tried again where it does not.
 *
 * <p>With {@code words=FIELD} beside it, both fields decide: a row matches if its code is empty or the answer's, and
 * its text is empty or stands in that field. Where words decide, {@code keep=HEADER} names a header with the meanings
 * (comma separated) that the route reads itself: they go on in the header {@code answer}. Three more can be kept:
 * exists and unknown (of what was sent; else a fail), expired (the session; else the partner's refusal of our account).
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
        String code = getAndRemoveParameter(parameters, "code", String.class, "");
        boolean later = getAndRemoveParameter(parameters, "later", Boolean.class, false);
        String words = getAndRemoveParameter(parameters, "words", String.class, "");
        String keep = getAndRemoveParameter(parameters, "keep", String.class, "");
        return new ProcessorEndpoint(uri, this, exchange -> {
            JsonNode answer = exchange.getMessage().getBody(JsonNode.class);
            if (!words.isEmpty()) {
                Optional<Map<String, String>> row = byCodeAndWords(
                        tables.apply(table),
                        answer.path(code).asText(),
                        answer.path(words).asText());
                if (!kept(exchange, keep, row))
                    act(exchange, table, partner, row.map(AnswersComponent::shown), "text", false);
            } else if (code.isEmpty()) {
                Optional<Map<String, String>> row = byWords(answer, table);
                if (!kept(exchange, keep, row)) act(exchange, table, partner, row, "text", false);
            } else act(exchange, table, partner, byCode(answer, table, code), "code", later);
        });
    }

    /** The row with the longest text wins; among those without one, the row that names the code. */
    static Optional<Map<String, String>> byCodeAndWords(List<Map<String, String>> rows, String code, String words) {
        String folded = fold(words);
        return rows.stream()
                .filter(row -> row.get("code").isEmpty() || row.get("code").equals(code))
                .filter(row -> folded.contains(fold(row.get("text"))))
                .max(Comparator.<Map<String, String>>comparingInt(
                                row -> fold(row.get("text")).length())
                        .thenComparing(row -> !row.get("code").isEmpty()));
    }

    /** Whether the route wants to go on with this meaning: then it stands in the header {@code answer}. */
    private static boolean kept(Exchange exchange, String keep, Optional<Map<String, String>> row) {
        if (keep.isEmpty() || row.isEmpty()) return false;
        List<String> meanings =
                List.of(exchange.getMessage().getHeader(keep, "", String.class).split(","));
        String meaning = row.get().get("meaning");
        if (!meanings.contains(meaning)) return false;
        exchange.getMessage().setHeader("answer", meaning);
        return true;
    }

    /** A row for a code alone is shown as that code. */
    private static Map<String, String> shown(Map<String, String> row) {
        String text = row.get("text").isEmpty() ? row.get("code") : row.get("text");
        return Map.of("meaning", row.get("meaning"), "text", text);
    }

    private Optional<Map<String, String>> byCode(JsonNode answer, String table, String field) {
        String code = answer.path(field).asText();
        return tables.apply(table).stream()
                .filter(row -> row.get("code").equals(code))
                .findFirst();
    }

    private Optional<Map<String, String>> byWords(JsonNode answer, String table) {
        List<String> texts = new ArrayList<>();
        collect(answer, texts);
        return row(tables.apply(table), fold(String.join(" | ", texts)));
    }

    /** @param named the column that is shown to the operator: our own table's text, never the partner's */
    private static void act(
            Exchange exchange,
            String table,
            String partner,
            Optional<Map<String, String>> row,
            String named,
            boolean later) {
        if (row.isEmpty())
            throw new StepFailure(ErrorClass.PARTNER_BUSY, partner, "partner.answer-unknown", partner, table);
        String meaning = row.get().get("meaning");
        String shown = row.get().get(named);
        switch (meaning) {
            case "done" -> exchange.getMessage().setHeader("answer", "done");
            case "retry" -> throw failure(ErrorClass.PARTNER_BUSY, "partner.says-later", partner, shown);
            case "fail", "exists", "unknown" ->
                throw failure(ErrorClass.PARTNER_REFUSED, "partner.says-no", partner, shown);
            case "configuration" -> throw failure(ErrorClass.CONFIGURATION, "partner.says-no", partner, shown);
            case "expired" ->
                throw new StepFailure(ErrorClass.PARTNER_DOWN, partner, "partner.credentials-refused", partner, shown);
            case "later" -> {
                if (!later) throw failure(ErrorClass.PARTNER_BUSY, "partner.says-later", partner, shown);
                exchange.getMessage().setHeader("answer", "later");
            }
            default -> throw new StepFailure(ErrorClass.CONFIGURATION, partner, "table.bad-meaning", table, meaning);
        }
    }

    private static StepFailure failure(ErrorClass errorClass, String reason, String partner, String shown) {
        return new StepFailure(errorClass, partner, reason, partner, shown);
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
