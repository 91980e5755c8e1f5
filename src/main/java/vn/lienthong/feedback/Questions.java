package vn.lienthong.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import vn.lienthong.dossier.CanonicalJson;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.OverLimit;
import vn.lienthong.dossier.Parameters;
import vn.lienthong.dossier.SealBroken;
import vn.lienthong.dossier.Statements;
import vn.lienthong.dossier.Vault;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.StepFailure;

/** Citizens' questions and their answers. Both are personal data: sealed here, never logged. */
public final class Questions {
    public static final int MAX_ID_CHARS = 80;
    public static final int MAX_CONTENT_BYTES = 500_000;

    private final DataSource dataSource;
    private final Commits commits;
    private final Vault vault;
    private final Clock clock;

    /** What became of an answer. */
    public enum Outcome {
        KEPT,
        /** The same was kept before: no effect. */
        REPEAT,
        /** The question was answered otherwise before. */
        CONFLICT,
        /** There is no such question. */
        UNKNOWN
    }

    /** @param answerHash null while it is not answered; @param handedAt null until the one-stop system has it */
    private record Row(byte[] content, byte[] answerHash, byte[] answer) {}

    public Questions(DataSource dataSource, Commits commits, Vault vault, Clock clock) {
        this.dataSource = dataSource;
        this.commits = commits;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * The effects of a question that the portal holds; none when it is kept already. One that cannot be kept leaves a
     * line in the log, and nothing else.
     */
    public List<Effect> keep(String id, ObjectNode content, NewMessage next) {
        byte[] bytes = CanonicalJson.bytes(content);
        if (id.isEmpty() || id.length() > MAX_ID_CHARS || bytes.length > MAX_CONTENT_BYTES)
            return List.of(
                    new LogEntry("question.refused", "", "portal", Map.of("bytes", Integer.toString(bytes.length))));
        if (find(id).isPresent()) return List.of();
        return List.of(
                new QuestionKept(id, vault.sealText(bytes, context(id, "content")), Parameters.now(clock)),
                next,
                new LogEntry("question.kept", "", "portal", Map.of("question", id)));
    }

    /**
     * Keeps the province's answer. Returns only when it would survive a power cut.
     *
     * @param next follows from a new answer, in the same transaction
     * @throws OverLimit when the answer is too long to keep
     */
    public Outcome answer(String id, ObjectNode answer, NewMessage next) {
        byte[] bytes = CanonicalJson.bytes(answer);
        if (bytes.length > MAX_CONTENT_BYTES) throw new OverLimit("answer", MAX_CONTENT_BYTES);
        byte[] hash = vault.hash(Vault.Purpose.CONTENT, bytes);
        Optional<Row> question = find(id);
        if (question.isEmpty()) return Outcome.UNKNOWN;
        if (question.get().answerHash() != null) return again(question.get(), hash);
        Instant now = Parameters.now(clock);
        try {
            commits.commitDurably(List.of(
                    new AnswerKept(id, hash, vault.sealText(bytes, context(id, "answer")), now),
                    next,
                    new LogEntry("question.answered", "", "one-stop", Map.of("question", id))));
            return Outcome.KEPT;
        } catch (Conflict answeredAtOnce) {
            return again(find(id).orElseThrow(), hash);
        }
    }

    private Outcome again(Row question, byte[] hash) {
        if (!Arrays.equals(question.answerHash(), hash)) return Outcome.CONFLICT;
        commits.commitDurably(List.of());
        return Outcome.REPEAT;
    }

    /** The effects of the one-stop system having taken the question. */
    public List<Effect> handed(String id) {
        return passed(id, QuestionPassed.To.ONE_STOP, "question.handed");
    }

    /** The effects of the portal having taken the answer. */
    public List<Effect> returned(String id) {
        return passed(id, QuestionPassed.To.PORTAL, "question.returned");
    }

    private List<Effect> passed(String id, QuestionPassed.To to, String kind) {
        return List.of(
                new QuestionPassed(id, to, Parameters.now(clock)),
                new LogEntry(kind, "", "engine", Map.of("question", id)));
    }

    /**
     * Question and answer: {@code {id, question: {…}, answer: {…} or null}}.
     *
     * @throws StepFailure (configuration) when it cannot be opened, (bug) when there is none
     */
    public ObjectNode read(String id) {
        Row row = find(id).orElseThrow(() -> new StepFailure(ErrorClass.BUG, "", "question.unknown", id));
        ObjectNode json = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .put("id", id);
        json.set("question", opened(row.content(), id, "content"));
        json.set("answer", row.answer() == null ? json.nullNode() : opened(row.answer(), id, "answer"));
        return json;
    }

    private JsonNode opened(byte[] sealed, String id, String part) {
        try {
            return CanonicalJson.read(vault.open(sealed, context(id, part)));
        } catch (SealBroken e) {
            throw new StepFailure(ErrorClass.CONFIGURATION, "", "dossier-unreadable", id);
        }
    }

    private Optional<Row> find(String id) {
        return Statements.query(
                        dataSource,
                        "select content_sealed, answer_hash, answer_sealed from question where portal_id = ?",
                        to -> to.text(id),
                        row -> new Row(row.getBytes(1), row.getBytes(2), row.getBytes(3)))
                .stream()
                .findFirst();
    }

    private static String context(String id, String part) {
        return "question/" + id + "/" + part;
    }
}
