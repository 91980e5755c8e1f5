package vn.lienthong.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The method of a partner call. */
class PartnerMethodTest {
    private record Call(String method, String path, String body) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CamelContext camel = new DefaultCamelContext();
    private HttpServer server;
    private Partners partners;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(new Call(
                    exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), body));
            byte[] answer = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        partners = new Partners(Clock.systemUTC());
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        PartnerProfile profile =
                new PartnerProfile("dvclt", url, Duration.ofSeconds(5), 2, 5, Duration.ofSeconds(1), 10_000);
        partners.add(camel, profile, new Credentials("", ""));
        camel.addComponent("partner", new PartnerComponent(partners));
        camel.start();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        partners.close();
        server.stop(0);
    }

    private JsonNode call(String parameters, Object body, Map<String, Object> headers) throws Exception {
        try (var template = camel.createProducerTemplate()) {
            return template.requestBodyAndHeaders(
                    "partner:dvclt?auth=none&" + parameters, body, headers, JsonNode.class);
        }
    }

    @Test
    void a_call_is_a_post_unless_the_route_says_otherwise() throws Exception {
        assertTrue(call("path=/a", "{\"x\":1}", Map.of()).path("ok").asBoolean());
        assertEquals(List.of(new Call("POST", "/a", "{\"x\":1}")), calls);
    }

    @Test
    void a_get_sends_no_body() throws Exception {
        call("path=/a/{id}&method=get", "{\"x\":1}", Map.of("id", "7/../8"));
        assertEquals(List.of(new Call("GET", "/a/7%2F..%2F8", "")), calls);
    }

    @Test
    void a_put_sends_its_body() throws Exception {
        call("path=/a&method=put", "{\"daNhan\":true}", Map.of());
        assertEquals(List.of(new Call("PUT", "/a", "{\"daNhan\":true}")), calls);
    }
}
