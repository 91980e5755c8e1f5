package vn.lienthong.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.dossier.DirectCommits;
import vn.lienthong.dossier.Vault;
import vn.lienthong.testing.MutableClock;
import vn.lienthong.testing.TestDatabase;

/** The call to the platform that {@code payment:open} allows. */
class PaymentCallTest {
    private final MutableClock clock = new MutableClock();
    private TestDatabase opened;
    private DefaultCamelContext camel;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        opened = TestDatabase.h2(directory);
        Vault vault = Vault.openOrCreate(directory.resolve("master.key"), true);
        DirectCommits commits = new DirectCommits(opened.dataSource(), vault, clock, PaymentWriters.all());
        FeeTable fees = new FeeTable(new RouteFiles(Path.of("routes"), "none"));
        Payments payments = new Payments(
                opened.dataSource(), commits, vault, fees, clock, new Payments.Limits(50, Duration.ofMinutes(2)));
        camel = new DefaultCamelContext();
        camel.addComponent("payment", new PaymentComponent(new PaymentServices(payments, null, commits, clock, "")));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:begin").to("payment:open").to("direct:call");
                from("direct:call").choice().when(header("cut")).throwException(new IllegalStateException("cut"));
                from("direct:begin-handled")
                        .onException(IllegalStateException.class)
                        .handled(true)
                        .end()
                        .to("payment:open")
                        .to("direct:call");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        opened.close();
    }

    private static ObjectNode request() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("request", "MC-1")
                .put("dossier", "H21.129-260921-0001")
                .put("procedure", "2.000635")
                .put("copies", 2);
    }

    /** One request inside an exchange that goes on, as that of an HTTP call does until its answer is written. */
    private String opening(Exchange within, String route, boolean cut) {
        within.getMessage().setBody(request());
        within.getMessage().setHeader("cut", cut ? true : null);
        camel.createProducerTemplate().send(route, within);
        within.setException(null);
        within.removeProperty(Exchange.EXCEPTION_CAUGHT);
        return within.getMessage().getHeader("opening", String.class);
    }

    private Exchange exchange() {
        Exchange exchange = camel.getEndpoint("direct:begin").createExchange();
        exchange.getExchangeExtension().setUnitOfWork(new DefaultUnitOfWork(exchange));
        return exchange;
    }

    @Test
    void that_failed_is_released_before_its_caller_has_an_answer() {
        Exchange caller = exchange();
        assertEquals("NEW", opening(caller, "direct:begin", true));
        assertEquals("ASK", opening(exchange(), "direct:begin", true));
    }

    @Test
    void whose_failure_became_an_answer_is_released_as_well() {
        assertEquals("NEW", opening(exchange(), "direct:begin-handled", true));
        assertEquals("ASK", opening(exchange(), "direct:begin-handled", true));
    }

    @Test
    void that_has_not_failed_is_held() {
        assertEquals("NEW", opening(exchange(), "direct:begin", false));
        assertEquals("BUSY", opening(exchange(), "direct:begin", false));
        clock.advance(Duration.ofMinutes(2));
        assertEquals("ASK", opening(exchange(), "direct:begin", false));
    }
}
