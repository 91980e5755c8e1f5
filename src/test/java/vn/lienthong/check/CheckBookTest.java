package vn.lienthong.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was signed is kept for ever, per environment. */
class CheckBookTest {
    private static final Instant NOW = Instant.parse("2026-09-21T03:00:00Z");

    @TempDir
    Path data;

    private CheckBook sandbox;

    @BeforeEach
    void open() {
        sandbox = book("sandbox");
    }

    private CheckBook book(String environment) {
        return new CheckBook(data, environment, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void a_signature_says_who_when_and_what() {
        sandbox.sign("dvclt-1", "Người Thử", "công văn 12");
        assertEquals(
                new Signature("dvclt-1", "Người Thử", "công văn 12", NOW, false),
                book("sandbox").signature("dvclt-1").orElseThrow());
    }

    @Test
    void a_withdrawn_signature_counts_no_more_but_both_lines_stay() throws Exception {
        sandbox.sign("dvclt-1", "A", "xong");
        sandbox.withdraw("dvclt-1", "B", "nhầm");
        assertTrue(sandbox.signature("dvclt-1").isEmpty());
        String all = Files.readString(data.resolve("check-sandbox.signed.jsonl"));
        assertTrue(all.contains("xong") && all.contains("nhầm"), all);
    }

    @Test
    void it_can_be_signed_again() {
        sandbox.sign("dvclt-1", "A", "xong");
        sandbox.withdraw("dvclt-1", "B", "nhầm");
        sandbox.sign("dvclt-1", "C", "lần hai");
        assertEquals("C", sandbox.signature("dvclt-1").orElseThrow().by());
    }

    @Test
    void what_is_signed_for_the_test_systems_is_not_signed_for_the_official_ones() {
        sandbox.sign("dvclt-1", "A", "xong");
        assertTrue(book("production").signature("dvclt-1").isEmpty());
    }

    @Test
    void a_line_cut_off_by_a_crash_loses_nothing_else() throws Exception {
        sandbox.sign("dvclt-1", "A", "xong");
        Files.writeString(
                data.resolve("check-sandbox.signed.jsonl"), "{\"step\":\"registry-1\",\"by", StandardOpenOption.APPEND);
        sandbox.sign("server-2", "B", "xong");
        assertEquals("A", sandbox.signature("dvclt-1").orElseThrow().by());
        assertTrue(sandbox.signature("registry-1").isEmpty());
        assertEquals("B", sandbox.signature("server-2").orElseThrow().by());
    }
}
