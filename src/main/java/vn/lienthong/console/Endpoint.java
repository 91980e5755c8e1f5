package vn.lienthong.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One operation of the description.
 *
 * @param right what the caller needs; empty = no token is asked for
 * @param path exact pattern of the path as it is sent: one that needs decoding or normalising is another path
 * @param bodyRequired false = the call may come without a body, whatever it says of its media type
 * @param placeholders names of the pattern's groups, in order
 */
record Endpoint(
        String id,
        String method,
        Optional<Right> right,
        Pattern path,
        List<String> placeholders,
        RequestSchema query,
        Optional<RequestSchema> body,
        boolean bodyRequired) {
    static Endpoint read(String path, String method, JsonNode operation, JsonNode components) {
        boolean open = operation.path("security").isArray()
                && operation.path("security").isEmpty();
        if (open == operation.has("x-right")) throw new IllegalStateException("x-right or open: " + path);
        Map<String, String> patterns = new HashMap<>();
        operation.path("parameters").forEach(parameter -> {
            String pattern = parameter.at("/schema/pattern").asText();
            if (parameter.path("in").asText().equals("path"))
                patterns.put(parameter.path("name").asText(), pattern.substring(1, pattern.length() - 1));
        });
        List<String> placeholders = new ArrayList<>();
        StringBuilder expression = new StringBuilder();
        for (String segment : path.substring(1).split("/")) {
            expression.append('/');
            if (segment.startsWith("{")) {
                String name = segment.substring(1, segment.length() - 1);
                placeholders.add(name);
                expression
                        .append("(?<")
                        .append(name)
                        .append('>')
                        .append(patterns.get(name))
                        .append(')');
            } else expression.append(Pattern.quote(segment));
        }
        JsonNode body = operation.at("/requestBody/content/application~1json/schema");
        return new Endpoint(
                operation.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                Optional.ofNullable(operation.get("x-right")).map(word -> Right.of(word.asText())),
                Pattern.compile(expression.toString()),
                List.copyOf(placeholders),
                RequestSchema.ofQuery(operation.path("parameters"), components),
                body.isMissingNode() ? Optional.empty() : Optional.of(RequestSchema.ofBody(body, components)),
                operation.at("/requestBody/required").asBoolean());
    }

    boolean isAt(String sentPath) {
        return path.matcher(sentPath).matches();
    }

    Map<String, String> placeholdersIn(String sentPath) {
        Matcher match = path.matcher(sentPath);
        if (!match.matches()) throw new IllegalArgumentException("another path");
        Map<String, String> values = new HashMap<>();
        placeholders.forEach(name -> values.put(name, match.group(name)));
        return values;
    }
}
