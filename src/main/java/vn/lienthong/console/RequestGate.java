package vn.lienthong.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.lienthong.text.Texts;

/**
 * Default deny. A request passes only if its path, exactly as sent, is in the description, its method too, its token
 * is known and its role has the right, and only then are its query and body looked at.
 */
final class RequestGate {
    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([\\x21-\\x7e]{1,200})");
    private static final ObjectMapper STRICT = new ObjectMapper(strictJson())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private final ApiDescription description;
    private final Credentials credentials;

    RequestGate(ApiDescription description, Credentials credentials) {
        this.description = description;
        this.credentials = credentials;
    }

    private static JsonFactory strictJson() {
        return new JsonFactoryBuilder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(10)
                        .maxNumberLength(20)
                        .build())
                .build();
    }

    /** The methods of the path, for the {@code Allow} header. */
    String methodsAt(HttpServerRequest request) {
        return description.at(request.path()).stream().map(Endpoint::method).collect(Collectors.joining(", "));
    }

    /** @throws Refusal 404 or 405 */
    Endpoint endpoint(HttpServerRequest request) {
        List<Endpoint> here = description.at(String.valueOf(request.path()));
        if (here.isEmpty()) throw Refusal.unknown();
        return here.stream()
                .filter(endpoint -> endpoint.method().equals(request.method().name()))
                .findFirst()
                .orElseThrow(() -> new Refusal(405, "method-not-allowed"));
    }

    /**
     * Asks the credential store, so it may block.
     *
     * @return null if the endpoint asks for no token
     * @throws Refusal 401 or 403
     */
    Operator operator(Endpoint endpoint, String authorization) {
        if (endpoint.right().isEmpty()) return null;
        Matcher bearer = BEARER.matcher(String.valueOf(authorization));
        if (!bearer.matches()) throw new Refusal(401, "unauthorized");
        Operator operator = credentials.find(bearer.group(1)).orElseThrow(() -> new Refusal(401, "unauthorized"));
        if (!operator.role().may(endpoint.right().get())) throw new Refusal(403, "forbidden");
        return operator;
    }

    /** @throws Refusal 400 or 415 */
    Call call(Endpoint endpoint, Operator operator, HttpServerRequest request, Buffer body) {
        Map<String, String> path = endpoint.placeholdersIn(request.path());
        Map<String, String> query = query(endpoint, request);
        Texts texts = texts(request);
        boolean empty = body == null || body.length() == 0;
        if (empty && (endpoint.body().isEmpty() || !endpoint.bodyRequired()))
            return Call.without(operator, path, query, texts);
        JsonNode content = json(request, body);
        if (endpoint.body().isEmpty()) {
            // nothing is asked for and nothing will be read, but what is broken is said to be so on every path
            if (!content.isObject()) throw new Refusal(400, "malformed");
            return Call.without(operator, path, query, texts);
        }
        endpoint.body().get().check(content);
        return new Call(operator, path, query, content, texts);
    }

    /** Vietnamese unless English is asked for first. */
    static Texts texts(HttpServerRequest request) {
        String wanted = String.valueOf(request.getHeader("Accept-Language")).toLowerCase(Locale.ROOT);
        return wanted.startsWith("en") ? Texts.in(Locale.ENGLISH) : Texts.vietnamese();
    }

    private static Map<String, String> query(Endpoint endpoint, HttpServerRequest request) {
        MultiMap sent;
        try {
            sent = request.params();
        } catch (IllegalArgumentException e) { // a broken %-escape
            throw new Refusal(400, "malformed");
        }
        Map<String, String> query = new LinkedHashMap<>();
        for (Map.Entry<String, String> parameter : sent)
            if (!parameter.getValue().isEmpty() && query.put(parameter.getKey(), parameter.getValue()) != null)
                throw new Refusal(400, "malformed");
        var values = JsonNodeFactory.instance.objectNode();
        query.forEach(values::put);
        endpoint.query().check(values);
        return query;
    }

    private static JsonNode json(HttpServerRequest request, Buffer body) {
        String type = String.valueOf(request.getHeader("Content-Type")).toLowerCase(Locale.ROOT);
        if (!type.matches("application/json *(; *charset=\"?utf-8\"?)?")) throw new Refusal(415, "media-type");
        try {
            JsonNode content = STRICT.readTree(body == null ? new byte[0] : body.getBytes());
            if (content.isMissingNode()) throw new Refusal(400, "malformed");
            return content;
        } catch (IOException e) {
            throw new Refusal(400, "malformed");
        }
    }
}
