package vn.lienthong.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.dossier.DirectCommits;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.OverLimit;
import vn.lienthong.dossier.Status;
import vn.lienthong.dossier.Vault;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.testing.TestDatabase;

/** What ratings and questions promise, on both databases. */
@ParameterizedClass
@ValueSource(strings = {"h2", "postgresql"})
class FeedbackTest {
    private static final Instant NOW = Instant.parse("2026-10-15T03:00:00Z");

    @Parameter
    String database;

    @TempDir
    Path directory;

    private TestDatabase opened;
    private DirectCommits commits;
    private Ratings ratings;
    private Questions questions;

    @BeforeEach
    void open() {
        opened = database.equals("h2") ? TestDatabase.h2(directory) : TestDatabase.postgresql();
        Vault vault = Vault.openOrCreate(directory.resolve("master.key"), true);
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        commits = new DirectCommits(opened.dataSource(), vault, clock, FeedbackWriters.all());
        ratings = new Ratings(opened.dataSource(), commits, vault, clock);
        questions = new Questions(opened.dataSource(), commits, vault, clock);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private static Dossier dossier(long id) {
        Instant received = Instant.parse("2026-09-01T03:00:00Z");
        return new Dossier(
                id,
                "dvclt",
                "G22.99.08-260901-00000" + id,
                null,
                "birth",
                "KS",
                "2.000986",
                "31117",
                Status.RETURNED,
                1,
                1,
                received,
                received,
                null,
                null,
                List.of());
    }

    private static NewMessage next(String line) {
        return new NewMessage("next", "line-" + line, "{}", Duration.ZERO, line);
    }

    private Ratings.Outcome rate(long id, String dimension, int score, String at) {
        Instant time = at == null ? null : Instant.parse(at);
        return ratings.keep(dossier(id), dimension, score, time, "Rất tốt", next("d" + id));
    }

    private static ObjectNode text(String words) {
        return JsonNodeFactory.instance.objectNode().put("text", words);
    }

    private void keep(String id, String words) {
        commits.commit(questions.keep(id, text(words), next(id)));
    }

    @Test
    void a_dimension_of_a_dossier_is_rated_once() {
        assertEquals(Ratings.Outcome.KEPT, rate(1, "chung", 5, null));
        assertEquals(Ratings.Outcome.REPEAT, rate(1, "chung", 5, null));
        assertEquals(Ratings.Outcome.CONFLICT, rate(1, "chung", 4, null));
        assertEquals(Ratings.Outcome.KEPT, rate(1, "thai-do", 4, null));
        assertEquals(Ratings.Outcome.KEPT, rate(2, "chung", 4, null));
        assertEquals(3, commits.messages.size());
        assertEquals("Rất tốt", ratings.comment(dossier(1), "chung"));
    }

    @Test
    void the_longest_comment_is_kept_and_one_byte_more_is_not() {
        String longest = "x".repeat(Ratings.MAX_COMMENT_BYTES);
        assertEquals(Ratings.Outcome.KEPT, ratings.keep(dossier(1), "chung", 5, null, longest, next("d1")));
        assertThrows(OverLimit.class, () -> ratings.keep(dossier(1), "ket-qua", 5, null, longest + "x", next("d1")));
    }

    @Test
    void a_month_is_a_month_in_viet_nam() {
        rate(1, "chung", 5, "2026-09-30T16:59:59Z");
        rate(2, "chung", 4, "2026-09-30T17:00:00Z");
        rate(3, "chung", 1, null);

        assertEquals(
                List.of(new Ratings.Summary("chung", 1, 5, new TreeMap<>(Map.of(5, 1L)))),
                ratings.summary(YearMonth.of(2026, 9)));
        assertEquals(
                List.of(new Ratings.Summary("chung", 2, 5, new TreeMap<>(Map.of(1, 1L, 4, 1L)))),
                ratings.summary(YearMonth.of(2026, 10)));
        assertEquals(List.of(), ratings.summary(YearMonth.of(2026, 11)));
    }

    @Test
    void a_question_is_kept_once_and_can_be_read() {
        keep("CH-1", "Bao giờ có?");
        keep("CH-1", "Bao giờ có?");

        assertEquals(1, commits.messages.size());
        assertEquals("Bao giờ có?", questions.read("CH-1").at("/question/text").asText());
        assertTrue(questions.read("CH-1").path("answer").isNull());
    }

    @Test
    void a_question_that_cannot_be_kept_stands_in_the_way_of_no_other() {
        keep("", "Không mã");
        keep("CH-2", "x".repeat(Questions.MAX_CONTENT_BYTES));
        keep("x".repeat(Questions.MAX_ID_CHARS + 1), "Mã dài");

        assertEquals(0, commits.messages.size());
        keep("x".repeat(Questions.MAX_ID_CHARS), "Mã dài vừa đủ");
        assertEquals(1, commits.messages.size());
    }

    @Test
    void an_answer_is_kept_once() {
        keep("CH-1", "Bao giờ có?");

        assertEquals(Questions.Outcome.KEPT, questions.answer("CH-1", text("Ngày mai."), next("CH-1")));
        assertEquals(Questions.Outcome.REPEAT, questions.answer("CH-1", text("Ngày mai."), next("CH-1")));
        assertEquals(Questions.Outcome.CONFLICT, questions.answer("CH-1", text("Tuần sau."), next("CH-1")));
        assertEquals(Questions.Outcome.UNKNOWN, questions.answer("CH-9", text("Ai hỏi?"), next("CH-9")));
        assertEquals("Ngày mai.", questions.read("CH-1").at("/answer/text").asText());
    }

    @Test
    void an_answer_is_bounded() {
        keep("CH-1", "Bao giờ có?");
        ObjectNode tooLong = text("x".repeat(Questions.MAX_CONTENT_BYTES));
        assertThrows(OverLimit.class, () -> questions.answer("CH-1", tooLong, next("CH-1")));
    }

    @Test
    void who_took_what_is_noted() throws Exception {
        keep("CH-1", "Bao giờ có?");
        commits.commit(questions.handed("CH-1"));
        questions.answer("CH-1", text("Ngày mai."), next("CH-1"));
        commits.commit(questions.returned("CH-1"));

        try (var connection = opened.dataSource().getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select handed_at, answered_at, returned_at from question")) {
            assertTrue(rows.next());
            for (int column = 1; column <= 3; column++) assertFalse(rows.getObject(column) == null, "column " + column);
        }
    }
}
