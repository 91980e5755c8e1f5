package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
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
    /** To a question; longer than any takes of an engine that is well. */
    private static final Duration ANSWER = Duration.ofMinutes(2);
    /** To an order: verifying a large log takes its time. */
    private static final Duration DONE = Duration.ofMinutes(30);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final String base;
    private final Secret token;
    private final Locale locale;

    OperationsClient(Settings settings, Secret token, Locale locale) {
        Optional<ListenerTls> tls = ListenerTls.operations(settings);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // no change of protocol on the way: answers get lost in it
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

    /** Whether anything listens there; asks for no token. */
    static boolean listens(Settings settings) {
        String host = reachable(settings.text("lienthong.operations.host")).replaceAll("[\\[\\]]", "");
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, settings.number("lienthong.operations.port")), (int)
                    CONNECT.toMillis());
            return true;
        } catch (IOException nobody) {
            return false;
        }
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

    /** Takes an answer while it comes; what it throws of itself is none of {@link IOException}. */
    @FunctionalInterface
    interface Receiver {
        /** @throws IOException when the answer breaks off */
        void take(InputStream answer) throws IOException;
    }

    /**
     * For an answer too long to be held.
     *
     * @throws ProblemAnswer when the engine refuses
     * @throws CommandFailure when it cannot be reached, or breaks off
     */
    void download(String path, JsonNode body, Receiver receiver) {
        HttpResponse<InputStream> answer =
                exchange("POST", path, BodyPublishers.ofString(body.toString()), BodyHandlers.ofInputStream());
        try (InputStream content = answer.body()) {
            if (answer.statusCode() >= 300) throw problem(answer.statusCode(), path, JSON.readTree(content));
            receiver.take(content);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.CANNOT_REACH, "cut-off", base);
        }
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
        HttpResponse<String> answer = exchange(method, path, body, BodyHandlers.ofString());
        try {
            JsonNode content = JSON.readTree(answer.body());
            if (answer.statusCode() >= 300) throw problem(answer.statusCode(), path, content);
            return content;
        } catch (IOException e) { // not ours
            throw new CommandFailure(ExitCode.CANNOT_REACH, "unreachable", base);
        }
    }

    private static ProblemAnswer problem(int status, String path, JsonNode content) {
        return new ProblemAnswer(status, path, content == null ? JsonNodeFactory.instance.objectNode() : content);
    }

    private <T> HttpResponse<T> exchange(String method, String path, BodyPublisher body, BodyHandler<T> handler) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                    .timeout(method.equals("GET") ? ANSWER : DONE)
                    .header("Authorization", "Bearer " + token.reveal())
                    .header("Accept-Language", locale.getLanguage())
                    .header("Content-Type", "application/json")
                    .method(method, body)
                    .build();
            return http.send(request, handler);
        } catch (IOException | IllegalArgumentException e) { // no answer, or no possible address
            throw new CommandFailure(ExitCode.CANNOT_REACH, "unreachable", base);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.CANNOT_REACH, "unreachable", base);
        }
    }
}
