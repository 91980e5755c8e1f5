package vn.lienthong.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.dossier.LogSlices;
import vn.lienthong.dossier.LogSlices.Head;
import vn.lienthong.dossier.LogSlices.Row;
import vn.lienthong.export.LogExport.EndCheck;
import vn.lienthong.export.LogExport.Wanted;

/** What an exported log holds and proves, on both databases. */
@ParameterizedClass
@ValueSource(strings = {"h2", "postgresql"})
class LogExportTest {
    private static final Wanted ALL = new Wanted(null, null, "");
    private static final int ROWS = 6;

    @Parameter
    String database;

    @TempDir
    Path directory;

    private ExportFixture it;
    private Instant minuteTwo;

    @BeforeEach
    void rows_in_two_minutes() {
        it = new ExportFixture(database, directory);
        it.append(4);
        it.clock.advance(Duration.ofMinutes(1));
        minuteTwo = it.clock.instant();
        it.append(2);
        it.clock.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        it.close();
    }

    private static List<Row> rows(List<JsonNode> lines) {
        return lines.subList(1, lines.size() - 1).stream().map(LogLines::read).toList();
    }

    private static List<Long> numbers(List<JsonNode> lines) {
        return rows(lines).stream().map(Row::seq).toList();
    }

    /** As whoever holds the file computes it. */
    private EndCheck check(String text) throws Exception {
        int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        byte[] before = text.substring(0, last).getBytes(StandardCharsets.UTF_8);
        JsonNode end = ExportFixture.json(text.substring(last)).get(0);
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(before));
        Head head = new Head(
                end.get("headSeq").asLong(),
                HexFormat.of().parseHex(end.get("headHash").asText()));
        return it.log.check(new LogExport.End(
                digest, end.get("rows").asLong(), head, end.get("seal").asText()));
    }

    @Test
    void the_whole_log_is_written_in_order_and_the_export_itself_is_its_last_row() throws Exception {
        List<JsonNode> lines = it.lines(ALL);
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L), numbers(lines));
        JsonNode last = lines.get(lines.size() - 2);
        assertEquals("log.exported", last.get("kind").asText());
        assertEquals("auditor-1", last.get("actor").asText());
    }

    @Test
    void a_row_stands_there_with_all_that_its_hash_covers() throws Exception {
        JsonNode row = it.lines(ALL).get(2);
        assertEquals(2, row.get("seq").asLong());
        assertEquals("dossier.status", row.get("kind").asText());
        assertEquals("dossier-1", row.get("dossier").asText());
        assertEquals("engine", row.get("actor").asText());
        assertEquals("RECEIVED", row.at("/detail/from").asText());
        assertTrue(row.get("at").asText().endsWith("+07:00"), row.toString());
        assertEquals(it.lines(ALL).get(1).get("hash"), row.get("previous"));
    }

    @Test
    void rows_read_back_from_their_lines_are_true() throws Exception {
        assertEquals(OptionalLong.empty(), it.log.firstBad(rows(it.lines(ALL))));
    }

    @Test
    void a_changed_line_is_named() throws Exception {
        List<Row> rows = new ArrayList<>(rows(it.lines(ALL)));
        Row third = rows.get(2);
        rows.set(
                2,
                new Row(
                        third.seq(),
                        third.at(),
                        third.kind(),
                        third.dossier(),
                        "somebody-else",
                        third.detail(),
                        third.previous(),
                        third.hash()));
        assertEquals(OptionalLong.of(3), it.log.firstBad(rows));
    }

    @Test
    void a_part_by_time_says_what_hash_it_starts_from() throws Exception {
        List<JsonNode> whole = it.lines(ALL);
        List<JsonNode> part = it.lines(new Wanted(minuteTwo, minuteTwo.plusSeconds(1), ""));
        assertEquals(List.of(5L, 6L), numbers(part));
        assertEquals(whole.get(4).get("hash"), part.get(0).get("startsFrom"));
        assertEquals(part.get(0).get("startsFrom"), part.get(1).get("previous"));
    }

    @Test
    void the_end_of_a_part_is_not_in_it_and_its_beginning_is() throws Exception {
        assertEquals(List.of(1L, 2L, 3L, 4L), numbers(it.lines(new Wanted(null, minuteTwo, ""))));
        assertEquals(
                List.of(5L, 6L),
                numbers(it.lines(new Wanted(minuteTwo, it.clock.instant().minusSeconds(1), ""))));
    }

    @Test
    void a_time_without_rows_is_an_export_without_rows() throws Exception {
        Instant longAgo = minuteTwo.minus(Duration.ofDays(365));
        String text = it.text(new Wanted(longAgo, longAgo.plusSeconds(1), ""));
        assertEquals(List.of(), numbers(ExportFixture.json(text)));
        assertEquals(new EndCheck(true, true), check(text));
    }

    @Test
    void rows_of_one_dossier_are_true_without_the_rows_between() throws Exception {
        List<JsonNode> lines = it.lines(new Wanted(null, null, "dossier-1"));
        assertEquals(List.of(2L, 4L, 6L, 7L), numbers(lines), "the last is this export's own");
        assertEquals(OptionalLong.empty(), it.log.firstBad(rows(lines)));
    }

    @Test
    void the_seal_fits_and_the_head_stands() throws Exception {
        String text = it.text(ALL);
        it.append(3);
        assertEquals(new EndCheck(true, true), check(text));
    }

    @Test
    void a_row_taken_out_breaks_the_seal_even_among_rows_that_do_not_follow_each_other() throws Exception {
        String text = it.text(new Wanted(null, null, "dossier-1"));
        String[] lines = text.split("(?<=\n)");
        String without = text.replace(lines[2], "").replace("\"rows\":4", "\"rows\":3");
        assertNotEquals(text, without);
        assertFalse(check(without).sealed());
    }

    @Test
    void a_head_changed_in_the_last_line_breaks_the_seal() throws Exception {
        String text = it.text(ALL);
        assertFalse(check(text.replace("\"headSeq\":7", "\"headSeq\":6")).sealed());
    }

    @Test
    void a_seal_of_another_key_is_none() throws Exception {
        String text = it.text(ALL);
        try (ExportFixture other = new ExportFixture("h2", directory.resolve("other"))) {
            other.append(1);
            ExportFixture ours = it;
            it = other;
            EndCheck check = check(text);
            it = ours;
            assertEquals(new EndCheck(false, false), check);
        }
    }

    @Test
    void a_log_put_back_to_an_older_state_no_longer_has_the_exported_head() throws Exception {
        String text = it.text(ALL);
        it.tamper("delete from event_log where seq = 7");
        assertEquals(new EndCheck(true, false), check(text));
    }

    @Test
    void a_row_changed_in_the_database_is_given_out_as_it_stands_and_shown_to_be_bad() throws Exception {
        it.tamper("update event_log set detail = 'not JSON' where seq = 4");
        List<JsonNode> lines = it.lines(ALL);
        assertEquals("not JSON", lines.get(4).get("detail").asText());
        assertEquals(OptionalLong.of(4), it.log.firstBad(rows(lines)));
    }

    @Test
    void a_row_removed_from_the_database_leaves_a_gap_that_shows() throws Exception {
        it.tamper("delete from event_log where seq = 4");
        List<JsonNode> lines = it.lines(ALL);
        assertEquals(List.of(1L, 2L, 3L, 5L, 6L, 7L), numbers(lines));
        assertEquals(OptionalLong.of(5), it.log.firstBad(rows(lines)));
    }

    @Test
    void a_page_and_one_row_more_come_whole() throws Exception {
        it.append(LogSlices.PAGE_ROWS - ROWS - 1);
        assertEquals(LogSlices.PAGE_ROWS, numbers(it.lines(ALL)).size());
        assertEquals(LogSlices.PAGE_ROWS + 1, numbers(it.lines(ALL)).size());
    }

    @Test
    void no_more_than_a_page_is_read_at_once() {
        it.append(LogSlices.PAGE_ROWS);
        LogSlices.Slice slice = it.slices.slice(null, null);
        assertEquals(LogSlices.PAGE_ROWS, it.slices.from(1, slice, "").size());
    }

    @Test
    void who_asked_stands_in_the_log_before_the_first_byte_is_out() {
        AtomicLong rowsAtFirstByte = new AtomicLong();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                rowsAtFirstByte.set(it.slices.slice(null, null).last());
                throw new IOException("no room");
            }
        };
        assertThrows(IOException.class, () -> it.log.write(ALL, "auditor-1", full));
        assertEquals(ROWS + 1, rowsAtFirstByte.get());
    }
}
