package vn.lienthong.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.text.Texts;

class ProblemTest {

    @Test
    void a_problem_is_rendered_as_the_contract_says() throws IOException {
        JsonNode body = Dossiers.JSON.readTree(
                Problem.of(ProblemKind.INVALID, "maHoSo", "required").render("t1"));
        assertEquals("urn:lienthong:problem:invalid", body.path("type").asText());
        assertEquals(400, body.path("status").asInt());
        assertEquals("t1", body.path("traceId").asText());
        assertEquals("Thiếu thông tin bắt buộc.", body.at("/errors/maHoSo/0").asText());
    }

    @ParameterizedTest
    @EnumSource(ProblemKind.class)
    void every_problem_has_a_title_in_both_languages(ProblemKind kind) {
        assertTrue(Texts.vietnamese().has("problem." + kind.code()));
        assertTrue(Texts.in(Locale.ENGLISH).has("problem." + kind.code()));
        assertEquals(kind, ProblemKind.of(kind.code()));
    }

    @Test
    void every_message_about_a_field_is_in_both_languages() throws IOException {
        assertEquals(fieldMessages("vi"), fieldMessages("en"));
    }

    @Test
    void a_limit_is_told_as_it_is() {
        Problem problem = Problem.of(ProblemKind.TOO_LARGE, "$", "body-bytes", "30000000");
        assertEquals(
                "Nội dung lớn hơn 30000000 byte.", problem.errors().get("$").get(0));
    }

    @Test
    void a_code_that_does_not_exist_is_a_fault_of_the_route() {
        assertThrows(IllegalArgumentException.class, () -> ProblemKind.of("no-such-code"));
    }

    private static Set<String> fieldMessages(String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream file = ProblemTest.class.getResourceAsStream("/texts/texts_" + language + ".properties")) {
            texts.load(file);
        }
        return texts.stringPropertyNames().stream()
                .filter(key -> key.startsWith("problem.field."))
                .collect(Collectors.toSet());
    }
}
