package vn.lienthong.inbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Sends exactly the bytes it is given: an HTTP client of the usual kind would mend what these tests break. */
final class RawHttp {
    /** Status when the line was cut without an answer. */
    static final int CUT = 0;

    private static final int TIMEOUT_MILLISECONDS = 20_000;

    record Answer(int status, Map<String, String> headers, String body, String everything) {
        String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    private RawHttp() {}

    /** @param head request line and headers, each ended by CR LF, without the empty line */
    static Answer send(int port, String head, byte[] body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(TIMEOUT_MILLISECONDS);
            OutputStream out = socket.getOutputStream();
            out.write((head + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.write(body);
            out.flush();
            return read(socket.getInputStream());
        }
    }

    private static Answer read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) break;
            head.write(next);
        }
        if (head.size() == 0) return new Answer(CUT, Map.of(), "", "");
        String[] lines = head.toString(StandardCharsets.UTF_8).split("\r\n");
        Map<String, String> headers = new HashMap<>();
        for (int at = 1; at < lines.length; at++) {
            String[] parts = lines[at].split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Answer(
                Integer.parseInt(lines[0].split(" ")[1]), headers, body, head.toString(StandardCharsets.UTF_8) + body);
    }
}
