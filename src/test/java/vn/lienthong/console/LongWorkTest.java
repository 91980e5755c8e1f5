package vn.lienthong.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operation may last longer than a connection is kept that brings nothing. */
class LongWorkTest {
    private static final Duration QUIET = Duration.ofMillis(600);

    private static final String VERIFY = "POST /api/v1/log/verify HTTP/1.1\r\nHost: localhost\r\n"
            + "Authorization: Bearer auditor\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    private final FakeEngine engine = new FakeEngine(QUIET);

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void a_log_that_is_verified_for_longer_than_that_is_answered() throws Exception {
        engine.log.work = QUIET.multipliedBy(4);
        var answer = engine.post("auditor", "/api/v1/log/verify", "{}");
        assertEquals(200, answer.statusCode());
        assertTrue(FakeEngine.json(answer).path("verified").asBoolean());
    }

    @Test
    void a_connection_is_kept_for_the_next_request_and_then_closed() throws Exception {
        String two = spoken(VERIFY + VERIFY);
        assertEquals(3, two.split("HTTP/1.1 200 OK", -1).length, two);
    }

    @Test
    void a_connection_on_which_nothing_comes_is_closed() throws Exception {
        assertEquals("", spoken("POST /api/v1/log/verify HTTP/1.1\r\nAuthorization: "));
    }

    /** All that is answered until the engine closes the connection. */
    private String spoken(String request) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), engine.port())) {
            socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
