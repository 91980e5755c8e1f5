package vn.lienthong.partner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerHttpTest {
    private static final int LIMIT = 2_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() {
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private PartnerHttp.Answer post(URI url) throws IOException {
        PartnerProfile profile = new PartnerProfile("test", url, TIMEOUT, 2, 5, Duration.ofSeconds(1), LIMIT);
        try (PartnerHttp http = new PartnerHttp(camel, profile)) {
            return http.send(http.request(
                    "/path",
                    "application/json",
                    "{}".getBytes(StandardCharsets.UTF_8),
                    Map.of("Authorization", "Bearer secret")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_not_followed_and_its_target_sees_nothing(int status) throws Exception {
        try (RawPartner target = RawPartner.answering(200, "", "{}");
                RawPartner partner = RawPartner.answering(status, "Location: " + target.url() + "/x\r\n", "")) {
            assertEquals(status, post(partner.url()).status());
            assertEquals(0, target.requests().size());
        }
    }

    @Test
    void an_answer_as_long_as_the_limit_is_read() throws Exception {
        try (RawPartner partner = RawPartner.answering(200, "", "x".repeat(LIMIT))) {
            assertArrayEquals(
                    "x".repeat(LIMIT).getBytes(StandardCharsets.UTF_8),
                    post(partner.url()).body());
        }
    }

    @Test
    void an_answer_one_byte_over_the_limit_is_refused() throws Exception {
        try (RawPartner partner = RawPartner.answering(200, "", "x".repeat(LIMIT + 1))) {
            assertThrows(PartnerHttp.TooLarge.class, () -> post(partner.url()));
        }
    }

    @Test
    void a_post_is_not_repeated_on_503() throws Exception {
        try (RawPartner partner = RawPartner.answering(503, "Retry-After: 0\r\n", "")) {
            assertEquals(503, post(partner.url()).status());
            assertEquals(1, partner.requests().size());
        }
    }

    @Test
    void a_post_is_not_repeated_when_the_line_breaks() throws Exception {
        try (RawPartner partner = new RawPartner((request, line) -> line.close())) {
            assertThrows(IOException.class, () -> post(partner.url()));
            assertEquals(1, partner.requests().size());
        }
    }

    @Test
    void half_an_answer_is_none() throws Exception {
        try (RawPartner partner = new RawPartner((request, line) ->
                line.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(StandardCharsets.US_ASCII)))) {
            assertThrows(IOException.class, () -> post(partner.url()));
        }
    }

    @Test
    void an_answer_that_drips_ends_at_the_deadline() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (RawPartner partner = new RawPartner((request, line) -> {
            line.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (!ended.await(200, TimeUnit.MILLISECONDS)) {
                line.write('x');
                line.flush();
            }
        })) {
            assertTimeoutPreemptively(
                    TIMEOUT.multipliedBy(10), () -> assertThrows(IOException.class, () -> post(partner.url())));
        } finally {
            ended.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/with space", "/%zz", "/\u0000"})
    void a_path_that_is_none_is_not_sent(String path) throws Exception {
        PartnerProfile profile =
                new PartnerProfile("test", URI.create("http://127.0.0.1:1"), TIMEOUT, 2, 5, TIMEOUT, LIMIT);
        try (PartnerHttp http = new PartnerHttp(camel, profile)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> http.request(path, "application/json", new byte[0], Map.of()));
        }
    }
}
