package vn.lienthong.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the lines of an exported log, and when an answer was not whole. */
class LogFileTest {
    private static final String FIRST = "{\"export\":\"lienthong-log/1\",\"firstSeq\":1,\"lastSeq\":1}\n";
    private static final String ROW = "{\"seq\":1,\"at\":\"2026-09-21T09:15:00+07:00\",\"kind\":\"queue.paused\","
            + "\"dossier\":\"\",\"actor\":\"%s\",\"detail\":{\"reason\":\"bảo trì\"},"
            + "\"previous\":\"00\",\"hash\":\"0a\"}\n";
    private static final String END = "{\"rows\":1,\"headSeq\":1,\"headHash\":\"0a\",\"seal\":\"ff\"}\n";
    private static final String WHOLE = FIRST + ROW.formatted("admin-1") + END;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private LogFile.Written write(String answer, boolean csv) throws IOException {
        return new LogFile(out, csv, rows -> {}).write(stream(answer));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void lines_stay_as_they_are() throws Exception {
        assertEquals(1, write(WHOLE, false).end().get("headSeq").asInt());
        assertEquals(WHOLE, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_spreadsheet_gets_a_row_each_and_the_end_as_the_last() throws Exception {
        write(WHOLE, true);
        assertEquals(
                "\ufeffseq,at,kind,dossier,actor,detail,previous,hash\r\n"
                        + "1,2026-09-21T09:15:00+07:00,queue.paused,,admin-1,\"{\"\"reason\"\":\"\"bảo trì\"\"}\",00,0a\r\n"
                        + ",,log.end,,,\"{\"\"rows\"\":1,\"\"headSeq\"\":1,\"\"headHash\"\":\"\"0a\"\",\"\"seal\"\":\"\"ff\"\"}\",,0a\r\n",
                out.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+84", "-2", "@SUM(A1)"})
    void nothing_in_it_is_a_formula(String actor) throws Exception {
        write(FIRST + ROW.formatted(actor) + END, true);
        String row =
                out.toString(StandardCharsets.UTF_8).lines().skip(1).findFirst().orElseThrow();
        assertEquals("'" + actor, row.split(",")[4]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                FIRST,
                FIRST + END,
                "{\"export\":\"lienthong-log/1\"}",
                FIRST + "{\"seq\":1,\"at\"",
                FIRST + "<html></html>\n" + END
            })
    void an_answer_that_is_not_whole_is_told(String answer) {
        assertThrows(IOException.class, () -> write(answer, false));
    }

    @Test
    void a_line_may_be_as_long_as_the_limit_and_no_byte_longer() throws Exception {
        String longest = "x".repeat(LineReader.MOST_BYTES);
        var reader = new LineReader(stream(longest + "\n"));
        assertEquals(LineReader.MOST_BYTES, reader.next().length);
        assertNull(reader.next());
        assertThrows(LineReader.NoLine.class, () -> new LineReader(stream(longest + "x\n")).next());
    }
}
