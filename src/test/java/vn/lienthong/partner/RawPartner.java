package vn.lienthong.partner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A partner that writes to the line whatever a test wants, answer by answer. */
final class RawPartner implements AutoCloseable {
    /** What it does with one call. */
    interface Script {
        void answer(String request, OutputStream line) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    RawPartner(Script script) throws IOException {
        this.script = script;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "raw-partner");
        thread.setDaemon(true);
        thread.start();
    }

    static byte[] answer(int status, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
                + "\r\n" + headers + "Connection: close\r\n\r\n";
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(bytes);
        return all.toByteArray();
    }

    static RawPartner answering(int status, String headers, String body) throws IOException {
        return new RawPartner((request, line) -> line.write(answer(status, headers, body)));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Head and body of each call, oldest first. */
    List<String> requests() {
        return requests;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> serve(socket), "raw-partner-line");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            String request = read(socket.getInputStream());
            requests.add(request);
            script.answer(request, socket.getOutputStream());
        } catch (IOException hungUp) {
            // the caller has gone; what it saw is its test's business
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(InputStream stream) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int end = -1;
        while (end < 0) {
            int next = stream.read();
            if (next < 0) return all.toString(StandardCharsets.UTF_8);
            all.write(next);
            end = all.toString(StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        }
        String head = all.toString(StandardCharsets.ISO_8859_1).toLowerCase(java.util.Locale.ROOT);
        int at = head.indexOf("content-length:");
        int length = at < 0
                ? 0
                : Integer.parseInt(
                        head.substring(at + 15, head.indexOf('\r', at)).strip());
        all.writeBytes(stream.readNBytes(length));
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
