package vn.lienthong.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.console.FakeDossiers;
import vn.lienthong.console.FakeEngine;
import vn.lienthong.console.FakeExports;
import vn.lienthong.text.Texts;

/** What the commands leave on the disk, and what they do not. */
class ExportCommandTest {
    @TempDir
    Path data;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private FakeEngine engine;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        engine = new FakeEngine();
        Files.writeString(data.resolve("operator.token"), "admin\n");
        file = folder.resolve("log.jsonl");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private int run(String... line) {
        Map<String, String> environment = Map.of(
                "LIENTHONG_DATA_DIR", data.toString(),
                "LIENTHONG_OPERATIONS_PORT", Integer.toString(engine.port()));
        return Lienthong.run(
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), environment, Texts.VIETNAMESE),
                line);
    }

    private int exportLog(String... more) {
        return run(Stream.concat(Stream.of("log", "export", "--to-file", file.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }

    @Test
    void the_log_is_in_a_file_that_only_its_owner_reads() throws Exception {
        assertEquals(0, exportLog(), err::toString);
        assertEquals(FakeExports.FIRST + FakeExports.END, Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of("log.jsonl"), left());
    }

    @Test
    void a_file_that_is_there_is_left_alone_and_the_engine_is_not_asked() throws Exception {
        Files.writeString(file, "mine");
        assertEquals(2, exportLog());
        assertEquals("mine", Files.readString(file));
        assertEquals(List.of(), engine.exports.wanted);
        assertTrue(err.toString().contains("--force"), err.toString());
    }

    @Test
    void a_link_that_leads_nowhere_is_there_too() throws Exception {
        Files.createSymbolicLink(file, folder.resolve("elsewhere"));
        assertEquals(2, exportLog());
    }

    @Test
    void with_force_it_is_replaced() throws Exception {
        Files.writeString(file, "mine");
        assertEquals(0, exportLog("--force"), err::toString);
        assertEquals(FakeExports.FIRST + FakeExports.END, Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void of_an_answer_that_breaks_off_nothing_stays_and_what_was_there_is_kept() throws Exception {
        Files.writeString(file, "mine");
        engine.exports.breaksAfter = true;
        assertEquals(3, exportLog("--force"));
        assertEquals("mine", Files.readString(file));
        assertEquals(List.of("log.jsonl"), left());
    }

    @Test
    void of_an_export_that_is_refused_nothing_stays() throws Exception {
        assertEquals(2, exportLog("--from", "yesterday"));
        assertEquals(List.of(), left());
    }

    @Test
    void what_a_killed_export_left_behind_is_no_hindrance() throws Exception {
        Files.writeString(folder.resolve(".log.jsonl.unfinished"), "half");
        assertEquals(0, exportLog(), err::toString);
        assertEquals(List.of("log.jsonl"), left());
    }

    @Test
    void a_folder_that_is_not_there_is_told() {
        file = folder.resolve("nowhere/log.jsonl");
        assertEquals(2, exportLog());
        assertTrue(err.toString().contains("nowhere"), err.toString());
    }

    @Test
    void programs_are_told_where_the_log_ended() {
        assertEquals(0, exportLog("--json"), err::toString);
        assertTrue(out.toString().contains("\"headSeq\" : 0"), out.toString());
        assertTrue(out.toString().contains("\"file\""), out.toString());
    }

    @Test
    void a_zip_without_its_last_part_is_none() throws Exception {
        file = folder.resolve("dossier.zip");
        int code = run("dossier", "export", FakeDossiers.NUMBER, "--to-file", file.toString());
        assertEquals(3, code);
        assertEquals(List.of(), left());
    }

    @Test
    void a_file_that_is_no_export_is_told() throws Exception {
        Files.writeString(file, "seq,at\n");
        assertEquals(1, run("log", "verify", "--file", file.toString()));
        assertTrue(err.toString().contains("log export"), err.toString());
        assertEquals(2, run("log", "verify", "--file", folder.resolve("nothing").toString()));
    }

    /** Rows that follow each other, though no key made their hashes. */
    private void writeRows(int rows, int detailChars) throws IOException {
        StringBuilder text = new StringBuilder("{\"export\":\"lienthong-log/1\",\"dossier\":\"\",\"firstSeq\":1,"
                + "\"lastSeq\":" + rows + ",\"startsFrom\":\"00\"}\n");
        for (int seq = 1; seq <= rows; seq++)
            text.append(
                            "{\"seq\":%d,\"at\":\"2026-09-21T09:15:00+07:00\",\"kind\":\"a\",\"dossier\":\"\",\"actor\":\"b\","
                                    .formatted(seq))
                    .append("\"detail\":{\"x\":\"" + "y".repeat(detailChars)
                            + "\"},\"previous\":\"00\",\"hash\":\"00\"}\n");
        text.append("{\"rows\":" + rows + ",\"headSeq\":1,\"headHash\":\"00\",\"seal\":\"" + "0".repeat(64) + "\"}\n");
        Files.writeString(file, text);
    }

    private int verify() {
        return run("log", "verify", "--file", file.toString(), "--json");
    }

    @Test
    void as_many_rows_as_fit_are_checked_in_one_call_and_one_more_in_another() throws Exception {
        writeRows(501, 1);
        assertEquals(0, verify(), out::toString);
        assertEquals(List.of(500, 1), engine.exports.checked);
    }

    @Test
    void long_rows_are_checked_in_calls_that_the_engine_takes() throws Exception {
        writeRows(200, 3_900);
        assertEquals(0, verify(), () -> out.toString() + err);
        assertTrue(engine.exports.checked.size() > 1, engine.exports.checked.toString());
        assertEquals(200, engine.exports.checked.stream().mapToInt(rows -> rows).sum());
    }

    @Test
    void a_bad_row_in_the_second_call_is_named_and_those_before_it_are_counted() throws Exception {
        writeRows(510, 1);
        engine.exports.firstBad = java.util.OptionalLong.of(505);
        assertEquals(1, verify());
        assertTrue(out.toString().contains("\"firstBad\" : 505"), out.toString());
        assertTrue(out.toString().contains("\"rows\" : 504"), out.toString());
    }
}
