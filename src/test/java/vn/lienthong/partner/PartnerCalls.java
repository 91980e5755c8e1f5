package vn.lienthong.partner;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import vn.lienthong.queue.StepFailure;
import vn.lienthong.testing.MutableClock;

/** Calls of a partner that a test speaks for, through the component as a route uses it. */
abstract class PartnerCalls {
    static final int FAILURES = 3;
    static final Duration WAIT = Duration.ofHours(1);
    static final String CALL = "partner:test?path=/call&auth=none";
    static final String WITH_LOG_IN = "partner:test?path=/call&login=direct:login";

    final MutableClock clock = new MutableClock();
    final Partners partners = new Partners(clock);
    final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
        partners.close();
    }

    final void connect(URI url) throws Exception {
        PartnerProfile profile = new PartnerProfile("test", url, Duration.ofSeconds(2), 2, FAILURES, WAIT, 10_000);
        camel.addComponent("partner", new PartnerComponent(partners));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:login").to("partner:test?path=/token&auth=basic").process(exchange -> {
                    JsonNode given = exchange.getMessage().getBody(JsonNode.class);
                    exchange.getMessage()
                            .setBody(JsonNodeFactory.instance
                                    .objectNode()
                                    .put("token", given.path("access_token").asText())
                                    .put("expiresIn", 600));
                });
            }
        });
        camel.start();
        partners.add(camel, profile, new Credentials("key", "secret"));
    }

    final Exchange call(String uri, Map<String, Object> headers) {
        return camel.createProducerTemplate().send(uri, exchange -> {
            exchange.getMessage().setBody(JsonNodeFactory.instance.objectNode());
            exchange.getMessage().getHeaders().putAll(headers);
        });
    }

    final Exchange call(String uri) {
        return call(uri, Map.of());
    }

    static StepFailure failure(Exchange exchange) {
        return assertInstanceOf(StepFailure.class, exchange.getException());
    }

    final String breaker() {
        return partners.states().get(0).breaker();
    }
}
