package vn.lienthong.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import vn.lienthong.partner.SoapAnswer;
import vn.lienthong.steps.XmlText;

/** All partners on one port of this machine; each answers what the test that is running says. */
final class PartnerStage implements AutoCloseable {
    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();
    private static final JsonNode EMPTY_ANSWER =
            JsonNodeFactory.instance.objectNode().put("answer", "");

    static {
        // head and body of an answer go out apart: without this, the second waits 40 ms to be asked for
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "trial-partners");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Script script;

    PartnerStage() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    void play(Script next) {
        script = next;
    }

    String url(String partner) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + partner;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().substring(1).split("/", 2);
        byte[] body = exchange.getRequestBody().readAllBytes();
        Optional<String> action =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("SOAPAction"));
        Optional<Script.Answer> answer = script.partner(
                path[0],
                exchange.getRequestMethod().toLowerCase(java.util.Locale.ROOT),
                "/" + (path.length > 1 ? path[1] : ""),
                action.orElse("").replace("\"", ""),
                action.isPresent() ? inEnvelope(body) : Doors.json(new String(body, StandardCharsets.UTF_8)));
        JsonNode given = answer.map(Script.Answer::body).orElse(NOTHING);
        byte[] sent = (action.isPresent() ? envelope(given) : given.toString()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", action.isPresent() ? "text/xml" : "application/json");
        exchange.sendResponseHeaders(answer.map(Script.Answer::http).orElse(500), sent.length == 0 ? -1 : sent.length);
        exchange.getResponseBody().write(sent);
        exchange.close();
    }

    private static JsonNode inEnvelope(byte[] body) throws IOException {
        try {
            return SoapAnswer.read(body).body();
        } catch (SoapAnswer.Unreadable notSoap) {
            throw new IOException(notSoap);
        }
    }

    private static String envelope(JsonNode answer) {
        ObjectNode call = JsonNodeFactory.instance.objectNode().put("namespace", "urn:trial");
        return XmlText.soap(call.set("body", answer.isEmpty() ? EMPTY_ANSWER : answer));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
