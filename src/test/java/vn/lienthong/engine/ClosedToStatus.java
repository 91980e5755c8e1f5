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
import java.util.regex.Pattern;

/** The line to PM DVCLT, with somebody in between who says no to one status code. */
final class ClosedToStatus implements AutoCloseable {
    private static final byte[] NO =
            "{\"status\":400,\"title\":\"Logic xử lý không hợp lệ\"}".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(8);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile URI partner;
    private volatile Pattern closed;

    ClosedToStatus(String code) throws IOException {
        close(code);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(workers);
        server.createContext("/", this::pass);
        server.start();
    }

    void to(URI url) {
        partner = url;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Only to this code. */
    void close(String code) {
        closed = Pattern.compile("\"trangThai\":" + code + "\\b");
    }

    void open() {
        close("none");
    }

    private void pass(HttpExchange call) throws IOException {
        try {
            byte[] body = call.getRequestBody().readAllBytes();
            boolean no =
                    closed.matcher(new String(body, StandardCharsets.UTF_8)).find();
            byte[] answer = no ? NO : forward(call, body);
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(200, answer.length);
            call.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            call.close();
        }
    }

    private byte[] forward(HttpExchange call, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(partner.resolve(call.getRequestURI()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (String header : new String[] {"Authorization", "Content-Type"}) {
            String value = call.getRequestHeaders().getFirst(header);
            if (value != null) request.header(header, value);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
