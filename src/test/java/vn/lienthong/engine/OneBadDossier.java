package vn.lienthong.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A line to a partner that breaks down whenever one dossier is mentioned: a call it cannot digest. */
final class OneBadDossier implements AutoCloseable {
    private final URI partner;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(8);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile String bad = "";

    OneBadDossier(URI partner) throws IOException {
        this.partner = partner;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(workers);
        server.createContext("/", this::pass);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** @param number empty for none */
    void failFor(String number) {
        bad = number;
    }

    private void pass(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        if (!bad.isEmpty() && new String(body, StandardCharsets.UTF_8).contains(bad)) {
            call.sendResponseHeaders(502, -1);
            call.close();
            return;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(partner.resolve(call.getRequestURI()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (String header : new String[] {"Authorization", "Content-Type"}) {
            String value = call.getRequestHeaders().getFirst(header);
            if (value != null) request.header(header, value);
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            call.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            call.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
