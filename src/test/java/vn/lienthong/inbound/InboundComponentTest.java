package vn.lienthong.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.IncomingDossier;

class InboundComponentTest extends CamelTestSupport {

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("reader", Dossiers.reader());
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:intake").to("inbound:dossier").to("mock:taken");
                from("direct:conflict")
                        .to("inbound:problem?code=conflicting-repeat")
                        .to("mock:taken");
            }
        };
    }

    private Exchange send(String endpoint, Object body, Map<String, Object> headers) {
        return template.send(endpoint, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    @Test
    void a_dossier_goes_on_as_a_dossier() {
        Exchange exchange = send(
                "direct:intake",
                new ByteArrayInputStream(Dossiers.bytes(Dossiers.birth())),
                Map.of("X-Trace-Id", "t1"));
        assertInstanceOf(IncomingDossier.class, exchange.getMessage().getBody());
        assertEquals("t1", exchange.getProperty("traceId"));
    }

    @Test
    void no_header_of_the_request_goes_on() {
        Exchange exchange = send(
                "direct:intake",
                Dossiers.bytes(Dossiers.birth()),
                Map.of("X-Trace-Id", "t1", "CamelHttpUri", "x", "CamelHttpQuery", "x", "foo", "x"));
        assertEquals(Set.of("X-Trace-Id"), exchange.getMessage().getHeaders().keySet());
    }

    @Test
    void a_refused_dossier_answers_with_the_problem_and_goes_no_further() throws InterruptedException {
        getMockEndpoint("mock:taken").expectedMessageCount(0);
        Exchange exchange = send("direct:intake", "PLANTED", Map.of("X-Trace-Id", "t1"));
        assertEquals(400, exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE));
        assertEquals(Problem.MEDIA_TYPE, exchange.getMessage().getHeader(Exchange.CONTENT_TYPE));
        assertTrue(exchange.getMessage().getBody(String.class).contains("\"traceId\":\"t1\""));
        getMockEndpoint("mock:taken").assertIsSatisfied();
    }

    @Test
    void an_empty_request_is_refused() {
        assertEquals(400, send("direct:intake", null, Map.of()).getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE));
    }

    @Test
    void a_route_can_answer_with_a_problem_by_its_code() {
        Exchange exchange = send("direct:conflict", "x", Map.of());
        assertEquals(409, exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE));
        assertTrue(exchange.getMessage().getBody(String.class).contains("urn:lienthong:problem:conflicting-repeat"));
    }
}
