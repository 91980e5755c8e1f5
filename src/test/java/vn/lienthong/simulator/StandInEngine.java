package vn.lienthong.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes dossiers like the engine; first answers with whatever statuses it was told to. */
final class StandInEngine implements AutoCloseable {
    static final int CUT = -1;

    private final HttpServer server;
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();

    StandInEngine(Integer... first) throws IOException {
        statuses.addAll(List.of(first));
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/dvclt/v1/dossiers", this::take);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<String> bodies() {
        return bodies;
    }

    List<String> tokens() {
        return tokens;
    }

    private void take(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        bodies.add(body);
        tokens.add(call.getRequestHeaders().getFirst("Authorization"));
        Integer status = statuses.poll();
        if (status != null && status == CUT) {
            call.close();
            return;
        }
        String number = Wire.text(Wire.object(body), "maHoSo");
        byte[] answer = ("{\"maHoSo\":\"" + number + "\",\"daNhan\":true,\"lanNop\":1,\"trungLap\":false}")
                .getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status == null ? 200 : status, answer.length);
        call.getResponseBody().write(answer);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
