package vn.lienthong.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A log and a dossier handed out by a running engine, and what is found when somebody changes the file. */
class ExportIT {
    @TempDir
    static Path folder;

    private static CheckedProvince province;
    private static String number;
    private static int serial;

    @BeforeAll
    static void a_dossier_that_went_all_the_way() throws Exception {
        province = CheckedProvince.open(folder).start();
        assertEquals(0, province.check("--step", "end-to-end-2"), () -> province.out.toString());
        assertEquals(0, province.run("dossier", "find", "--json"));
        number = province.minutes().at("/0/maHoSo").asText();
    }

    @AfterAll
    static void stop() {
        province.close();
    }

    private static Path next(String ending) {
        return folder.resolve("export-" + ++serial + ending);
    }

    private static Path exported(String... more) throws Exception {
        Path file = next(".jsonl");
        List<String> line = new ArrayList<>(List.of("log", "export", "--to-file", file.toString()));
        line.addAll(List.of(more));
        assertEquals(0, province.run(line.toArray(String[]::new)), () -> province.err.toString());
        return file;
    }

    private static JsonNode verified(Path file, int code) throws Exception {
        assertEquals(
                code,
                province.run("log", "verify", "--file", file.toString(), "--json"),
                () -> province.err.toString());
        return province.minutes();
    }

    private static Path changed(Path file, int line, String what, String by) throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        String before = lines.get(line);
        String after = before.replaceFirst(what, by);
        assertFalse(before.equals(after), before);
        if (after.isEmpty()) lines.remove(line);
        else lines.set(line, after);
        return Files.write(next(".jsonl"), lines);
    }

    @Test
    void an_exported_log_is_whole_and_stands() throws Exception {
        Path file = exported();
        JsonNode found = verified(file, 0);
        assertTrue(found.get("verified").asBoolean(), found.toString());
        assertEquals(Files.readAllLines(file).size() - 2, found.get("rows").asInt());
    }

    @Test
    void the_log_of_one_dossier_is_whole() throws Exception {
        Path file = exported("--dossier", number);
        JsonNode found = verified(file, 0);
        assertTrue(found.get("rows").asInt() > 3, found.toString());
        List<String> rows = Files.readAllLines(file);
        assertTrue(rows.subList(1, rows.size() - 1).stream().allMatch(row -> row.contains(number)));
    }

    @Test
    void a_part_of_the_past_has_no_rows_and_is_whole() throws Exception {
        assertEquals(
                0,
                verified(exported("--from", "2020-01-01", "--to", "2021-01-01"), 0)
                        .get("rows")
                        .asInt());
    }

    @Test
    void a_changed_row_is_named() throws Exception {
        JsonNode found = verified(changed(exported(), 3, "\"actor\":\"[^\"]*\"", "\"actor\":\"nobody\""), 1);
        assertEquals(3, found.get("firstBad").asInt());
        assertEquals(2, found.get("rows").asInt());
    }

    @Test
    void a_row_taken_out_is_named() throws Exception {
        assertEquals(
                4, verified(changed(exported(), 3, ".*", ""), 1).get("firstBad").asInt());
    }

    @Test
    void a_row_that_is_no_json_is_named() throws Exception {
        assertEquals(
                3, verified(changed(exported(), 3, "^.", ""), 1).get("firstBad").asInt());
    }

    @Test
    void rows_cut_off_at_the_end_are_missed() throws Exception {
        Path file = exported();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        int rows = lines.size() - 2;
        lines.remove(rows);
        lines.set(rows, lines.get(rows).replace("\"rows\":" + rows, "\"rows\":" + (rows - 1)));
        JsonNode found = verified(Files.write(next(".jsonl"), lines), 1);
        assertTrue(found.get("firstBad").isNull(), found.toString());
        assertFalse(found.get("sealed").asBoolean());
    }

    @Test
    void a_row_of_a_dossier_that_is_taken_out_is_missed() throws Exception {
        Path file = changed(exported("--dossier", number), 2, ".*", "");
        Matcher rows = Pattern.compile("\"rows\":(\\d+)").matcher(Files.readString(file));
        assertTrue(rows.find());
        String fewer = "\"rows\":" + (Integer.parseInt(rows.group(1)) - 1);
        Files.writeString(file, rows.replaceFirst(fewer));
        JsonNode found = verified(file, 1);
        assertTrue(found.get("firstBad").isNull(), found.toString());
        assertFalse(found.get("sealed").asBoolean());
    }

    @Test
    void a_first_line_that_was_changed_is_found() throws Exception {
        Path file = changed(exported("--dossier", number), 0, "\"from\":null", "\"from\":\"2020-01-01\"");
        assertFalse(verified(file, 1).get("sealed").asBoolean());
    }

    @Test
    void a_file_without_its_last_line_is_not_whole() throws Exception {
        Path file = exported();
        List<String> lines = Files.readAllLines(file);
        assertFalse(verified(Files.write(next(".jsonl"), lines.subList(0, lines.size() - 1)), 1)
                .get("sealed")
                .asBoolean());
    }

    @Test
    void a_dossier_is_handed_over_and_no_log_line_holds_what_is_in_it() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        root.addAppender(lines);
        root.setLevel(Level.DEBUG);
        Path file = next(".zip");
        try {
            int code = province.run(
                    "dossier", "export", number, "--to-file", file.toString(), "--reason", "bàn giao theo công văn 12");
            assertEquals(0, code, () -> province.err.toString());
        } finally {
            root.setLevel(before);
            root.detachAppender(lines);
        }
        JsonNode form = part(file, "versions/1.json").at("/application/form");
        List<String> personal = new ArrayList<>();
        form.properties().forEach(field -> {
            String value = field.getValue().asText();
            if (field.getKey().matches(".*(HoTen|So|SoDDCN|SoGiayToTuyThan|Ten).*") && value.length() > 5)
                personal.add(value);
        });
        assertTrue(personal.size() > 2, form.toString());
        for (ILoggingEvent line : List.copyOf(lines.list))
            for (String value : personal) assertFalse(line.getFormattedMessage().contains(value), line.getLoggerName());
        assertEquals(0, province.run("log", "list", "--kind", "dossier.exported", "--json"));
        assertEquals(
                "bàn giao theo công văn 12",
                province.minutes().at("/0/detail/reason").asText());
    }

    @Test
    void the_log_in_the_zip_of_a_dossier_is_checked_like_any_other() throws Exception {
        Path file = next(".zip");
        assertEquals(
                0,
                province.run("dossier", "export", number, "--to-file", file.toString()),
                () -> province.err.toString());
        assertTrue(province.out.toString().contains("--reason"), province.out.toString());
        Path log = next(".jsonl");
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream content = zip.getInputStream(zip.getEntry("log.jsonl"))) {
            Files.write(log, content.readAllBytes());
        }
        assertTrue(verified(log, 0).get("rows").asInt() > 3);
    }

    @Test
    void a_part_by_time_is_whole() throws Exception {
        String today =
                java.time.LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh")).toString();
        assertTrue(verified(exported("--from", today), 0).get("rows").asInt() > 3);
    }

    private static JsonNode part(Path file, String name) throws Exception {
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream content = zip.getInputStream(zip.getEntry(name))) {
            return new ObjectMapper().readTree(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
