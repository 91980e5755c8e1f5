package vn.lienthong.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import vn.lienthong.text.Texts;

class ProvinceCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(String... args) {
        return Lienthong.run(
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), Map.of(), Texts.VIETNAMESE), args);
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void the_list_has_the_provinces_of_the_day() throws Exception {
        assertEquals(0, run("province", "list", "--on", "2025-06-30", "--json"));
        assertEquals(63, json().size());
    }

    @Test
    void the_table_counts_the_states_of_what_was_merged() {
        assertEquals(0, run("province", "list", "--on", "2026-01-01"));
        assertEquals(35, out.toString().lines().count());
        String canTho = out.toString()
                .lines()
                .filter(line -> line.startsWith("92"))
                .findFirst()
                .orElseThrow();
        assertTrue(canTho.contains("Cần Thơ, Hậu Giang, Sóc Trăng"), canTho);
        assertTrue(canTho.contains("2 xong, 1 chưa"), canTho);
        assertTrue(canTho.contains("H13 (?)"), canTho);
    }

    @Test
    void one_province_is_shown_with_what_its_code_meant_before() throws Exception {
        assertEquals(0, run("province", "show", "52", "--on", "2026-01-01", "--json"));
        assertEquals("Gia Lai", json().path("name").asText());
        assertEquals("H21", json().path("agency").asText());
        assertEquals("Bình Định", json().at("/otherMeanings/0/name").asText());
        assertEquals(
                "in-progress", json().at("/members/0/connection/civilRegistry").asText());
    }

    @Test
    void one_that_has_gone_is_shown_with_where_it_went() {
        assertEquals(0, run("province", "show", "hau giang"));
        assertTrue(out.toString().contains("92 Cần Thơ"), out.toString());
        assertTrue(out.toString().contains("Không có ĐKKS, ĐKKH cấp xã"), out.toString());
    }

    @Test
    void an_unknown_province_is_a_fault() {
        assertEquals(1, run("province", "show", "Atlantis"));
        assertTrue(err.toString().contains("Atlantis"), err.toString());
    }

    @Test
    void the_page_is_well_formed_vietnamese_with_every_province_and_nothing_fetched() throws Exception {
        Path file = folder.resolve("tinh.html");
        assertEquals(0, run("province", "list", "--on", "2026-01-01", "--html", file.toString(), "--lang", "en"));
        String page = Files.readString(file);
        Document document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(page.replace("<!DOCTYPE html>", "")
                        .replaceAll("<meta([^>]*)>", "<meta$1/>")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertEquals("vi", document.getDocumentElement().getAttribute("lang"));
        assertEquals(34, document.getElementsByTagName("tbody").getLength());
        assertEquals(63 + 1, document.getElementsByTagName("tr").getLength());
        assertEquals(1, document.getElementsByTagName("caption").getLength());
        assertFalse(page.contains("<script") || page.contains("http"), "stands alone");
    }

    @Test
    void a_file_that_cannot_be_written_is_a_fault() {
        assertEquals(
                1,
                run(
                        "province",
                        "list",
                        "--html",
                        folder.resolve("no/such/page.html").toString()));
    }
}
