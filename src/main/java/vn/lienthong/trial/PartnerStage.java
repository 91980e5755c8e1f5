package vn.lienthong.trial;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All partners on one port of this machine; each answers what the test that is running says. */
final class PartnerStage implements AutoCloseable {
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
        Optional<Script.Answer> answer = script.partner(
                path[0],
                exchange.getRequestMethod().toLowerCase(java.util.Locale.ROOT),
                "/" + (path.length > 1 ? path[1] : ""),
                Doors.json(new String(body, StandardCharsets.UTF_8)));
        byte[] sent = answer.map(given -> given.body().toString()).orElse("{}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.map(Script.Answer::http).orElse(500), sent.length == 0 ? -1 : sent.length);
        exchange.getResponseBody().write(sent);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
