package vn.lienthong.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.dossier.Exchanged;
import vn.lienthong.dossier.HeldDossier;
import vn.lienthong.dossier.Reported;
import vn.lienthong.dossier.Status;
import vn.lienthong.payment.Payments;
import vn.lienthong.queue.NewMessage;

/** What the export of a dossier holds, on both databases. */
@ParameterizedClass
@ValueSource(strings = {"h2", "postgresql"})
class DossierExportTest {
    private static final DossierExport.Request MASKED = new DossierExport.Request("auditor-1", "", false);
    private static final DossierExport.Request IN_CLEAR =
            new DossierExport.Request("admin-1", "bàn giao theo công văn 12", true);

    @Parameter
    String database;

    @TempDir
    Path directory;

    private ExportFixture it;

    @BeforeEach
    void a_dossier_of_two_versions() {
        it = new ExportFixture(database, directory);
        it.receive("first");
        it.enter(Status.ACCEPTED, "người nhận " + ExportFixture.PERSON);
        it.enter(Status.SUPPLEMENT_REQUIRED, "thiếu giấy");
        it.clock.advance(Duration.ofMinutes(1));
        it.receive("second");
    }

    @AfterEach
    void close() {
        it.close();
    }

    private Map<String, byte[]> parts(DossierExport.Request request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        it.dossiers.write(it.dossier(), request, out);
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                parts.put(entry.getName(), zip.readAllBytes());
        }
        return parts;
    }

    private static JsonNode json(Map<String, byte[]> parts, String name) throws IOException {
        return new ObjectMapper().readTree(parts.get(name));
    }

    private static String text(Map<String, byte[]> parts, String name) {
        return new String(parts.get(name), StandardCharsets.UTF_8);
    }

    @Test
    void in_clear_it_holds_the_data_of_every_version() throws Exception {
        Map<String, byte[]> parts = parts(IN_CLEAR);
        assertEquals(
                "first",
                json(parts, "versions/1.json").at("/application/form/noiDung").asText());
        assertEquals(
                "second",
                json(parts, "versions/2.json").at("/application/form/noiDung").asText());
        assertEquals(
                "tech-second",
                json(parts, "versions/2.json").at("/application/technicalId").asText());
    }

    @Test
    void in_clear_it_holds_the_documents_of_every_version_with_their_names() throws Exception {
        Map<String, byte[]> parts = parts(IN_CLEAR);
        assertEquals("%PDF-1.7 first", text(parts, "documents/1-attached-1.pdf"));
        assertEquals("%PDF-1.7 second", text(parts, "documents/2-attached-1.pdf"));
        JsonNode listed = json(parts, "documents.json").get(0);
        assertEquals("gcs.pdf", listed.at("/names/fileName").asText());
        assertEquals("documents/1-attached-1.pdf", listed.get("part").asText());
    }

    @Test
    void it_holds_the_history_with_who_and_why() throws Exception {
        JsonNode statuses = json(parts(IN_CLEAR), "statuses.json");
        assertEquals(
                List.of("RECEIVED", "ACCEPTED", "SUPPLEMENT_REQUIRED", "RECEIVED"),
                statuses.findValuesAsText("status"));
        assertEquals("thiếu giấy", statuses.at("/2/detail/note").asText());
    }

    @Test
    void it_holds_calls_reports_and_messages() throws Exception {
        long id = it.dossier().id();
        Instant now = it.clock.instant();
        it.commit(List.of(
                new Exchanged(id, now, "dvclt", "status", "200", "done", 1, 35),
                new Reported(it.dossier(), "dvclt", "1", now)));
        Map<String, byte[]> parts = parts(MASKED);
        assertEquals("done", json(parts, "exchanges.jsonl").get("text").asText());
        assertEquals("1", json(parts, "reports.jsonl").get("code").asText());
        assertEquals(
                "birth-forward", json(parts, "messages.json").at("/0/queue").asText());
    }

    @Test
    void a_page_of_calls_and_one_more_come_whole() throws Exception {
        long id = it.dossier().id();
        Instant now = it.clock.instant();
        it.commit(IntStream.rangeClosed(1, HeldDossier.PAGE_ROWS)
                .mapToObj(i -> new Exchanged(id, now, "dvclt", "status", "200", "done", i, 35))
                .toList());
        assertEquals(
                HeldDossier.PAGE_ROWS,
                text(parts(MASKED), "exchanges.jsonl").lines().count());
        it.commit(List.of(new Exchanged(id, now, "dvclt", "status", "200", "done", 1, 35)));
        assertEquals(
                HeldDossier.PAGE_ROWS + 1,
                text(parts(MASKED), "exchanges.jsonl").lines().count());
    }

    @Test
    void it_holds_payments_and_ratings_of_the_dossier_and_of_no_other() throws Exception {
        pay("copies-1", ExportFixture.NUMBER);
        pay("copies-2", "G22.99.08-260921-000999");
        it.ratings.keep(
                it.dossier(),
                "chung",
                5,
                null,
                "Rất tốt",
                new NewMessage("next", "rating", "{}", Duration.ZERO, "rating"));
        Map<String, byte[]> parts = parts(IN_CLEAR);
        JsonNode payments = json(parts, "payments.json");
        assertEquals(List.of("copies-1"), payments.findValuesAsText("request"));
        assertEquals(ExportFixture.PERSON, payments.at("/0/detail/payerName").asText());
        assertEquals("Rất tốt", json(parts, "ratings.json").at("/0/comment").asText());
    }

    private void pay(String request, String number) {
        var payer = JsonNodeFactory.instance.objectNode().put("payerName", ExportFixture.PERSON);
        it.payments.open(new Payments.Request(request, number, "2.000635", 2, payer));
    }

    @Test
    void its_part_of_the_log_can_be_checked_like_any_exported_log() throws Exception {
        List<JsonNode> lines = ExportFixture.json(text(parts(MASKED), "log.jsonl"));
        assertEquals(LogLines.FORMAT, lines.get(0).get("export").asText());
        var rows =
                lines.subList(1, lines.size() - 1).stream().map(LogLines::read).toList();
        assertTrue(it.log.firstBad(rows).isEmpty());
        assertTrue(rows.stream().allMatch(row -> row.dossier().equals(ExportFixture.NUMBER)));
        assertEquals("dossier.exported", rows.get(rows.size() - 1).kind());
    }

    @Test
    void masked_it_shows_which_fields_there_are_and_holds_no_personal_data_and_no_document() throws Exception {
        pay("copies-1", ExportFixture.NUMBER);
        Map<String, byte[]> parts = parts(MASKED);
        JsonNode form = json(parts, "versions/1.json").at("/application/form");
        assertEquals(Masked.VALUE, form.get("nksHoTen").asText());
        assertEquals("", form.get("ghiChu").asText());
        assertTrue(parts.keySet().stream().noneMatch(name -> name.startsWith("documents/")));
        parts.forEach((name, content) -> {
            for (String personal : List.of(ExportFixture.PERSON, ExportFixture.PERSON_NUMBER, "gcs.pdf", "thiếu giấy"))
                assertFalse(new String(content, StandardCharsets.UTF_8).contains(personal), name);
        });
    }

    @Test
    void the_manifest_is_last_and_lists_every_other_part_with_its_hash() throws Exception {
        Map<String, byte[]> parts = parts(IN_CLEAR);
        List<String> names = List.copyOf(parts.keySet());
        assertEquals(ZipParts.MANIFEST, names.get(names.size() - 1));
        JsonNode manifest = json(parts, ZipParts.MANIFEST);
        assertEquals("admin-1", manifest.get("madeBy").asText());
        assertTrue(manifest.get("inClear").asBoolean());
        assertEquals(names.subList(0, names.size() - 1), manifest.get("parts").findValuesAsText("name"));
        for (JsonNode part : manifest.get("parts")) {
            byte[] content = parts.get(part.get("name").asText());
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(content);
            assertEquals(HexFormat.of().formatHex(sha256), part.get("sha256").asText());
            assertEquals(content.length, part.get("bytes").asInt());
        }
    }

    @Test
    void what_cannot_be_opened_is_named_and_hides_nothing_else() throws Exception {
        it.tamper("update dossier_version set form_sealed = technical_id_sealed where version = 1");
        try (Stream<Path> stored = Files.walk(it.files)) {
            Path paper = stored.filter(Files::isRegularFile).findFirst().orElseThrow();
            Files.write(paper, new byte[100]);
        }
        Map<String, byte[]> parts = parts(IN_CLEAR);
        JsonNode unreadable = json(parts, ZipParts.MANIFEST).get("unreadable");
        assertEquals(2, unreadable.size(), unreadable.toString());
        assertEquals("version 1", unreadable.get(0).asText());
        assertEquals(
                "second",
                json(parts, "versions/2.json").at("/application/form/noiDung").asText());
        assertEquals(
                1,
                parts.keySet().stream()
                        .filter(name -> name.startsWith("documents/"))
                        .count());
    }

    @Test
    void who_and_why_stand_in_the_log_before_the_first_byte_is_out() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("no room");
            }
        };
        assertThrows(IOException.class, () -> it.dossiers.write(it.dossier(), IN_CLEAR, full));
        EventLog.Line line = new EventLog(it.dataSource, it.vault)
                .read(ExportFixture.NUMBER, "dossier.exported", null, null)
                .lines()
                .get(0);
        assertEquals("admin-1", line.actor());
        assertEquals("bàn giao theo công văn 12", line.detail().get("reason").asText());
        assertEquals("true", line.detail().get("inClear").asText());
    }
}
