package vn.lienthong.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.sql.SQLException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.StorageFailure;

class FailureAnswerTest {
    @Test
    void a_database_that_does_not_answer_a_reading_is_told_as_trouble_that_passes() throws Exception {
        Message answer = answerTo(new StorageFailure(new SQLException("words of the driver", "08001")));
        assertEquals(503, answer.getHeader(Exchange.HTTP_RESPONSE_CODE));
        assertNotNull(answer.getHeader("Retry-After"));
    }

    @Test
    void what_nobody_foresaw_is_told_as_ours() throws Exception {
        Message answer = answerTo(new IllegalStateException("planted"));
        assertEquals(500, answer.getHeader(Exchange.HTTP_RESPONSE_CODE));
        assertNull(answer.getHeader("Retry-After"));
    }

    private static Message answerTo(Throwable failure) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(context);
            exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
            new FailureAnswer().process(exchange);
            return exchange.getMessage();
        }
    }
}
