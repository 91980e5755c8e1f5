package vn.lienthong.inbound;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.text.Texts;

/**
 * A refusal as the caller reads it: {@code application/problem+json} with {@code
 * {type,title,status,traceId,errors:{field:[message]}}}. Holds our own texts only, never a value that was sent.
 *
 * @param errors field path as in the description → messages in Vietnamese; empty when no field is to blame
 */
public record Problem(ProblemKind kind, Map<String, List<String>> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";
    /** Seconds a caller should wait after 429 or 503. */
    public static final int RETRY_AFTER_SECONDS = 5;

    private static final Texts TEXTS = Texts.vietnamese();

    public Problem {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        new TreeMap<>(errors).forEach((field, messages) -> copy.put(field, List.copyOf(messages)));
        errors = Collections.unmodifiableMap(copy);
    }

    public static Problem of(ProblemKind kind) {
        return new Problem(kind, Map.of());
    }

    /** One field, one message: the text {@code problem.field.<message>}. */
    public static Problem of(ProblemKind kind, String field, String message, Object... arguments) {
        return new Problem(kind, Map.of(field, List.of(fieldMessage(message, arguments))));
    }

    /** @param message last part of the text key {@code problem.field.<message>} */
    static String fieldMessage(String message, Object... arguments) {
        return TEXTS.get("problem.field." + message, arguments);
    }

    public int status() {
        return kind.status();
    }

    public String type() {
        return "urn:lienthong:problem:" + kind.code();
    }

    public String title() {
        return TEXTS.get("problem." + kind.code());
    }

    /** JSON in UTF-8. */
    public byte[] render(String traceId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", type());
        body.put("title", title());
        body.put("status", status());
        body.put("traceId", traceId);
        ObjectNode fields = body.putObject("errors");
        errors.forEach((field, messages) -> messages.forEach(fields.putArray(field)::add));
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
