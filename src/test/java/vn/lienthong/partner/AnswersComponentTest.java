package vn.lienthong.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

class AnswersComponentTest {
    private static final List<Map<String, String>> ROWS = List.of(
            Map.of("text", "đã được tiếp nhận", "meaning", "done"),
            Map.of("text", "có lỗi", "meaning", "retry"),
            Map.of("text", "có lỗi dữ liệu", "meaning", "fail"),
            Map.of("text", "odd row", "meaning", "perhaps"));

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() {
        camel.addComponent("answers", new AnswersComponent(table -> table.equals("test") ? ROWS : List.of()));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private Exchange read(JsonNode answer) {
        return camel.createProducerTemplate().send("answers:test?partner=dvclt", exchange -> exchange.getMessage()
                .setBody(answer));
    }

    private Exchange read(String words) {
        return read(new ObjectMapper().createObjectNode().put("title", words));
    }

    private static StepFailure failure(Exchange exchange) {
        return assertInstanceOf(StepFailure.class, exchange.getException());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "đã được tiếp nhận",
                "ĐÃ ĐƯỢC TIẾP NHẬN",
                "Hồ sơ G22 đã  được\n\ttiếp nhận.",
                "đã được\u00a0tiếp nhận"
            })
    void words_are_compared_without_case_and_white_space(String words) {
        assertNull(read(words).getException());
    }

    @Test
    void decomposed_words_are_the_same_words() {
        assertNull(read(Normalizer.normalize("Đã được tiếp nhận", Normalizer.Form.NFD))
                .getException());
    }

    @ParameterizedTest
    @CsvSource({"Có lỗi khi xử lý,PARTNER_BUSY", "Có lỗi dữ liệu,PARTNER_REFUSED"})
    void of_several_rows_the_longest_decides(String words, ErrorClass expected) {
        assertEquals(expected, failure(read(words)).errorClass());
    }

    @Test
    void words_the_route_reads_itself_go_on() {
        Exchange exchange = camel.createProducerTemplate()
                .send("answers:test?partner=dvclt&keep=mine", one -> one.getMessage()
                        .setBody(new ObjectMapper().createObjectNode().put("title", "Có lỗi dữ liệu")));
        assertEquals(ErrorClass.PARTNER_REFUSED, failure(exchange).errorClass());
        exchange = camel.createProducerTemplate().send("answers:test?partner=dvclt&keep=mine", one -> {
            one.getMessage().setBody(new ObjectMapper().createObjectNode().put("title", "Có lỗi dữ liệu"));
            one.getMessage().setHeader("mine", "unknown,fail");
        });
        assertNull(exchange.getException());
        assertEquals("fail", exchange.getMessage().getHeader("answer"));
    }

    @Test
    void words_that_no_row_knows_are_tried_again() {
        StepFailure failure = failure(read("điều chưa từng thấy"));
        assertEquals(ErrorClass.PARTNER_BUSY, failure.errorClass());
        assertEquals("partner.answer-unknown", failure.reason());
    }

    @Test
    void a_partner_s_own_words_are_never_kept() {
        String shown = failure(read("có lỗi dữ liệu của Nguyễn Thị Trồng")).getMessage();
        assertEquals(-1, shown.indexOf("Trồng"));
    }

    @Test
    void words_deep_in_the_answer_count() throws Exception {
        JsonNode answer = new ObjectMapper()
                .readTree("{\"title\":\"Dữ liệu\",\"errors\":{\"soHoSoLT\":[\"hồ sơ đã được tiếp nhận\"]}}");
        assertNull(read(answer).getException());
    }

    @Test
    void a_row_with_a_meaning_that_is_none_is_our_fault() {
        assertEquals(ErrorClass.CONFIGURATION, failure(read("odd row")).errorClass());
    }
}
