package vn.lienthong.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/** What the operator reads, and the caller, when a request cannot be done. */
class FailureAnswerTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final Logger logger = (Logger) LoggerFactory.getLogger(FailureAnswer.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    private int answer(Exception failure) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setHeader(TraceId.HEADER, TRACE);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
        new FailureAnswer().process(exchange);
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    }

    private ILoggingEvent line() {
        assertEquals(1, lines.list.size());
        return lines.list.get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "PARTNER_DOWN, partner.unreachable, 503",
        "PARTNER_BUSY, partner.busy, 503",
        "PARTNER_REFUSED, partner.refused, 409"
    })
    void a_partners_trouble_is_one_line_that_names_request_partner_class_and_code(
            ErrorClass errorClass, String reason, int status) {
        assertEquals(status, answer(new StepFailure(errorClass, "payment", reason, "payment")));
        assertEquals(Level.WARN, line().getLevel());
        assertEquals(
                "request " + TRACE + " failed: partner payment " + errorClass + " " + reason,
                line().getFormattedMessage());
    }

    @ParameterizedTest
    @CsvSource({"CONFIGURATION, partner.not-configured", "BUG, step.unexpected"})
    void our_own_failure_is_an_error_that_names_the_place(ErrorClass errorClass, String reason) {
        assertEquals(500, answer(new StepFailure(errorClass, "payment", reason)));
        assertEquals(Level.ERROR, line().getLevel());
        assertTrue(line().getFormattedMessage()
                .startsWith("request " + TRACE + " failed: " + StepFailure.class.getName()));
        assertTrue(line().getFormattedMessage().contains("\n\tat " + FailureAnswerTest.class.getName()));
    }

    @Test
    void what_nobody_foresaw_is_an_error_without_its_words() {
        assertEquals(500, answer(new IllegalStateException("H'Hen Niê")));
        assertEquals(Level.ERROR, line().getLevel());
        assertTrue(!line().getFormattedMessage().contains("Niê"));
    }
}
