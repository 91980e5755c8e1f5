package vn.lienthong.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.text.Texts;

/**
 * A call that is refused, rendered as {@code application/problem+json} (2-contracts, error answer). Carries codes of
 * our texts only, never a value that was sent.
 */
final class Refusal extends RuntimeException {
    static final String MEDIA_TYPE = "application/problem+json";

    private final int status;
    private final String code;
    private final transient Map<String, List<Finding>> findings;

    /** @param key of the text */
    record Finding(String key, List<String> arguments) {
        static Finding ofField(String rule, List<String> arguments) {
            return new Finding("operations.field." + rule, arguments);
        }
    }

    Refusal(int status, String code, Map<String, List<Finding>> findings) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.findings = new TreeMap<>(findings);
    }

    Refusal(int status, String code) {
        this(status, code, Map.of());
    }

    static Refusal invalid(Map<String, List<Finding>> findings) {
        return new Refusal(400, "invalid", findings);
    }

    static Refusal invalid(String field, String finding) {
        return invalid(Map.of(field, List.of(Finding.ofField(finding, List.of()))));
    }

    static Refusal unknown() {
        return new Refusal(404, "not-found");
    }

    int status() {
        return status;
    }

    ObjectNode render(Texts texts, String traceId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", "urn:lienthong:problem:" + code);
        body.put("title", texts.get("operations.problem." + code));
        body.put("status", status);
        body.put("traceId", traceId);
        ObjectNode errors = body.putObject("errors");
        findings.forEach((field, list) -> {
            var messages = errors.putArray(field);
            for (Finding finding : list) messages.add(texts.get(finding.key(), finding.arguments()));
        });
        return body;
    }
}
