package vn.lienthong.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each limit at its value and one past it. */
class LimitsTest {
    private static ObjectNode withFiles(int count) {
        return Dossiers.birthWith(body -> {
            var files = body.putArray("fileDinhKem");
            for (int at = 0; at < count; at++) files.add(Dossiers.file(at + ".pdf", Dossiers.PDF));
        });
    }

    private static ObjectNode withFileOf(int bytes) {
        return Dossiers.birthWith(
                body -> body.putArray("fileDinhKem").add(Dossiers.file("a.pdf", Dossiers.pdf(bytes))));
    }

    private static byte[] bodyOf(int bytes) {
        byte[] body = Arrays.copyOf(Dossiers.bytes(Dossiers.birth()), bytes);
        for (int at = Dossiers.bytes(Dossiers.birth()).length; at < bytes; at++) body[at] = ' ';
        return body;
    }

    @Test
    void twenty_files_are_taken() {
        assertEquals(20, Dossiers.read(withFiles(20)).documents().size());
    }

    @Test
    void twenty_one_files_are_over_the_limit() {
        Problem problem = Dossiers.refusal(withFiles(21));
        assertEquals(413, problem.status());
        assertEquals(Set.of("fileDinhKem"), problem.errors().keySet());
    }

    @Test
    void a_file_of_ten_megabytes_is_taken() {
        assertEquals(
                10 * Dossiers.MB,
                Dossiers.read(withFileOf(10 * Dossiers.MB)).documents().get(0).content().length);
    }

    @ParameterizedTest
    @ValueSource(ints = {10 * Dossiers.MB + 1, 12 * Dossiers.MB})
    void a_larger_file_is_over_the_limit(int bytes) {
        Problem problem = Dossiers.refusal(withFileOf(bytes));
        assertEquals(413, problem.status());
        assertEquals(Set.of("fileDinhKem[0].duLieuTepDinhKem"), problem.errors().keySet());
    }

    @Test
    void a_body_of_thirty_megabytes_is_taken() {
        assertEquals(
                "G22.99.08-260921-000123",
                Dossiers.reader().read(bodyOf(30 * Dossiers.MB)).number());
    }

    @Test
    void a_larger_body_is_over_the_limit() {
        assertEquals(
                413,
                Dossiers.refusal(Dossiers.reader(), bodyOf(30 * Dossiers.MB + 1))
                        .status());
    }

    @Test
    void a_configured_number_pattern_is_what_counts() {
        InboundLimits shipped = Dossiers.limits();
        InboundLimits own = new InboundLimits(
                shipped.bodyBytes(),
                shipped.fileBytes(),
                shipped.maxFiles(),
                List.of("PDF"),
                "^LT-[0-9]+$",
                shipped.inFlightBytes(),
                shipped.inFlightRequests());
        DossierReader reader = Dossiers.reader(own);
        assertEquals(
                "LT-7",
                reader.read(Dossiers.bytes(Dossiers.birthWith(b -> b.put("maHoSo", "LT-7"))))
                        .number());
    }

    @Test
    void the_served_description_shows_the_limits_in_force() {
        InboundLimits limits = new InboundLimits(5_000, 1_000, 7, List.of("png"), "^X$", 5_000, 1);
        String served = new String(OpenApiDescription.load(limits).bytes(), StandardCharsets.UTF_8);
        for (String expected :
                List.of("\"maxItems\" : 7", "\"pattern\" : \"^X$\"", "image/png", "\"x-max-bytes\" : 1000")) {
            assertEquals(true, served.contains(expected), expected);
        }
    }

    @Test
    void a_type_that_does_not_exist_is_no_setting() {
        InboundLimits d = Dossiers.limits();
        assertThrows(
                IllegalArgumentException.class,
                () -> new InboundLimits(
                        d.bodyBytes(), d.fileBytes(), 20, List.of("EXE"), d.numberPattern(), d.inFlightBytes(), 1));
    }

    @Test
    void room_is_counted_in_bytes_and_in_requests() {
        Admission admission = new Admission(100, 2);
        Admission.Place first = admission.enter(60).orElseThrow();
        assertEquals(true, admission.enter(41).isEmpty());
        admission.enter(40).orElseThrow();
        first.leave();
        first.leave();
        admission.enter(60).orElseThrow();
        assertEquals(true, admission.enter(0).isEmpty());
    }
}
