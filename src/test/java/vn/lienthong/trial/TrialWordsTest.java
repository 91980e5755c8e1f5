package vn.lienthong.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words with which a test says what went before, and what was written down. */
class TrialWordsTest {
    private static final String PAGES = """
            - test: two dossiers go in one chunk
              route: portal-2-page-dossiers
              given:
                dossiers: [{kind: birth, status: ACCEPTED}, {kind: single-marriage}]
                before: [{route: portal-1-start-daily}]
              expect:
                messages:
                  - {queue: portal-dossiers, body: {dossiers: ["{dossier}", "{dossier2}"]}}
            """;
    private static final String SENT = """
            - test: what the portal has taken is not sent again
              route: portal-4-send-dossiers
              given:
                dossier: {kind: birth, status: ACCEPTED}
                before:
                  - route: portal-4-send-dossiers
                    body: {run: 7, dossiers: ["{dossier}"]}
                    answers: [{partner: portal, answer: {error_code: 0}}]
                body: {run: 7, dossiers: ["{dossier}"]}
              calls: []
              expect: {messages: []}
            """;
    private static final String SETTLED = """
            - test: a chunk that is refused is halved
              route: portal-5-settle-dossiers
              given:
                dossiers: [{kind: birth, status: ACCEPTED}, {kind: death, status: ACCEPTED}]
                from: portal-4-send-dossiers
                body: {run: 7, dossiers: ["{dossier}", "{dossier2}"]}
              calls: [{partner: portal, answer: {error_code: -1, message: Sai dữ liệu}}]
              expect:
                messages:
                  - {queue: portal-dossiers, line: "{dossier}"}
                  - {queue: portal-dossiers, line: "{dossier2}"}
            """;
    private static final String PAPER = """
            - test: the paper of a look-up can be fetched
              route: portal-21-give-file
              given:
                settings: {portal.files-url: "https://lien-thong.example"}
                dossier: {kind: birth, status: REGISTERED, paper: ket-qua.pdf}
                before:
                  - route: portal-20-look-up-dossier
                    request: {mahoso: "{dossier}"}
                    keep: {link: '.result[0].DanhSachGiayToKetQua[0].DuongDanTepTinKetQua | split("/") | last'}
                headers: {id: "{link}"}
              expect:
                http: 200
                headers: {Content-Type: application/pdf}
                body: "%PDF-1.4\\n%%EOF\\n"
                log: [{kind: file.given, dossier: "{dossier}", detail: {role: result}}]
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void copy() throws IOException {
        TrialFolder.copyRoutes(folder);
    }

    private static List<Finding> findings(String test) throws Exception {
        return TrialFolder.run(folder, test).get(0).findings();
    }

    private static Finding only(String test) throws Exception {
        List<Finding> findings = findings(test);
        assertEquals(1, findings.size(), findings.toString());
        return findings.get(0);
    }

    @Test
    void every_word_stands_in_the_documentation() throws Exception {
        String table = Files.readString(Path.of("docs/adapting-a-province.md"));
        Set<String> missing = Stream.of(
                        Trial.GIVEN,
                        Trial.BEFORE,
                        Trial.DOSSIER,
                        Trial.CALL,
                        Trial.ANSWER,
                        Trial.EXPECT,
                        Trial.MESSAGE,
                        Trial.LOG)
                .flatMap(Set::stream)
                .filter(word -> !Pattern.compile("`[^`\n]*\\b" + word + "\\b[^`\n]*`")
                        .matcher(table)
                        .find())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), missing);
    }

    @Test
    void a_route_takes_what_an_earlier_one_sent_to_its_queue() throws Exception {
        assertEquals(List.of(), findings(PAGES));
    }

    @Test
    void a_message_beyond_what_an_earlier_route_sent_is_the_usual_one() throws Exception {
        Finding finding = only(PAGES.replace("before: [{route: portal-1-start-daily}]", "before: []"));
        assertEquals("message-missing", finding.code());
    }

    @Test
    void each_test_begins_with_an_empty_database() throws Exception {
        for (TrialResult result : TrialFolder.run(folder, PAGES + PAGES)) assertEquals(List.of(), result.findings());
    }

    @Test
    void what_an_earlier_route_has_done_is_done() throws Exception {
        assertEquals(List.of(), findings(SENT));
    }

    @Test
    void an_earlier_route_that_fails_is_found() throws Exception {
        Finding finding = only(SENT.replace("error_code: 0", "error_code: 98"));
        assertEquals(new Finding(6, "before-failed", "portal-4-send-dossiers", "", "partner.answer-unknown"), finding);
    }

    @Test
    void an_answer_before_is_no_check() throws Exception {
        Finding finding = only(SENT.replace("{partner: portal, answer", "{partner: portal, body: {}, answer"));
        assertEquals("unreadable", finding.code());
    }

    @Test
    void a_part_of_a_step_is_reached_from_its_beginning() throws Exception {
        assertEquals(List.of(), findings(SETTLED));
    }

    @Test
    void a_part_of_a_step_that_is_not_reached_is_found() throws Exception {
        Finding finding = findings(
                        SETTLED.replace("route: portal-5-settle-dossiers", "route: portal-9-settle-progress"))
                .get(0);
        assertEquals(new Finding(2, "not-reached", "portal-9-settle-progress", "", ""), finding);
    }

    @Test
    void another_line_is_found() throws Exception {
        Finding finding = only(SETTLED.replace("line: \"{dossier2}\"", "line: portal/7"));
        assertEquals("portal-dossiers line", finding.what());
        assertEquals("portal/7", finding.expected());
    }

    @Test
    void a_dossier_stands_beside_dossiers_in_no_test() throws Exception {
        assertEquals(
                "unreadable",
                only(PAGES.replace("    before:", "    dossier: {}\n    before:"))
                        .code());
    }

    @Test
    void what_an_answer_said_can_be_kept_for_later() throws Exception {
        assertEquals(List.of(), findings(PAPER));
    }

    @Test
    void what_an_answer_did_not_say_cannot_be_kept() throws Exception {
        Finding finding = only(PAPER.replace("DanhSachGiayToKetQua[0]", "DanhSachGiayToKetQua[1]"));
        assertEquals("nothing-kept", finding.code());
        assertEquals("link", finding.what());
    }

    @Test
    void a_line_of_the_log_that_is_missing_is_found() throws Exception {
        Finding finding = only(PAPER.replace("log: [", "log: [file.refused, "));
        assertEquals("log-missing", finding.code());
        assertEquals("file.refused", finding.what());
    }

    @Test
    void a_line_of_the_log_that_the_test_does_not_know_of_is_found() throws Exception {
        Finding finding = only(PAPER.replaceFirst("log: .*", "log: []"));
        assertEquals("log-unexpected", finding.code());
        assertEquals("file.given", finding.what());
    }

    @Test
    void another_detail_of_the_log_is_found() throws Exception {
        Finding finding = only(PAPER.replace("role: result", "role: attached"));
        assertEquals("log.0.detail.role", finding.what());
    }

    @Test
    void what_is_kept_may_hold_quotes() throws Exception {
        assertEquals(List.of(), findings("""
                - test: a version that is known is not sent again
                  route: portal-36-offer-catalogue
                  given:
                    before:
                      - {route: portal-36-offer-catalogue, headers: {list: fields}, keep: {tag: 'header("ETag")'}}
                    headers: {list: fields, If-None-Match: "{tag}"}
                  expect: {http: 304, headers: {ETag: "{tag}"}}
                """));
    }

    @Test
    void an_empty_setting_takes_the_default_away() throws Exception {
        assertEquals(List.of(), findings("""
                - test: a list that is off is not fetched
                  route: portal-35-fetch-catalogue
                  given:
                    settings: {catalogue.fields.service: ""}
                    body: {list: fields, at: "2026-09-21T03:00:00Z"}
                  calls: []
                """));
    }
}
