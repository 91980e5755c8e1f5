package vn.lienthong.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import vn.lienthong.text.Times;

/**
 * The test dossier as it goes over the wire: a birth whose number is of the test series, whose persons are all named as
 * a test and have numbers that begin with 000. Its form is the file {@code check/test-dossier.json}.
 */
final class TestForm {
    private static final String FORM = "/check/test-dossier.json";
    private static final DateTimeFormatter RECEIVED = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter CERTIFICATE_DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    /** One a second, which no person is quick enough to need more of. */
    private static final DateTimeFormatter SERIAL = DateTimeFormatter.ofPattern("yyMMdd-HHmmss");

    private static final int DAYS_OLD = 5;

    private final ObjectNode body;

    TestForm(Surroundings at) {
        LocalDateTime now = LocalDateTime.ofInstant(at.clock().instant(), Times.VIETNAM);
        LocalDateTime born = now.minusDays(DAYS_OLD);
        String unit = at.settings().text("check.unit");
        body = read();
        body.put("maHoSo", at.settings().text("check.number-series") + "-" + SERIAL.format(now))
                .put("ngayTiepNhan", RECEIVED.format(now))
                .put("maTTHC", at.settings().text("check.procedure"));
        if (unit.matches("\\d{1,9}")) body.put("maDonVi", Integer.parseInt(unit));
        else body.put("maDonVi", unit);
        body.put(
                "data",
                body.path("data")
                        .asText()
                        .replace("${born}", DAY.format(born))
                        .replace("${certified}", CERTIFICATE_DAY.format(born.plusDays(1)))
                        .replace("${unit}", unit));
    }

    String number() {
        return body.path("maHoSo").asText();
    }

    String body() {
        return body.toString();
    }

    private static ObjectNode read() {
        try (InputStream form = TestForm.class.getResourceAsStream(FORM)) {
            return (ObjectNode) new ObjectMapper().readTree(form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
