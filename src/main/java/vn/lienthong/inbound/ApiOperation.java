package vn.lienthong.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row of the table of what may be called.
 *
 * @param id operationId of the description
 * @param method HTTP method in upper case
 * @param path as in the description, {@code {name}} standing for one safe segment
 * @param caller the only caller that reaches it ({@code x-caller}); empty = no token needed
 * @param requestSchema reference to the schema of the body; empty = takes no body
 */
public record ApiOperation(
        String id, String method, String path, Optional<String> caller, Optional<String> requestSchema) {

    private static final String SAFE_SEGMENT = "[A-Za-z0-9_-]{1,200}";

    static ApiOperation read(String path, String method, JsonNode operation) {
        boolean open = operation.path("security").isArray()
                && operation.path("security").isEmpty();
        String caller = operation.path("x-caller").asText("");
        if (open != caller.isEmpty()) {
            throw new IllegalStateException("needs either x-caller or an empty security: " + method + " " + path);
        }
        String schema = operation
                .at("/requestBody/content/application~1json/schema/$ref")
                .asText("");
        return new ApiOperation(
                operation.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                Optional.of(caller).filter(name -> !name.isEmpty()),
                Optional.of(schema).filter(ref -> !ref.isEmpty()));
    }

    /** Exact, on the path as it was sent: one that needs decoding or normalising is another path. */
    Pattern pathPattern() {
        return Pattern.compile(Stream.of(path.split("/", -1))
                .map(segment ->
                        segment.startsWith("{") && segment.endsWith("}") ? SAFE_SEGMENT : Pattern.quote(segment))
                .collect(Collectors.joining("/")));
    }
}
