package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.lienthong.config.Secret;
import vn.lienthong.config.Settings;
import vn.lienthong.tls.EngineTrust;
import vn.lienthong.tls.ListenerTls;

/** Speaks to the operations API of the engine that these settings describe. */
final class OperationsClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Long, because verifying a large log takes its time. */
    private static final Duration ANSWER = Duration.ofMinutes(30);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final String base;
    private final Secret token;
    private final Locale locale;

    OperationsClient(Settings settings, Secret token, Locale locale) {
        Optional<ListenerTls> tls = ListenerTls.operations(settings);
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .proxy(HttpClient.Builder.NO_PROXY) // a token never passes through one
                .sslContext(EngineTrust.of(tls))
                .build();
        this.base = (tls.isPresent() ? "https://" : "http://") + reachable(settings.text("lienthong.operations.host"))
                + ":" + settings.number("lienthong.operations.port") + "/api/v1";
        this.token = token;
        this.locale = locale;
    }

    /** An engine that listens on all addresses is asked on the loopback one. */
    private static String reachable(String host) {
        if (host.equals("0.0.0.0")) return "127.0.0.1";
        if (host.equals("::")) return "[::1]";
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** @param query without the absent ones */
    JsonNode get(String path, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return send("GET", parameters.isEmpty() ? path : path + "?" + parameters, BodyPublishers.noBody());
    }

    JsonNode post(String path, JsonNode body) {
        return send("POST", path, BodyPublishers.ofString(body.toString()));
    }

    JsonNode delete(String path, JsonNode body) {
        return send("DELETE", path, BodyPublishers.ofString(body.toString()));
    }

    /** One segment of a path. */
    static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * @throws ProblemAnswer when the engine refuses
     * @throws CommandFailure when it cannot be reached
     */
    private JsonNode send(String method, String path, BodyPublisher body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                    .timeout(ANSWER)
                    .header("Authorization", "Bearer " + token.reveal())
                    .header("Accept-Language", locale.getLanguage())
                    .header("Content-Type", "application/json")
                    .method(method, body)
                    .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            JsonNode content = JSON.readTree(answer.body());
            if (answer.statusCode() >= 300)
                throw new ProblemAnswer(
                        answer.statusCode(), path, content == null ? JsonNodeFactory.instance.objectNode() : content);
            return content;
        } catch (IOException | IllegalArgumentException e) { // no answer, not ours, or no possible address
            throw new CommandFailure(ExitCode.CANNOT_REACH, "unreachable", base);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.CANNOT_REACH, "unreachable", base);
        }
    }
}
