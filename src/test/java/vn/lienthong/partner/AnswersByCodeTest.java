package vn.lienthong.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.config.CsvTable;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/** The error codes of the registry's classic service, by the shipped table. */
class AnswersByCodeTest {
    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() {
        camel.addComponent(
                "answers",
                new AnswersComponent(
                        name -> CsvTable.read(Path.of("routes/tables").resolve(name + ".csv"))));
        camel.start();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
    }

    private Exchange judged(String code, String more) throws Exception {
        try (var template = camel.createProducerTemplate()) {
            return template.send(
                    "answers:registry-classic-codes?partner=ndxp&code=code" + more, exchange -> exchange.getMessage()
                            .setBody(JsonNodeFactory.instance.objectNode().put("code", code)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "100,CONFIGURATION",
        "101,CONFIGURATION",
        "106,PARTNER_REFUSED",
        "108,PARTNER_REFUSED",
        "302,PARTNER_REFUSED",
        "500,PARTNER_REFUSED",
        "200,PARTNER_BUSY",
        "201,PARTNER_BUSY",
        "777,PARTNER_BUSY"
    })
    void an_error_code_says_who_has_to_act(String code, ErrorClass expected) throws Exception {
        StepFailure failure =
                assertInstanceOf(StepFailure.class, judged(code, "").getException());
        assertEquals(expected, failure.errorClass());
    }

    @Test
    void no_error_goes_on() throws Exception {
        assertEquals("done", judged("0", "").getMessage().getHeader("answer"));
    }

    @Test
    void where_the_route_can_wait_an_unfinished_record_goes_on_as_later() throws Exception {
        assertEquals("later", judged("201", "&later=true").getMessage().getHeader("answer"));
    }
}
